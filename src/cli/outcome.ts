import { takeArguments } from '#cli/arguments';
import type { Io } from '#cli/io';
import { alignColumns } from '#cli/print';
import { planTotals, schedule } from '#coordination/joint-plan';
import type { House } from '#operations/house';
import { type ListedOutcome, listOutcomes } from '#operations/outcome/list-outcomes';
import { observeOutcomes } from '#operations/outcome/observe';
import { loadPlan } from '#operations/outcome/plans';
import { TREND_WORDS } from '#operations/outcome/say-trend';
import { signAsPersona } from '#operations/outcome/sign-plan';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';
import { sayRupiah } from '#terms/rupiah';

const HELP = `manunggal outcome list

  outcome list              every shared outcome: figure, way to the target, trend
  outcome show ID           one, with what was observed, the query, its hash and the ledger's
  outcome compute [ID]      computes the figures that are not final now
  plan show ID              activities in their order, critical path, shares, signatures
  plan sign ID --as PERSONA the head of a member signs (also on the page /dewan/rencana)

  --json; works on the data folder (MANUNGGAL_DATA) of a house that is not running, or on DATABASE_URL.
`;

/** What these verbs run on. */
export interface OutcomeHouse {
  readonly open: <T>(use: (house: House) => Promise<T>) => Promise<T>;
  readonly clock: () => Instant;
  readonly chance: () => Seed;
}

/** `manunggal outcome ...` and `manunggal plan ...`. Refuses `outcome-unknown`, and what a signature refuses. */
export async function outcome(
  noun: 'outcome' | 'plan',
  argv: readonly string[],
  io: Io,
  { open, clock, chance }: OutcomeHouse,
): Promise<number> {
  const given = takeArguments(argv, io, HELP, {
    as: { type: 'string' },
  });
  if (given === null) return 0;
  const [verb, id] = given.rest;
  const { language } = given;
  const say = (value: object, text: () => string) =>
    io.stdout(given.flag('json') ? `${JSON.stringify(value)}\n` : text());
  if (verb === undefined) {
    io.stdout(HELP);
    return 2;
  }
  return open(async (house) => {
    if (noun === 'outcome' && verb === 'compute') {
      const computed = await observeOutcomes(house, clock(), true, id);
      say({ computed }, () => `${computed}\n`);
    } else if (noun === 'outcome' && verb === 'list') {
      const all = await listOutcomes(house);
      say({ outcomes: all }, () => table(all, language));
    } else if (noun === 'outcome' && verb === 'show' && id !== undefined) {
      const found = (await listOutcomes(house)).find((one) => one.id === id);
      if (found === undefined) throw new Refusal('outcome-unknown', 'There is no such outcome', { outcome: id });
      say(found, () => detail(found));
    } else if (noun === 'plan' && verb === 'show' && id !== undefined) {
      await showPlan(house, id, language, say);
    } else if (noun === 'plan' && verb === 'sign' && id !== undefined) {
      const signed = await signAsPersona(house, given.text('as') ?? '', id, clock(), chance());
      say(signed, () => `${signed.signedBy.join(', ')}\n`);
    } else throw new Refusal('usage', 'outcome list|show|compute, plan show|sign', {});
    return 0;
  });
}

function table(all: readonly ListedOutcome[], language: Language): string {
  const words = TREND_WORDS[language];
  const rows = all.flatMap(({ id, indicators }) =>
    indicators.map((one) => [id, one.id, one.value ?? '?', one.unit, `${one.progress ?? '?'} %`, words[one.trend]]),
  );
  return `${alignColumns(rows, [2, 4]).join('\n')}\n`;
}

function detail(one: ListedOutcome): string {
  const parts = one.indicators.map(({ id, baseline, target, unit, query, hash, observations }) => {
    const rows = observations.map(({ since, value, final, head }) => [since, value ?? '?', final ? '' : '...', head]);
    return [
      `${id}: ${baseline} -> ${target} ${unit}`,
      `  ${query}`,
      `  sha256 ${hash}`,
      ...alignColumns(rows, [1]),
    ].join('\n');
  });
  const weights = Object.entries(one.weights).map(([agency, weight]) => `${agency} ${weight}`);
  return `${[`${one.title} (${one.arrangement})`, weights.join(', '), ...parts].join('\n\n')}\n`;
}

async function showPlan(
  house: House,
  id: string,
  language: Language,
  say: (value: object, text: () => string) => void,
): Promise<void> {
  const { current, next } = await loadPlan(house.db, house.library.government, id);
  const { text, signed, version, agreedAt } = next ?? current;
  const { days, path, placed } = schedule(text.plan.activities);
  const { total, byAgency } = planTotals(text.plan);
  const shares = Object.fromEntries([...byAgency].map(([agency, amount]) => [agency, amount.toString()]));
  const shown = {
    id,
    version,
    signedBy: signed,
    agreedAt,
    days,
    path,
    activities: placed,
    total: total.toString(),
    shares,
  };
  say(shown, () => {
    const rows = placed.map(({ id: step, start, end, slack }) => [
      step,
      String(start),
      String(end),
      path.includes(step) ? '*' : `+${slack}`,
    ]);
    const money = [...byAgency].map(([agency, amount]) => [agency, sayRupiah(amount, language)]);
    const lines = [
      ...alignColumns(rows, [1, 2, 3]),
      '',
      ...alignColumns([...money, ['=', sayRupiah(total, language)]], [1]),
    ];
    return `${lines.join('\n')}\n\n${signed.join(', ')}${agreedAt === null ? '' : ` (${agreedAt})`}\n`;
  });
}
