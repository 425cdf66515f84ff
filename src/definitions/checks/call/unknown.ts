import type { DraftService } from '#definitions/draft';
import type { Rule } from '#definitions/rule';
import { everyNode, nearestElse, placeOfNode } from '#definitions/vocabulary';

/** A call activity runs a process of its file or another service; where there is neither, every case would hold there. */
export const callUnknown: Rule = {
  id: 'call/unknown',
  what: { id: 'Layanan yang dipanggil tidak ada', en: 'The service that is called does not exist' },
  hint: { id: 'sebut layanan yang ada', en: 'name a service of the government' },
  check: (draft, say) => {
    const services = [...draft.services.keys()];
    for (const { service, node } of everyNode(draft)) {
      const called = node.called ?? '';
      if (node.type !== 'callActivity' || isOwn(service, called) || services.includes(called)) continue;
      const fix = nearestElse(called, services, 'name a service of the government');
      say(placeOfNode(service, node), `${node.id} calls ${called}, which nobody publishes`, fix, node.id);
    }
  },
};

function isOwn({ process }: DraftService, called: string): boolean {
  return process?.pools.some(({ id }) => id === called) === true || process?.nodes.get(called)?.within === called;
}
