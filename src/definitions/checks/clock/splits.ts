import type { Rule } from '#definitions/rule';
import { completenessTasks } from '#definitions/views/clocks';

/** Nobody answers the form of a task whose time has run out, so nothing that it would say may choose the way on. */
export const clockSplits: Rule = {
  id: 'clock/splits',
  what: { id: 'Arah berkas tidak jelas bila waktu habis', en: 'Where the case goes when time runs out is unsaid' },
  hint: { id: 'keluarkan satu alur tanpa syarat', en: 'lead one flow without a condition out of it' },
  refers: (draft, say) => {
    for (const { service, node, place } of completenessTasks(draft)) {
      const flows = node.outgoing.map((id) => service.process?.flows.get(id));
      if (flows.length === 1 && flows[0]?.condition === null) continue;
      const message = `${node.id} splits: it is unsaid where a case goes whose completeness check ran out of time`;
      say(place, message, 'lead one flow without a condition out of it', node.id);
    }
  },
};
