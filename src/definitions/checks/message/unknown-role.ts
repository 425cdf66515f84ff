import type { Rule } from '#definitions/rule';
import { described } from '#definitions/views/messages';
import { nearestElse, placeIn } from '#definitions/vocabulary';

/** Who sends a message from outside plays a role of the government. */
export const messageUnknownRole: Rule = {
  id: 'message/unknown-role',
  what: { id: 'Peran pengirim pesan tidak ada', en: 'The role that sends the message does not exist' },
  hint: { id: 'sebut peran dari roles.yaml', en: 'name a role of roles.yaml' },
  check: (draft, say) => {
    const roles = draft.roles.value.map(({ role }) => role);
    for (const { service, name, message } of described(draft)) {
      const { from } = message;
      if (from === undefined || roles.includes(from)) continue;
      const fix = nearestElse(from, roles, 'name a role of roles.yaml');
      say(placeIn(service, 'messages', name, 'from'), `Nobody is ${from}`, fix);
    }
  },
};
