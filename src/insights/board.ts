import { allow, type Person } from '#access/person';
import type { Government } from '#definitions/government';
import type { CaseActKind } from '#engine/acts';
import { isSilent } from '#engine/reads';
import { missingHalves } from '#exchange/gateway/missing';
import { boardCase } from '#insights/board-case';
import { type DetailWish, detailOf } from '#insights/board-detail';
import { needsOf } from '#insights/board-needs';
import { openComplaintCounts } from '#insights/complaints';
import { groupBy } from '#insights/group';
import { APPLICANT, holderKey, NOBODY } from '#insights/holder-key';
import { matrixOf, recentHandOvers } from '#insights/matrix';
import { ageOf, type OpenCase, openCases, openQuestionsOf, quietSince, type Wait, waitsOf } from '#insights/open-cases';
import { dayPart, SENTENCES } from '#insights/words';
import type { Envelope } from '#ledger/act';
import { questionRow, titleOf } from '#operations/desk/present-questions';
import type { House } from '#operations/house';
import { heldViews } from '#operations/incident/held-views';
import { dueOf, ownerOf } from '#operations/marks/present-marks';
import { nameOf, sayElement } from '#operations/marks/say-case';
import type { BoardView } from '#operations/views/wall';
import { readActsOf } from '#store/chain';
import { sql } from '#store/sql';
import { chainId } from '#terms/ids';
import type { Language } from '#terms/language';
import { dayIn, type Instant, plainDate } from '#terms/plain-date';
import { rupiah } from '#terms/rupiah';

type Parts = Pick<House, 'db' | 'library'>;

/** What a coordinator wants opened, and an answer that was refused. */
export interface BoardWish {
  readonly detail: DetailWish | null;
  /** Number of one case to be shown above the others. */
  readonly case: string | null;
  readonly refused: { readonly feedback: string; readonly text: string } | null;
}

/** Where the baton lies and who waits for whom, from the clear parts of acts; nothing personal. */
export async function readBoard(
  house: Parts,
  person: Person | null,
  wish: BoardWish,
  language: Language,
  at: Instant,
): Promise<BoardView> {
  allow(person, 'board');
  const { government } = house.library;
  const [cases, passed] = await Promise.all([openCases(house), recentHandOvers(house, at)]);
  const parts = {
    risks: risksOf(cases, language, at),
    questions: await questionsOf(house, cases, language, at),
    vacancies: vacanciesOf(government, language, at),
    incidents: incidentsOf(cases, language, at),
  };
  const missing = await missingHalves(house.db, at);
  const needs = needsOf(government, cases, { ...parts, missing }, language, at);
  return {
    asOf: at,
    sentence: SENTENCES[language].waiting(needs.length, dayPart(government.file.zone, at)),
    needs,
    case: wish.case === null ? null : await boardCase(house, cases, wish.case, language, at),
    detail: wish.detail === null ? null : detailOf(government, cases, passed, wish.detail, language, at),
    matrix: matrixOf(government, passed, language, at),
    open: openOf(government, cases, language, at),
    ...parts,
    complaints: await openComplaintCounts(house, language, at),
    feedback: await feedbackOf(house, wish.refused),
    parked: await parkedOf(house),
  };
}

