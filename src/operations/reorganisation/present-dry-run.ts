import type { DryRun, Row, ThingKind } from '#coordination/reorganisation';
import type { Government } from '#definitions/government';
import { nameOf } from '#operations/marks/say-case';
import { REORGANISATION_WORDS as WORDS } from '#operations/reorganisation/say-reorganisation';
import type { DryRunView } from '#operations/views/reorganisation';
import type { Language } from '#terms/language';

/** The table of a dry run: what nobody takes first, then what ends, then what goes on. */
export function dryRunView(
  government: Government,
  { rows, counts, orphans }: Pick<DryRun, 'rows' | 'counts' | 'orphans'>,
  language: Language,
): DryRunView {
  const { things } = WORDS[language];
  const kinds = Object.keys(counts) as ThingKind[]; // its own keys
  const order = ['orphan', 'ends', 'to'];
  return {
    orphans,
    counts: kinds.flatMap((kind) => {
      const counted = counts[kind];
      return counted === undefined ? [] : [{ what: things[kind], ...counted }];
    }),
    rows: rows
      .toSorted((a, b) => order.indexOf(a.fate.kind) - order.indexOf(b.fate.kind))
      .map((row) => ({
        what: things[row.kind],
        id: sayThing(government, row, language),
        count: row.count,
        from: nameOf(government, row.agency, language),
        fate: sayFate(government, row, language),
        kind: row.fate.kind,
      })),
  };
}

function sayFate(government: Government, { fate }: Row, language: Language): string {
  if (fate.kind === 'to') return nameOf(government, fate.agency, language);
  if (fate.kind === 'orphan') return WORDS[language].orphan;
  return fate.why === 'said' ? (fate.said?.[language] ?? '') : WORDS[language].ends[fate.why];
}

/** A thing by the name people know it by, where it has one. */
export function sayThing(
  government: Government,
  row: Pick<Row, 'kind' | 'id' | 'territory'>,
  language: Language,
): string {
  const [first = '', second = ''] = row.id.split('/');
  const place = government.file.regions.find(({ code }) => code === row.territory)?.name;
  const named = namesOf(government, row.kind, first, second, language) ?? row.id;
  return place === undefined ? named : `${named}, ${place}`;
}

function namesOf(
  government: Government,
  kind: ThingKind,
  first: string,
  second: string,
  language: Language,
): string | undefined {
  const { registries, services, arrangements, personas, agencies, file } = government;
  switch (kind) {
    case 'position':
      return [...agencies.values()].flatMap(({ positions }) => positions).find(({ id }) => id === first)?.title[
        language
      ];
    case 'officer':
      return personas.find(({ id }) => id === first)?.about[language];
    case 'registry':
      return registries.get(first)?.name[language];
    case 'lane':
      return services.get(first)?.texts[language].title;
    case 'account':
      return file.payees.find(({ id }) => id === first)?.name[language];
    case 'grant':
      return arrangements.get(first)?.grants.find(({ id }) => id === second)?.purpose[language];
    case 'membership':
    case 'mandate':
    case 'activity':
      return arrangements.get(first)?.title[language];
    case 'queue':
    case 'signing-key':
    case 'case':
      return nameOf(government, agencies.has(first) ? first : null, language);
    default:
      return undefined;
  }
}
