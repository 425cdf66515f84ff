import type { Rule } from '#definitions/rule';
import { APPLICANT, calledBy, everyNode, placeOfNode } from '#definitions/vocabulary';

/** An agency that is handed a step owes it by a time that somebody can hold it to: its own clock, its lane's, or that of the completeness check. */
export const taskNoClock: Rule = {
  id: 'task/no-clock',
  what: { id: 'Tugas instansi tidak punya batas waktu', en: 'A task of an agency has no clock' },
  hint: { id: 'tulis clock dengan amount, unit, dan basis', en: 'write a clock with amount, unit and basis' },
  check: (draft, say) => {
    for (const { service, node } of everyNode(draft)) {
      const { elements, clocks, lanes } = service.file.value;
      if (node.type !== 'userTask' || lanes[node.lane]?.role === APPLICANT) continue;
      if (elements[node.id]?.clock !== undefined || clocks?.lanes[node.lane] !== undefined) continue;
      if (clocks?.completeness?.element === node.id) continue;
      const fix = `write clock: { amount: …, unit: workingDays, basis: … } for ${node.id} under elements of service.yaml, or for its lane under clocks`;
      const message = `Task ${calledBy(node)} has no clock: nobody could say when it is late`;
      say(placeOfNode(service, node), message, fix, node.id);
    }
  },
};
