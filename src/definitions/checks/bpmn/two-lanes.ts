import type { Rule } from '#definitions/rule';

/** Said where the model is built (`build-process.ts`): a step is owed by one agency. */
export const bpmnTwoLanes: Rule = {
  id: 'bpmn/two-lanes',
  what: { id: 'Langkah ini berada di dua lajur', en: 'The step stands in two lanes' },
  hint: { id: 'biarkan di satu lajur saja', en: 'leave it in one lane' },
};