/** Figures for a spreadsheet: hand-overs by pair, open cases by number. Nothing personal. */
export async function boardCsv(house: Parts, person: Person | null, language: Language, at: Instant): Promise<string> {
  allow(person, 'board');
  const { government } = house.library;
  const [cases, passed] = await Promise.all([openCases(house), recentHandOvers(house, at)]);
  const pairs = matrixOf(government, passed, language, at).cells;
  const rows = [
    ['table', 'from_or_number', 'to_or_holders', 'count_or_age_days', 'total_ms', 'p50_ms', 'p95_ms', 'filed'],
    ...pairs.map(({ from, to, count, total, p50, p95 }) => ['hand-over', from, to, count, total, p50, p95, '']),
    ...cases.map((one) => [
      'open-case',
      one.number,
      [...new Set(waitsOf(one).map((wait) => holderName(government, wait, language)))].join('; '),
      ageOf(one, at),
      '',
      '',
      '',
      one.state.filed,
    ]),
  ];
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string | number): string {
  const text = String(value);
  return /[",\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function holderName(government: Government, { owner, held }: Wait, language: Language): string {
  return held ? nameOf(government, owner, language, 'other') : SENTENCES[language].nobody;
}

/** Upper ends of the age classes in working days. */
const AGES = [1, 3, 7] as const;
const AGE_NAMES = ['0-1', '2-3', '4-7', '8+'];

function openOf(
  government: Government,
  cases: readonly OpenCase[],
  language: Language,
  at: Instant,
): BoardView['open'] {
  const holders = new Map<string, { owner: string | null; held: boolean; ages: number[]; late: number }>();
  for (const one of cases) {
    const age = ageOf(one, at);
    for (const [key, waits] of groupBy(waitsOf(one), holderKey)) {
      const [first] = waits;
      if (first === undefined) continue;
      const row = holders.get(key) ?? { owner: first.owner, held: first.held, ages: [], late: 0 };
      const late = waits.some((wait) => isLate(wait, at)) ? 1 : 0;
      holders.set(key, { ...row, ages: [...row.ages, age], late: row.late + late });
    }
  }
  const order = [...government.agencies.keys(), APPLICANT, NOBODY];
  const rows = [...holders].toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const late = cases.filter((one) => waitsOf(one).some((wait) => isLate(wait, at))).length;
  return {
    sentence: SENTENCES[language].open(cases.length, late),
    ages: AGE_NAMES,
    rows: rows.map(([key, row]) => ({
      owner: row.held
        ? ownerOf(government, row.owner, language, 0, 'other')
        : { name: SENTENCES[language].nobody, hue: 'you', double: false },
      total: row.ages.length,
      byAge: AGE_NAMES.map((_, index) => row.ages.filter((age) => classOf(age) === index).length),
      late: row.late,
      href: `/papan?pemegang=${key}#rincian`,
    })),
  };
}

function classOf(age: number): number {
  const found = AGES.findIndex((most) => age <= most);
  return found < 0 ? AGES.length : found;
}

/** The applicant's clock stands still. */
function isLate({ wait, owner }: Wait, at: Instant): boolean {
  return owner !== null && wait.due !== null && wait.due <= at;
}

const MOST_ROWS = 20;

/** Steps whose own deadline is today or past, nearest first. */
function risksOf(cases: readonly OpenCase[], language: Language, at: Instant): BoardView['risks'] {
  return cases
    .flatMap((one) => waitsOf(one).map((wait) => ({ one, ...wait })))
    .filter(({ wait, owner }) => owner !== null && wait.kind === 'item' && wait.due !== null)
    .map(({ one, wait, owner, held }) => {
      const { government } = one.program;
      const name = nameOf(government, owner, language);
      return {
        number: one.number,
        href: `/berkas/${one.number}`,
        owner: ownerOf(government, owner, language),
        what: held
          ? sayElement(one.program, wait.node, 'doing', language, 'other')
          : SENTENCES[language].notOpened(name),
        due: dueOf(government.calendar, wait.due, at),
      };
    })
    .filter(({ due }) => due.state !== 'on-time')
    .toSorted((a, b) => ((a.due.at ?? '') < (b.due.at ?? '') ? -1 : 1))
    .slice(0, MOST_ROWS);
}

async function questionsOf(
  house: Parts,
  cases: readonly OpenCase[],
  language: Language,
  at: Instant,
): Promise<BoardView['questions']> {
  const open = openQuestionsOf(cases).slice(0, MOST_ROWS);
  const acts = await readActsOf(
    house.db,
    open.map(({ chain }) => chainId(chain)),
  );
  return open.map(({ program, number, chain, state, question }) => {
    const envelopes = (acts.get(chainId(chain)) ?? []) as readonly Envelope<CaseActKind>[]; // only `commit` appends to a case's chain
    const link = { href: `/berkas/${number}`, label: number };
    return questionRow(
      { program, number, territory: state.territory, question, envelopes, written: null, link },
      language,
      at,
    );
  });
}

function vacanciesOf(government: Government, language: Language, at: Instant): BoardView['vacancies'] {
  const today = dayIn(government.file.zone, at);
  const body = nameOf(government, government.file.coordinatingBody, language);
  return [...government.arrangements.values()].flatMap(({ id, title, members, leadPosition }) => {
    const { position, vacantSince, filledOn } = leadPosition;
    if (vacantSince === undefined || today < vacantSince || (filledOn !== undefined && today >= filledOn)) return [];
    const lead = members.find(({ role }) => role === 'lead')?.agency ?? government.file.coordinatingBody;
    return [
      {
        arrangement: { href: `/kesepakatan/${id}`, label: title[language] },
        owner: ownerOf(government, lead, language),
        position: titleOf(government, lead, position, language),
        since: plainDate(vacantSince),
        effect: SENTENCES[language].vacancyEffect(body),
      },
    ];
  });
}

/** Elements at which cases hold, registries that do not answer, and cases in which nothing has happened for longer than the service's promise. */
function incidentsOf(cases: readonly OpenCase[], language: Language, at: Instant): BoardView['incidents'] {
  const words = SENTENCES[language];
  return cases.flatMap((one) => {
    const { government } = one.program;
    const row = { number: one.number, href: `/berkas/${one.number}` };
    const asks = waitsOf(one).filter(({ wait }) => wait.kind === 'ask' && isSilent(wait, at));
    const silent = asks.map(({ owner, wait }) => ({
      ...row,
      owner: ownerOf(government, owner, language),
      what: words.silent(nameOf(government, owner, language)),
      since: wait.since,
    }));
    const held = heldViews(one, language).map(({ sentence, owner, href, since }) => ({
      ...row,
      href,
      owner,
      what: sentence,
      since,
    }));
    const since = quietSince(one, at);
    if (since === null || silent.length + held.length > 0) return [...held, ...silent];
    const owner = waitsOf(one).find((wait) => wait.owner !== null)?.owner ?? null;
    return [{ ...row, owner: ownerOf(government, owner, language, 0, 'other'), what: words.quiet, since }];
  });
}

async function feedbackOf(house: Pick<House, 'db'>, refused: BoardWish['refused']): Promise<BoardView['feedback']> {
  const rows = await house.db.many<{ id: string; at: Instant; page: string; body: string; answer: string | null }>(sql`
    select id, at, page, body, answer from feedback order by answered_at is not null, at desc limit ${MOST_ROWS}`);
  return rows.map(({ id, at, page, body, answer }) => ({
    id,
    at,
    text: body,
    about: aboutOf(page),
    answered: answer,
    error: refused?.feedback === id ? refused.text : null,
  }));
}

/** A page of ours or a case, as the message names it; anything else is no link. */
function aboutOf(page: string): BoardView['feedback'][number]['about'] {
  if (/^MG-[\w-]+$/.test(page)) return { href: `/berkas/${page}`, label: page };
  return /^\/[\w/.-]*$/.test(page) && !page.startsWith('//') ? { href: page, label: page } : null;
}

async function parkedOf(house: Pick<House, 'db'>): Promise<BoardView['parked']> {
  const row = await house.db.one<{ n: number; total: string }>(sql`
    select count(*)::int as n, coalesce(sum(amount), 0)::text as total from payments
    where status in ('parked', 'refund-due')`);
  return { count: row?.n ?? 0, total: rupiah(row?.total ?? '0') };
}
