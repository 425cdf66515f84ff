import type { Rule } from '#definitions/rule';
import { calledBy, everyNode, placeOfNode } from '#definitions/vocabulary';

/** A person who is given a task must be told what to answer: a form. */
export const taskNoForm: Rule = {
  id: 'task/no-form',
  what: { id: 'Tugas tidak punya formulir', en: 'The task has no form' },
  hint: {
    id: 'tulis form di service.yaml dan tambahkan forms/',
    en: 'write form in service.yaml and add the file to forms/',
  },
  check: (draft, say) => {
    for (const { service, node } of everyNode(draft)) {
      if (node.type !== 'userTask' || service.file.value.elements[node.id]?.form !== undefined) continue;
      const fix = `write form: … for ${node.id} under elements of service.yaml, and add forms/….json`;
      say(placeOfNode(service, node), `Task ${calledBy(node)} has no form`, fix, node.id);
    }
  },
};
