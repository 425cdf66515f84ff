import { allowOfficial, type Person } from '#access/person';
import { endOf, type ReorganisationKind } from '#agencies/succession';
import { keyOf } from '#coordination/reorganisation';
import type { Government } from '#definitions/government';
import type { House } from '#operations/house';
import { refusalView } from '#operations/marks/say-refusal';
import { type Plan, planReorganisation, stageReorganisation } from '#operations/reorganisation/plan';
import { dryRunView, sayThing } from '#operations/reorganisation/present-dry-run';
import { REORGANISATION_WORDS } from '#operations/reorganisation/say-reorganisation';
import { SAY_WIZARD } from '#operations/reorganisation/say-wizard';
import { dayTyped, MOST_SIDES, orderWished, type Wished } from '#operations/reorganisation/wizard-order';
import type { FieldView } from '#operations/views/marks';
import type { WizardView } from '#operations/views/reorganisation';
import { CERTAINTIES, CERTAINTY_WORDS } from '#terms/certainty';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'library'>;

/** The coordinator's form with what it would do so far. Changes nothing. */
export async function readWizard(
  house: Parts,
  person: Person | null,
  kind: ReorganisationKind,
  wished: Wished,
  language: Language,
  at: Instant,
): Promise<WizardView> {
  allowOfficial(person, 'reorganise');
  const { government } = house.library;
  const words = SAY_WIZARD[language];
  const begun = Object.keys(wished).some((name) => name.startsWith('from-'));
  const counted = begun ? await count(house, person, kind, wished, language, at) : { plan: null, error: null };
  const { plan, error } = counted;
  return {
    kind,
    title: REORGANISATION_WORDS[language].kinds[kind],
    about: words.about[kind],
    fields: fieldsOf(government, kind, wished, language),
    error,
    table: plan === null ? null : dryRunView(government, plan, language),
    leftovers: plan === null ? [] : leftoversOf(government, plan, wished, language),
    ready: plan !== null && plan.orphans === 0,
  };
}

/** Puts forward what the form wishes for. Refuses like `stageReorganisation`; `body-malformed` where something is missing. */
export async function proposeWished(
  house: Parts,
  person: Person | null,
  kind: ReorganisationKind,
  wished: Wished,
  at: Instant,
  seed: Seed,
): Promise<string> {
  const order = orderWished(kind, wished, house.library.government.file.zone);
  if (order === null) throw new Refusal('body-malformed', 'The form is not whole', {});
  const plan = await planReorganisation(house, person, order, at);
  await stageReorganisation(house, plan, person, at, seed);
  return plan.id;
}

async function count(
  house: Parts,
  person: Person | null,
  kind: ReorganisationKind,
  wished: Wished,
  language: Language,
  at: Instant,
): Promise<{ readonly plan: Plan | null; readonly error: string | null }> {
  const { government } = house.library;
  const order = orderWished(kind, wished, government.file.zone);
  if (order === null) return { plan: null, error: SAY_WIZARD[language].missing };
  try {
    return { plan: await planReorganisation(house, person, order, at), error: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { what, next } = refusalView(government, error, language);
    return { plan: null, error: `${what} ${next}` };
  }
}

function fieldsOf(government: Government, kind: ReorganisationKind, wished: Wished, language: Language): FieldView[] {
  const words = SAY_WIZARD[language];
  const living = [...government.agencies.values()]
    .filter(({ id }) => endOf(government.successions, id) === undefined)
    .map(({ id, short }) => ({ value: id, label: short[language], hint: null }));
  const field = view(wished);
  const several = (n: number) => Array.from({ length: n }, (_, place) => place + 1);
  const from = several(kind === 'merge' ? MOST_SIDES : 1).map((n) =>
    field(`from-${n}`, 'choice', words.from(n), { choices: living, required: n === 1 }),
  );
  const takers = kind === 'split' || kind === 'dissolve' ? MOST_SIDES : kind === 'rename' ? 0 : 1;
  const to = several(takers).map((n) =>
    field(`to-${n}`, 'choice', words.to(n), { choices: living, required: n === 1 }),
  );
  const roles = [...new Set(government.roles.map(({ role }) => role))].map((role) => ({
    value: role,
    label: role,
    hint: null,
  }));
  const by = ['territory', 'role'].map((one) => ({
    value: one,
    label: words.by[one === 'role' ? 'role' : 'territory'],
    hint: null,
  }));
  return [
    ...from,
    ...to,
    ...(takers > 1 ? [field('by', 'choice', words.shared, { choices: by, hint: words.sharedHint })] : []),
    ...(takers > 1 ? [field('rest', 'choice', words.rest, { choices: living, hint: words.restHint })] : []),
    ...(kind === 'move-duty' ? [field('role', 'choice', words.role, { choices: roles })] : []),
    ...(kind === 'rename' ? [field('name-id', 'text', words.nameId), field('name-en', 'text', words.nameEn)] : []),
    field('day', 'date', words.day, { value: dayTyped(wished) === '0000-00-00' ? '' : dayTyped(wished) }),
    field('law', 'text', words.law, { hint: words.lawHint }),
    field('certainty', 'choice', words.certainty, {
      value: wished['certainty'] ?? 'B',
      choices: CERTAINTIES.map((one) => ({ value: one, label: CERTAINTY_WORDS[one][language], hint: null })),
    }),
  ];
}

function view(wished: Wished) {
  return (name: string, type: FieldView['type'], label: string, more: Partial<FieldView> = {}): FieldView => ({
    name,
    type,
    label,
    hint: null,
    unit: null,
    required: true,
    value: wished[name] ?? '',
    error: null,
    choices: [],
    ...more,
  });
}

/** One question for every territory or role that nobody takes, and for every thing that has neither. */
function leftoversOf(government: Government, { rows, order }: Plan, wished: Wished, language: Language): FieldView[] {
  const orphans = rows.filter(({ fate }) => fate.kind === 'orphan');
  const choices = order.to.map((id) => ({
    value: id,
    label: government.agencies.get(id)?.short[language] ?? id,
    hint: null,
  }));
  const field = view(wished);
  const asked = new Map<string, string>();
  const kept = Object.keys(wished).filter((name) => /^(share|give)\./.test(name) && wished[name] !== '');
  for (const name of kept) asked.set(name, labelOf(government, name.slice(name.indexOf('.') + 1)));
  for (const row of orphans) {
    const key = order.by === 'territory' ? row.territory : order.by === 'role' ? row.role : undefined;
    if (key !== undefined) asked.set(`share.${key}`, labelOf(government, key));
    else
      asked.set(
        `give.${keyOf(row)}`,
        `${REORGANISATION_WORDS[language].things[row.kind]}: ${sayThing(government, row, language)}`,
      );
  }
  return [...asked].map(([name, label]) => field(name, 'choice', label, { choices }));
}

function labelOf({ file }: Government, key: string): string {
  return file.regions.find(({ code }) => code === key)?.name ?? key;
}
