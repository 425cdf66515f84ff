import { readVerb, VERBS } from '#definitions/example-verb';
import type { Rule } from '#definitions/rule';
import { everyExample } from '#definitions/views/examples';

/** An example is run, so what it does must be something that the house can do. */
export const exampleUnknownVerb: Rule = {
  id: 'example/unknown-verb',
  what: { id: 'Perbuatan dalam contoh tidak dikenal', en: 'The act of an example is not known' },
  hint: { id: 'pakai salah satu kata yang disebut', en: 'use one of the verbs named' },
  check: (draft, say) => {
    for (const { example } of everyExample(draft)) {
      for (const [index, act] of example.value.when.entries()) {
        if (readVerb(act.do) !== undefined) continue;
        say(example.at(['when', index, 'do']), `Nobody can do "${act.do}"`, `write one of: ${VERBS.join(', ')}`);
      }
    }
  },
};
