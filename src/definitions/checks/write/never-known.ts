import type { Rule } from '#definitions/rule';
import { namesOfFeel } from '#definitions/views/expressions';
import { obtainable } from '#definitions/views/obtainable';
import { everyWrite } from '#definitions/views/reads';
import { placeIn } from '#definitions/vocabulary';

/** What is entered is made from facts that the case can know. Unknown names and malformed FEEL are other rules' findings. */
export const writeNeverKnown: Rule = {
  id: 'write/never-known',
  what: { id: 'Nilai yang ditulis tidak pernah diketahui', en: 'What is written is never known' },
  hint: { id: 'ambil, tanyakan, atau hitung lebih dahulu', en: 'read, ask or compute it first' },
  check: (draft, say) => {
    for (const { service, path, write } of everyWrite(draft)) {
      const known = obtainable(draft, service);
      const values = Object.entries(write.set).flatMap(([fact, text]) =>
        namesOfFeel(text, [...draft.factTypes.keys(), 'on']).map((name) => [name, ['set', fact]] as const),
      );
      for (const [fact, way] of [[write.key, ['key']] as const, ...values]) {
        if (!draft.factTypes.has(fact) || known.has(fact)) continue;
        const fix = 'read it, ask it or compute it before it is written';
        say(placeIn(service, ...path, ...way), `Nothing in this service brings ${fact}`, fix);
      }
    }
  },
};
