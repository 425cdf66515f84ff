import type { Rule } from '#definitions/rule';

/** What is thrown has a name by which it is caught. */
export const bpmnCode: Rule = {
  id: 'bpmn/code',
  what: { id: 'Kesalahan atau eskalasi tidak bernama', en: 'The error or escalation has no code' },
  hint: { id: 'beri kode', en: 'give it a code' },
  drawn: ({ process }, say) => {
    for (const { id, type, code } of process.nodes.values()) {
      if (code !== null || !/^(errorEndEvent|escalationEndEvent|escalationThrowEvent)$/.test(type)) continue;
      say(id, `${id} does not say what it throws`, 'name an error or escalation of the file');
    }
  },
};
