import type { Bill } from '#billing/bill';
import { basisText, type Government } from '#definitions/government';
import type { Basis } from '#definitions/schema';
import type { CaseActKind, CaseQuestion, Fact, Program } from '#engine/case';
import { type Timeline, type TimelineLane, timeline } from '#engine/timeline';
import type { Envelope } from '#ledger/act';
import { holds, inside, nameOf, type Reader, sayHeading, sayLane, type Telling } from '#operations/say-case';
import { labelOf, sayFact } from '#operations/say-fact';
import type { Holder } from '#operations/views/case';
import type { Due } from '#operations/views/desk';
import type {
  BasisView,
  BillLineView,
  ClockState,
  ClockView,
  FactView,
  Hue,
  LaneView,
  Link,
  NotAskedGroup,
  NotAskedView,
  Owner,
  Segment,
  TimelineView,
} from '#operations/views/marks';
import { type Calendar, workingDaysBetween } from '#terms/calendar';
import { textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { dayIn, type Instant, later, milliseconds, plainDate, sayDate } from '#terms/plain-date';

/**
 * The five marks as views: every page, of whoever it is, takes them from here. `reader` says whether the page speaks to the
 * applicant or of the applicant.
 */

/** An agency as a sentence names it; null is the applicant. From the ninth lane of a case on, hues repeat with a double rule. */
export function ownerOf(
  government: Government,
  agency: string | null,
  language: Language,
  place = 0,
  reader: Reader = 'applicant',
): Owner {
  const name = nameOf(government, agency, language, reader);
  if (agency === null) return { name, hue: 'you', double: false };
  return { name, hue: hueOf(government.agencies.get(agency)?.hue ?? 1), double: place >= 8 };
}

function hueOf(hue: number): Hue {
  const all: readonly Hue[] = [1, 2, 3, 4, 5, 6, 7, 8];
  return all[(hue - 1) % 8] ?? 1;
}

export function basisView(basis: Basis, language: Language): BasisView {
  return { text: basisText(basis, language === 'id' ? 'pasal' : 'art.'), certainty: basis.certainty };
}

/** Lanes, waits and clock of a case from its acts; what the presenters below are told. */
export function tell(program: Program, envelopes: readonly Envelope<CaseActKind>[], now: Instant): Timeline {
  return timeline(program, envelopes, now);
}

/**
 * Who holds the case now, each once. What has been handed over and not yet opened is held by nobody: the list is empty
 * while all of it lies so.
 */
export function holdersOf(
  program: Program,
  told: Timeline,
  language: Language,
  reader: Reader = 'applicant',
): readonly Holder[] {
  const { government } = program;
  const seen = new Map<string, Holder>();
  for (const { agency, since, touched } of told.holders.filter(holds)) {
    const key = agency ?? 'applicant';
    const from = touched ?? since;
    const known = seen.get(key);
    if (known !== undefined && known.since <= from) continue;
    const office = agency === null ? null : (government.agencies.get(agency)?.office[language] ?? null);
    seen.set(key, { owner: ownerOf(government, agency, language, 0, reader), office, since: from });
  }
  return [...seen.values()];
}

/** A sentence with a subject: who is doing what now, or how the case ended. */
export function headingOf(
  program: Program,
  told: Timeline,
  envelopes: readonly Envelope<CaseActKind>[],
  language: Language,
  reader: Reader = 'applicant',
): string {
  const now = envelopes.at(-1)?.at ?? told.filed;
  return sayHeading({ program, told, now, language, reader, questions: [] }, envelopes);
}

/** Lanes and clock of a case, for whoever looks. */
export function timelineView(
  program: Program,
  told: Timeline,
  now: Instant,
  language: Language,
  reader: Reader = 'applicant',
  questions: readonly CaseQuestion[] = [],
): TimelineView {
  const telling = { program, told, now, language, reader, questions };
  return {
    lanes: told.lanes.map((lane, place) => laneView(telling, lane, place)),
    clock: clockView(telling),
  };
}

function laneView(telling: Telling, lane: TimelineLane, place: number): LaneView {
  const { program, told, language, reader, now } = telling;
  const { government } = program;
  const held = told.holders.filter((holder) => holder.lane === lane.lane && holder.kind !== 'ask' && holds(holder));
  const since = held.map((holder) => holder.touched ?? holder.since).toSorted()[0];
  const office = lane.agency === null ? null : (government.agencies.get(lane.agency)?.office[language] ?? null);
  return {
    owner: ownerOf(government, lane.agency, language, place, reader),
    office,
    holding: since === undefined ? null : { since },
    sentence: sayLane(telling, lane),
    segments: lane.segments
      .filter((segment) => fits(told, segment, now))
      .map(({ kind, from, to }) => ({ kind, from, to })),
    points: lane.points.map(({ at }) => at),
  };
}

/** A deadline far ahead would squeeze what happened into a corner of the drawing; it stands in words beside the clock. */
function fits({ filed }: Timeline, { kind, to }: Segment, now: Instant): boolean {
  if (kind !== 'plan' || to === null) return true;
  const past = Math.max(milliseconds(now) - milliseconds(filed), 30 * 60_000);
  return milliseconds(to) - milliseconds(now) <= past;
}

function clockView({ program, told, now, language, reader }: Telling): ClockView {
  const { government, service } = program;
  const { unit } = service.file.promise;
  const ended = told.status !== 'open';
  const stopped = !ended && told.clock.at(-1)?.kind === 'stop';
  const due = dueOf(government.calendar, told.promised, now);
  const exact = unit === 'hours' || unit === 'minutes';
  const waits = stopped || told.stoppedMs > 0;
  return {
    name: language === 'id' ? 'Jam layanan' : 'Service clock',
    due: told.promised,
    left: ended ? null : exact ? wholeUnits(told.promised, now, unit) : due.left,
    unit: exact ? unit : 'workingDays',
    state: ended ? 'done' : stopped ? 'stopped' : due.state,
    waitingFor: waits ? insideName(government, language, reader) : null,
    running: told.runningMs,
    stopped: told.stoppedMs,
    segments: told.clock.map(({ kind, from, to }): Segment => ({ kind: kind === 'run' ? 'work' : 'stop', from, to })),
  };
}

function insideName(government: Government, language: Language, reader: Reader): string {
  const name = nameOf(government, null, language, reader);
  return reader === 'applicant' && language === 'id' ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

function wholeUnits(due: Instant, now: Instant, unit: 'hours' | 'minutes'): number {
  const length = unit === 'hours' ? 3_600_000 : 60_000;
  return Math.floor((milliseconds(due) - milliseconds(now)) / length);
}

/** Working days left until a deadline; near on its last day. A deadline at the end of a day belongs to that day. */
export function dueOf(calendar: Calendar, due: Instant | null, now: Instant): Due {
  if (due === null) return { at: null, left: null, state: 'on-time' };
  const last = dayIn(calendar.zone, later(due, -1));
  const left = workingDaysBetween(calendar, dayIn(calendar.zone, now), last);
  const state: ClockState = now >= due ? 'late' : left <= 0 ? 'near' : 'on-time';
  return { at: due, left: now >= due ? Math.min(left, 0) : left, state };
}

/** A fact as its reader sees it: value, source, age; both sides where it is disputed. */
export function factView(
  government: Government,
  name: string,
  fact: Fact,
  language: Language,
  dispute: string | null,
  reader: Reader = 'applicant',
): FactView {
  const { disputed } = fact;
  return {
    name,
    label: labelOf(government, name, language),
    value: sayFact(government, name, fact.value, language),
    masked: government.facts.get(name)?.type === 'nik' ? { ending: textOf(fact.value).slice(-4) } : null,
    source: sourceOf(government, fact, language, reader),
    at: fact.source.at,
    disputed:
      disputed === undefined
        ? null
        : { declared: sayFact(government, name, disputed.declared, language), at: disputed.at },
    dispute,
  };
}

/** What vouches for a fact of the sign-in itself. */
const VOUCHED = 'sign-in';

export function sourceOf(
  government: Government,
  { source }: Fact,
  language: Language,
  reader: Reader = 'applicant',
): string {
  const id = language === 'id';
  switch (source.kind) {
    case 'asked':
      if (reader === 'applicant') return id ? 'Anda isi' : 'filled in by you';
      return id ? 'diisi pemohon' : 'given by the applicant';
    case 'computed':
      if (source.decision === VOUCHED) return id ? 'dari cara masuk' : 'from the sign-in';
      return id ? 'dihitung dari tabel aturan' : 'computed by a rule table';
    case 'fetched':
    case 'attested':
      return nameOf(government, source.agency, language);
    default:
      return source satisfies never;
  }
}

/** A line as a bill keeps it, or a quote says it. */
export type PresentedLine = Pick<Bill['lines'][number], 'line' | 'payee' | 'agency' | 'amount' | 'period'> & {
  readonly fired: readonly { readonly table: string; readonly rows: readonly { readonly row: number }[] }[];
};

/** Bill lines with payee, legal basis, the rule that gave each amount, and the arrangement that gives the payee its share. */
export function billLines(
  program: Program,
  lines: readonly PresentedLine[],
  language: Language,
): readonly BillLineView[] {
  const { government, service } = program;
  const bound = Object.values(service.file.elements).flatMap(({ bill }) => bill?.lines ?? []);
  const several = new Set(lines.map(({ period }) => period)).size > 1;
  return lines.map((line, place) => {
    const basis = bound.find(({ id }) => id === line.line)?.basis;
    return {
      payee: payeeOf(government, line.payee, line.agency, language, place),
      label: service.texts[language].lines[line.line] ?? line.line,
      amount: line.amount,
      period: several ? sayPeriod(line.period, language) : null,
      basis: basis === undefined ? { text: '', certainty: 'B' } : basisView(basis, language),
      rule: ruleOf(line.fired, language),
      arrangement: shareOf(program, line, language),
    };
  });
}

function sayPeriod(period: string | null, language: Language): string | null {
  if (period === null || !/^\d{4}-\d\d-\d\d$/.test(period)) return period;
  const day = sayDate(plainDate(period), language);
  return language === 'id' ? `masa sejak ${day}` : `period from ${day}`;
}

export function payeeOf(
  government: Government,
  payee: string,
  agency: string | null,
  language: Language,
  place = 0,
): Owner {
  if (agency !== null) return ownerOf(government, agency, language);
  const name = government.file.payees.find(({ id }) => id === payee)?.name[language] ?? payee;
  return { name, hue: hueOf(place + 1), double: false };
}

/** `Tabel pkb, baris 3`: the row anybody finds again in the published table. */
function ruleOf(fired: PresentedLine['fired'], language: Language): string {
  const [table, row] = language === 'id' ? ['Tabel', 'baris'] : ['Table', 'row'];
  const named = fired
    .filter(({ rows }) => rows.length > 0)
    .map((one) => `${fileName(one.table)}, ${row} ${one.rows.map((fact) => fact.row).join(', ')}`);
  return named.length === 0 ? '' : `${table} ${[...new Set(named)].join('; ')}.`;
}

function fileName(table: string): string {
  return (table.split('/').at(-1) ?? table).replace(/(\.dmn)?#.*$/, '');
}

/** The arrangement whose grant gives this payee its share; the service's own where none names it. */
function shareOf(program: Program, { payee, agency }: PresentedLine, language: Language): Link | null {
  const all = [...program.government.arrangements.values()].filter(({ services }) =>
    services.includes(program.service.file.id),
  );
  const found = all.find(({ grants }) =>
    grants.some((grant) => grant.kind === 'fee-share' && grant.payee === payee && grant.to === agency),
  );
  return found === undefined ? arrangementOf(program, language) : arrangementLink(found, language);
}

export function arrangementOf({ government, service }: Program, language: Language): Link | null {
  const found = government.arrangements.get(service.file.arrangement);
  return found === undefined ? null : arrangementLink(found, language);
}

function arrangementLink(
  { id, title }: { id: string; title: { [language in Language]: string } },
  language: Language,
): Link {
  return { href: `/kesepakatan/${id}`, label: title[language] };
}

/** What nobody had to give again, grouped for reading; counts are facts of facts.yaml. */
export function notAskedView(
  government: Government,
  facts: ReadonlyMap<string, Fact>,
  language: Language,
): NotAskedView {
  const groups = new Map<string, NotAskedGroup>();
  const spared = [...facts].filter(([, fact]) => fact.source.kind === 'fetched' || isVouched(fact));
  for (const [name, fact] of spared.toSorted(([, a], [, b]) => Number(isVouched(a)) - Number(isVouched(b)))) {
    const label = groupOf(government, name, language);
    const source = sourceOf(government, fact, language);
    const key = isVouched(fact)
      ? ([...groups.keys()].find((one) => one.startsWith(`${label}/`)) ?? `${label}/${source}`)
      : `${label}/${source}`;
    const known = groups.get(key);
    groups.set(
      key,
      known === undefined ? { label, source, facts: 1, at: fact.source.at } : { ...known, facts: known.facts + 1 },
    );
  }
  const asked = [...facts].filter(([, { source }]) => source.kind === 'asked');
  return { groups: [...groups.values()], asked: asked.map(([name]) => inside(labelOf(government, name, language))) };
}

function isVouched({ source }: Fact): boolean {
  return source.kind === 'computed' && source.decision === VOUCHED;
}

/** Heading under which a fact is read together with others. */
export function groupOf(government: Government, name: string, language: Language): string {
  return government.facts.get(name)?.group?.[language] ?? labelOf(government, name, language);
}
