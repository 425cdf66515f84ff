import type { Rule } from '#definitions/rule';

/** Said where the model is read (`read-process.ts`): nothing of a process is silently left out. */
export const bpmnWarning: Rule = {
  id: 'bpmn/warning',
  what: { id: 'Bagian dari proses tidak terbaca', en: 'A part of the process could not be read' },
  hint: { id: 'betulkan elemen atau id yang disebutnya', en: 'correct the element or the id it names' },
};
