import type { Rule } from '#definitions/rule';
import { beginsCase, caughtIn } from '#definitions/views/messages';

/** A message finds the case that waits by facts that both cases know; one that begins a case need not. */
export const messageNoKey: Rule = {
  id: 'message/no-key',
  what: {
    id: 'Pesan tidak menyebut cara menemukan kasus yang menunggu',
    en: 'The message does not say how it finds the case that waits',
  },
  hint: {
    id: 'tulis correlate: fakta yang diketahui kedua kasus',
    en: 'write correlate: the facts that both cases know',
  },
  check: (draft, say) => {
    for (const spoken of caughtIn(draft)) {
      const { service, node, name, message } = spoken;
      if (message === undefined || message.correlate.length > 0 || beginsCase(spoken)) continue;
      const text = `${name} does not say by which facts it finds the case that waits`;
      const fix = 'add correlate: the facts that both cases know';
      say(service.file.keyAt(['messages', name]), text, fix, node.id);
    }
  },
};
