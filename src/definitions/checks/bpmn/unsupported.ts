import type { Rule } from '#definitions/rule';

/** Said before the model is read (`read-process.ts`): a process must never do less than it says. */
export const bpmnUnsupported: Rule = {
  id: 'bpmn/unsupported',
  what: { id: 'Elemen ini tidak dijalankan di sini', en: 'This element is not run here' },
  hint: { id: 'gambar dengan elemen dari docs/bpmn.md', en: 'draw it with elements that docs/bpmn.md lists' },
};
