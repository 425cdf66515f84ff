import type { Rule } from '#definitions/rule';

/** Said where the model is built (`build-process.ts`): service.yaml binds elements by id. */
export const bpmnId: Rule = {
  id: 'bpmn/id',
  what: { id: 'Elemen ini tidak punya id yang dapat dipakai', en: 'The element has no usable id' },
  hint: { id: 'beri id yang unik', en: 'give it an id of its own' },
};
