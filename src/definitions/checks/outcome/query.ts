import { refusedBy } from '#definitions/refused-by';
import type { Rule } from '#definitions/rule';
import { readQuery } from '#rules/query/query';

/** An indicator is computed from open fields of envelopes alone: a query that names anything else is not published. */
export const outcomeQuery: Rule = {
  id: 'outcome/query',
  what: {
    id: 'Kueri indikator menyebut yang tidak boleh dibaca, atau bukan kueri',
    en: 'The query of an indicator names what it may not read, or is no query',
  },
  hint: {
    id: 'pakai kind, at, agency, service, element, dan data.* yang terbuka saja',
    en: 'use kind, at, agency, service, element and the open data.* only',
  },
  check: ({ outcomes }, say) => {
    for (const file of outcomes.values()) {
      for (const [n, { query }] of file.value.indicators.entries()) {
        const refusal = refusedBy(() => readQuery(query));
        if (refusal !== null)
          say(file.at(['indicators', n, 'query']), refusal.message, 'use open fields of the envelope only');
      }
    }
  },
};
