import type { Rule } from '#definitions/rule';
import { beginsCase, caughtIn } from '#definitions/views/messages';
import { placeOfNode } from '#definitions/vocabulary';

/** A message begins one case of one service. */
export const messageTwoStarts: Rule = {
  id: 'message/two-starts',
  what: { id: 'Satu pesan memulai kasus dua layanan', en: 'One message begins cases of two services' },
  hint: { id: 'beri salah satunya pesan sendiri', en: 'give one of them a message of its own' },
  check: (draft, say) => {
    const caught = caughtIn(draft);
    for (const spoken of caught) {
      const { service, node, name, message } = spoken;
      if (message === undefined || !beginsCase(spoken)) continue;
      const other = caught.find(
        (one) => one.name === name && one.service !== service && one.node.type === 'messageStartEvent',
      );
      if (other === undefined) continue;
      const text = `${name} begins cases of ${service.id} and of ${other.service.id}: a message begins one`;
      say(placeOfNode(service, node), text, 'give one of them a message of its own');
    }
  },
};
