import type { Rule } from '#definitions/rule';

/** Said where ids are gathered (`process-faults.ts`): service.yaml binds elements by id. */
export const bpmnDuplicateId: Rule = {
  id: 'bpmn/duplicate-id',
  what: { id: 'Id ini dipakai dua kali', en: 'This id is used twice' },
  hint: { id: 'beri id lain pada salah satunya', en: 'give one of the two another id' },
};
