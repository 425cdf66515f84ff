import type { Rule } from '#definitions/rule';
import { everyNode, placeOfNode } from '#definitions/vocabulary';

/** What an activity goes through, and what it gathers into, are facts that hold several. */
export const expressionNoList: Rule = {
  id: 'expression/no-list',
  what: {
    id: 'Kegiatan berulang menunjuk fakta yang bukan daftar',
    en: 'An activity goes through a fact that is no list',
  },
  hint: { id: 'sebut fakta bertipe list', en: 'name a fact of type list' },
  check: (draft, say) => {
    for (const { service, node } of everyNode(draft)) {
      for (const list of [node.instances?.list, node.instances?.outputs]) {
        const type = draft.factTypes.get(list ?? '')?.type ?? 'list';
        if (type === 'list') continue;
        const message = `${node.id} goes through ${list}, which is a ${type}`;
        say(placeOfNode(service, node), message, 'name a fact of type list', node.id);
      }
    }
  },
};
