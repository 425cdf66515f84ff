import type { Draft } from '#definitions/draft';
import type { Rule } from '#definitions/rule';
import { beginsByMessage } from '#definitions/views/corrections';
import { everyRead } from '#definitions/views/reads';
import { placeIn } from '#definitions/vocabulary';

/** A person who disputes what a right or an amount hangs on must have somebody who answers: else the value stands, right or wrong. */
export const readDecidesUncorrected: Rule = {
  id: 'read/decides-uncorrected',
  what: {
    id: 'Hak atau jumlah bergantung pada data yang tidak dapat dibetulkan',
    en: 'A right or an amount hangs on a fact that nobody corrects',
  },
  hint: {
    id: 'sebut correction di daftar induknya: layanan yang mulai dengan pesan',
    en: 'name a correction in its registry: a service that begins by a message',
  },
  refers: (draft, say) => {
    for (const { service, name, read } of everyRead(draft)) {
      for (const [index, fact] of (read.decides ?? []).entries()) {
        const why = faultOf(draft, read.registry, read.facts.includes(fact));
        if (why === null) continue;
        const fix = `name a correction service in registries/${read.registry}.yaml, or take ${fact} out of decides`;
        say(placeIn(service, 'reads', name, 'decides', index), `A right or an amount hangs on ${fact}: ${why}`, fix);
      }
    }
  },
};

function faultOf(draft: Draft, registry: string, isRead: boolean): string | null {
  if (!isRead) return 'the read does not ask for it';
  const correction = draft.registries.get(registry)?.value.correction;
  if (correction === undefined) return `registry ${registry} names no correction`;
  const service = draft.services.get(correction.service);
  if (service === undefined) return `there is no service ${correction.service}`;
  return beginsByMessage(service) ? null : `${correction.service} does not begin by a message`;
}
