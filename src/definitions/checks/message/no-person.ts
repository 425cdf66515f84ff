import type { Rule } from '#definitions/rule';
import { beginsCase, caughtIn } from '#definitions/views/messages';

/** A case is somebody's: the message that begins it says whose. */
export const messageNoPerson: Rule = {
  id: 'message/no-person',
  what: {
    id: 'Pesan memulai kasus tanpa menyebut milik siapa',
    en: 'The message begins a case and does not say whose',
  },
  hint: { id: 'tambahkan fakta subject ke carries', en: 'add the subject of the opening to carries' },
  check: (draft, say) => {
    for (const spoken of caughtIn(draft)) {
      const { service, name, message } = spoken;
      const { subject } = service.file.value.opening;
      if (message === undefined || !beginsCase(spoken) || message.carries.includes(subject)) continue;
      const text = `${name} begins a case, but does not carry ${subject}: whose would it be?`;
      say(service.file.keyAt(['messages', name]), text, `add ${subject} to carries`);
    }
  },
};
