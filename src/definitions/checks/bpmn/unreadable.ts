import type { Rule } from '#definitions/rule';

/** Said where the model is read (`read-process.ts`): this is XML, but no BPMN. */
export const bpmnUnreadable: Rule = {
  id: 'bpmn/unreadable',
  what: { id: 'Proses tidak dapat dibaca', en: 'The process cannot be read' },
  hint: { id: 'simpan lagi dari perancang proses', en: 'save it again from the modeler' },
};
