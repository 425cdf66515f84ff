import { allow, type Person } from '#access/person';
import { type Arrangements, currentArrangements } from '#coordination/current';
import type { Government } from '#definitions/government';
import type { DuplicateDemand } from '#insights/duplicate-demands';
import {
  type ExchangeFigures,
  type ExchangeRefusals,
  type ExchangeScope,
  exchangeFigures,
} from '#insights/exchange-figures';
import { EXCHANGE_SENTENCES as SAID } from '#insights/exchange-words';
import { SENTENCES } from '#insights/words';
import type { House } from '#operations/house';
import { ownerOf } from '#operations/marks/present-marks';
import { nameOf } from '#operations/marks/say-case';
import { labelOf } from '#operations/marks/say-fact';
import type { ExchangeBoardView } from '#operations/views/exchange';
import type { Link } from '#operations/views/marks';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { sayList } from '#terms/say';

type Parts = Pick<House, 'db' | 'library'>;

/** Rows of one page of who asks whom, and most rows of the shorter lists. */
const PAGE = 20;
const PAGE_OF_API = 100;
const MOST = 50;

/** Whether the board of exchanges is open to somebody. */
export function seesExchanges(house: Pick<House, 'library'>, person: Person): boolean {
  try {
    exchangeScope(house, person);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/**
 * Whose exchanges somebody may see: a coordinator all, the head of an agency those of their own. Refuses `not-allowed` for
 * anybody else.
 */
function exchangeScope({ library }: Pick<House, 'library'>, reader: Person | null): ExchangeScope['agency'] {
  const person = allow(reader, 'exchange-board');
  if (person.kind === 'coordinator' || person.kind === 'citizen') return null;
  const seats = library.government.agencies.get(person.agency)?.positions ?? [];
  if (seats.find(({ id }) => id === person.position)?.lead === true) return person.agency;
  throw new Refusal('not-allowed', 'Only the head of an agency sees its exchanges', { act: 'exchange-board' });
}

/** One page of the figures as they are, for machines. `after` is what the page before gave as `next`. Refuses as `exchangeScope` does. */
export async function readExchangePage(
  house: Parts,
  person: Person | null,
  { arrangement, after }: { readonly arrangement: string | null; readonly after: string | null },
  at: Instant,
): Promise<ExchangeFigures & { readonly next: string | null }> {
  const figures = await exchangeFigures(house, { arrangement, agency: exchangeScope(house, person) }, at);
  const skip = Math.min(Math.max(0, Math.trunc(Number(after ?? 0)) || 0), 100_000);
  const flows = figures.flows.slice(skip, skip + PAGE_OF_API);
  const next = figures.flows.length > skip + PAGE_OF_API ? String(skip + PAGE_OF_API) : null;
  if (skip > 0) return { ...figures, flows, refusals: [], missing: [], stale: [], duplicates: [], next };
  return { ...figures, flows, next };
}

/** The board as a page shows it; `page` counts from 1. Refuses as `exchangeScope` does. */
export async function readExchangeBoard(
  house: Parts,
  person: Person | null,
  { arrangement, page }: { readonly arrangement: string | null; readonly page: number },
  language: Language,
  at: Instant,
): Promise<ExchangeBoardView> {
  const agency = exchangeScope(house, person);
  const { government } = house.library;
  const figures = await exchangeFigures(house, { arrangement, agency }, at);
  const current = await currentArrangements(house.db, government);
  const say = sayer(government, current, language);
  const words = SAID[language];
  const of = Math.max(1, Math.ceil(figures.flows.length / PAGE));
  const shown = Math.min(Math.max(1, page), of);
  const total = figures.flows.reduce((sum, { count }) => sum + count, 0);
  const refused = figures.refusals.reduce((sum, { count }) => sum + count, 0);
  return {
    asOf: at,
    days: figures.days,
    sentence: words.sentence(total, refused, figures.days),
    scope: agency === null ? words.scopeAll : words.scopeOf(nameOf(government, agency, language)),
    arrangements: [...current.values()].map(({ id, title }) => ({ id, title: title[language] })),
    chosen: arrangement,
    flows: {
      page: shown,
      of,
      rows: figures.flows.slice((shown - 1) * PAGE, shown * PAGE).map((flow) => ({
        ...flow,
        asker: say.owner(flow.asker),
        holder: say.owner(flow.holder),
        registry: say.registry(flow.registry),
        service: say.service(flow.service),
        arrangement: say.arrangement(flow.arrangement),
      })),
    },
    refusals: figures.refusals.slice(0, MOST).map((row) => ({
      ...row,
      holder: say.owner(row.holder),
      asker: row.asker === null ? null : say.owner(row.asker),
      service: say.service(row.service),
      registry: row.registry === null ? '' : say.registry(row.registry),
      reason: reasonOf(row, language),
    })),
    missing: figures.missing.slice(0, MOST).map(({ asker, provider, kind, count, since }) => ({
      asker: say.owner(asker),
      provider: say.owner(provider),
      why: SENTENCES[language].missingWhy[kind],
      count,
      since,
    })),
    stale: figures.stale.slice(0, MOST).map(({ registry, holder, finding, asOf, lastRead }) => ({
      holder: say.owner(holder),
      registry: say.registry(registry),
      finding: words.stale[finding],
      asOf,
      lastRead,
    })),
    duplicates: figures.duplicates.slice(0, MOST).map((one) => duplicateRow(government, one, say, language)),
  };
}

/** The whole board as tables of text, for whoever holds the data. */
export async function readExchangeTable(
  house: Parts,
  arrangement: string | null,
  language: Language,
  at: Instant,
): Promise<{
  readonly figures: ExchangeFigures;
  readonly tables: readonly { readonly title: string; readonly rows: readonly (readonly string[])[] }[];
}> {
  const figures = await exchangeFigures(house, { arrangement, agency: null }, at);
  const words = SAID[language];
  const { missingWhy } = SENTENCES[language];
  const tables = [
    {
      title: words.tables.flows,
      rows: figures.flows.map((one) => [
        `${one.asker} <- ${one.holder}`,
        one.registry,
        one.service,
        one.arrangement,
        `${one.count} (${one.signed})`,
      ]),
    },
    {
      title: words.tables.refusals,
      rows: figures.refusals.map((one) => [
        one.holder,
        one.registry ?? '',
        one.service,
        String(one.count),
        reasonOf(one, language),
      ]),
    },
    {
      title: words.tables.missing,
      rows: figures.missing.map((one) => [
        `${one.asker} <- ${one.provider}`,
        one.since,
        String(one.count),
        missingWhy[one.kind],
      ]),
    },
    {
      title: words.tables.stale,
      rows: figures.stale.map((one) => [one.holder, one.registry, one.asOf, words.stale[one.finding]]),
    },
    {
      title: words.tables.duplicates,
      rows: figures.duplicates.map((one) => [
        one.service,
        one.fact,
        `${one.holders.join(', ')}/${one.registry}`,
        one.arrangement ?? '',
        words.asked(one.asked, one.cases, one.when),
      ]),
    },
  ];
  return { figures, tables: tables.map(({ title, rows }) => ({ title, rows: rows.length === 0 ? [['-']] : rows })) };
}

function sayer(government: Government, arrangements: Arrangements, language: Language) {
  return {
    owner: (agency: string) => ownerOf(government, agency, language, 0, 'other'),
    registry: (id: string) => government.registries.get(id)?.name[language] ?? id,
    service: (id: string): Link => {
      return { href: `/layanan/${id}`, label: government.services.get(id)?.texts[language].title ?? id };
    },
    arrangement: (id: string): Link => {
      return { href: `/kesepakatan/${id}`, label: arrangements.get(id)?.title[language] ?? id };
    },
  };
}

function reasonOf({ by, reason }: ExchangeRefusals, language: Language): string {
  const { reasons, gateway } = SAID[language];
  const said = reasons[reason] ?? reason;
  return by === 'gateway' ? gateway(said) : said;
}

function duplicateRow(
  government: Government,
  one: DuplicateDemand,
  say: ReturnType<typeof sayer>,
  language: Language,
): ExchangeBoardView['duplicates'][number] {
  const words = SAID[language];
  return {
    fact: labelOf(government, one.fact, language),
    service: say.service(one.service),
    registry: say.registry(one.registry),
    holders: sayList(
      one.holders.map((holder) => nameOf(government, holder, language)),
      language,
    ),
    arrangement: one.arrangement === null ? null : say.arrangement(one.arrangement),
    asked: words.asked(one.asked, one.cases, one.when),
    could: one.granted ? words.granted : words.notGranted,
  };
}
