import { ArrangementFile } from '#coordination/schema';
import type { Government } from '#definitions/government';
import type { Typed } from '#operations/council/draft-text';
import { ARRANGEMENT_WORDS as WORDS } from '#operations/council/say-arrangement';
import { SAY_DRAFT } from '#operations/council/say-draft';
import type { ArrangementDraftView } from '#operations/views/council-desk';
import type { FieldView } from '#operations/views/marks';
import { CERTAINTIES, CERTAINTY_WORDS } from '#terms/certainty';
import type { Language } from '#terms/language';

type Choices = FieldView['choices'];
type Sections = ArrangementDraftView['sections'];

/** Rows that stand ready below those in use. */
const SPARE = 2;

/** The whole form over what is typed so far; `faults` are places such as `members.0.agency` that need mending. */
export function sectionsOf(
  government: Government,
  typed: Typed,
  faults: readonly string[],
  fresh: boolean,
  language: Language,
): Sections {
  const words = SAY_DRAFT[language];
  const known = choicesOf(government, language);
  const field = fieldMaker(typed, faults, language);
  const several = (list: 'members' | 'legalBasis' | 'grants', least: number, fields: (at: string) => FieldView[]) =>
    Array.from({ length: Math.max(least, used(typed, list) + SPARE) }, (_, n) => ({
      legend: words.rows[list](n + 1),
      fields: fields(`${list}.${n}`),
    }));
  const section = (name: keyof typeof words.sections, groups: Sections[number]['groups']) => ({
    title: words.sections[name][0],
    note: words.sections[name][1],
    groups,
  });
  const basis = (at: string) => [
    field(`${at}.law`, 'text', 'law'),
    field(`${at}.article`, 'text', 'article', { required: false }),
    field(`${at}.certainty`, 'choice', 'certainty', { choices: known.certainties }),
  ];
  return [
    section('what', [
      {
        legend: null,
        fields: [
          ...(fresh ? [field('id', 'text', 'id')] : []),
          field('title.id', 'text', 'title.id'),
          field('title.en', 'text', 'title.en'),
          field('sentence.id', 'text', 'sentence.id'),
          field('sentence.en', 'text', 'sentence.en'),
          field('instrument', 'choice', 'instrument', { choices: known.instruments }),
          field('declaredLevel', 'choice', 'declaredLevel', { choices: known.levels }),
          field('enactedBy', 'choice', 'enactedBy', { choices: known.seats, required: false }),
        ],
      },
    ]),
    section('who', [
      {
        legend: null,
        fields: [
          field('leadPattern', 'choice', 'leadPattern', { choices: known.patterns }),
          field('leadPosition.position', 'choice', 'leadPosition.position', { choices: known.seats }),
        ],
      },
      ...several('members', 3, (at) => [
        field(`${at}.agency`, 'choice', 'agency', { choices: known.agencies }),
        field(`${at}.role`, 'choice', 'role', { choices: known.parts }),
      ]),
    ]),
    section('basis', several('legalBasis', 2, basis)),
    section('services', [
      {
        legend: null,
        fields: Array.from({ length: used(typed, 'services') + SPARE }, (_, n) =>
          field(`services.${n}`, 'choice', 'service', { choices: known.services, required: false }),
        ),
      },
    ]),
    section(
      'grants',
      several('grants', 1, (at) => [
        field(`${at}.kind`, 'choice', 'kind', { choices: known.kinds }),
        field(`${at}.id`, 'text', 'grant', { required: false }),
        field(`${at}.from`, 'choice', 'from', { choices: known.agencies }),
        field(`${at}.to`, 'choice', 'to', { choices: [known.every, ...known.agencies] }),
        field(`${at}.registry`, 'choice', 'registry', { choices: known.registries, required: false }),
        field(`${at}.facts`, 'text', 'facts', { required: false }),
        field(`${at}.payee`, 'choice', 'payee', { choices: known.payees, required: false }),
        field(`${at}.position`, 'choice', 'position', { choices: known.seats, required: false }),
        field(`${at}.purpose.id`, 'text', 'purpose.id'),
        field(`${at}.purpose.en`, 'text', 'purpose.en'),
        ...basis(`${at}.basis`),
        field(`${at}.statutory`, 'boolean', 'statutory', { value: typed[`${at}.statutory`] ?? 'false' }),
      ]),
    ),
    section('time', [
      {
        legend: null,
        fields: [
          field('from', 'date', 'begins'),
          field('to', 'date', 'ends', { required: false }),
          field('reviewDate', 'date', 'reviewDate', { required: false }),
        ],
      },
    ]),
  ];
}

function fieldMaker(typed: Typed, faults: readonly string[], language: Language) {
  const words = SAY_DRAFT[language];
  return (name: string, type: FieldView['type'], word: string, more: Partial<FieldView> = {}): FieldView => {
    const [label, hint] = words.fields[word] ?? [word, null];
    const wrong = faults.some((fault) => fault === name || fault.startsWith(`${name}.`));
    const base = { name, type, label, hint, unit: null, required: true, choices: [] };
    return { ...base, value: typed[name] ?? '', error: wrong ? `${label}: ${words.mend}` : null, ...more };
  };
}

/** How many rows of a list are filled. */
function used(typed: Typed, list: string): number {
  const places = Object.keys(typed).flatMap((name) => new RegExp(`^${list}\\.(\\d+)`).exec(name)?.[1] ?? []);
  return Math.max(0, ...places.map((place) => Number(place) + 1));
}

function choicesOf(government: Government, language: Language) {
  const words = WORDS[language];
  const choice = (value: string, label: string): Choices[number] => ({ value, label, hint: null });
  const worded = <Name extends string>(names: readonly Name[], says: { readonly [name in Name]: string }) =>
    names.map((name) => choice(name, says[name]));
  const agencies = [...government.agencies.values()];
  const { instrument, leadPattern, members, grants } = ArrangementFile.shape;
  return {
    every: choice('*', SAY_DRAFT[language].every),
    agencies: agencies.map(({ id, short }) => choice(id, short[language])),
    seats: agencies.flatMap(({ short, positions }) =>
      positions.map(({ id, title }) => choice(id, `${short[language]}: ${title[language]}`)),
    ),
    instruments: worded(instrument.options, words.instruments),
    patterns: worded(leadPattern.options, words.patterns),
    parts: worded(members.element.shape.role.options, words.parts),
    kinds: worded(grants.element.shape.kind.options, words.kinds),
    levels: words.steps.map((step, n) => choice(String(n), `${n}, ${step}`)),
    certainties: CERTAINTIES.map((one) => choice(one, CERTAINTY_WORDS[one][language])),
    services: [...government.services.values()].map(({ file, texts }) => choice(file.id, texts[language].title)),
    registries: [...government.registries.values()].map(({ id, name }) => choice(id, name[language])),
    payees: government.file.payees.map(({ id, name }) => choice(id, name[language])),
  };
}
