import { basisText, type Government } from '#definitions/government';
import type { CaseActKind } from '#engine/acts';
import type { CaseQuestion, Program } from '#engine/case';
import type { Fact } from '#engine/fact';
import { type Timeline, type TimelineLane, timeline } from '#engine/timeline';
import type { Envelope } from '#ledger/act';
import type { Pair } from '#operations/case/case-people';
import {
  holds,
  inLaneOrder,
  labelInside,
  nameOf,
  type Reader,
  sayHeading,
  type Telling,
} from '#operations/marks/say-case';
import { labelOf, sayFact } from '#operations/marks/say-fact';
import { sayLane } from '#operations/marks/say-lane';
import { sayWay } from '#operations/marks/say-way';
import type { Holder } from '#operations/views/case';
import type { Due } from '#operations/views/desk';
import type {
  BasisView,
  ClockState,
  ClockView,
  FactView,
  Hue,
  LaneView,
  NotAskedGroup,
  NotAskedView,
  Owner,
  Segment,
  TimelineView,
} from '#operations/views/marks';
import { type Calendar, workingDaysBetween } from '#terms/calendar';
import { textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { dayIn, type Instant, later, milliseconds } from '#terms/plain-date';
import { small } from '#terms/say';
import type { Basis } from '#terms/schema';

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

export function hueOf(hue: number): Hue {
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
 * while all of it lies so. Where the case holds, whoever must settle it has the baton; so has the
 * applicant while an agency waits for an answer of theirs.
 */
export function holdersOf(
  program: Program,
  told: Timeline,
  language: Language,
  reader: Reader = 'applicant',
): readonly Holder[] {
  const { government } = program;
  const seen = new Map<string, Holder>();
  for (const { agency, since, touched } of inLaneOrder(told, told.holders.filter(holds))) {
    const key = agency ?? 'applicant';
    const from = touched ?? since;
    const known = seen.get(key);
    if (known !== undefined && known.since <= from) continue;
    const office = agency === null ? null : (government.agencies.get(agency)?.office[language] ?? null);
    seen.set(key, { owner: ownerOf(government, agency, language, 0, reader), office, since: from });
  }
  const [asked] = told.asked;
  if (asked !== undefined && !seen.has('applicant'))
    seen.set('applicant', { owner: ownerOf(government, null, language, 0, reader), office: null, since: asked.from });
  for (const { agency, since } of told.incidents) {
    if (seen.has(agency)) continue;
    const office = government.agencies.get(agency)?.office[language] ?? null;
    seen.set(agency, { owner: ownerOf(government, agency, language, 0, reader), office, since });
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
  pair: Pair | null = null,
): string {
  const now = envelopes.at(-1)?.at ?? told.filed;
  return sayHeading({ program, told, now, language, reader, questions: [], pair }, envelopes);
}

/** Lanes and clock of a case, for whoever looks. */
export function timelineView(
  program: Program,
  told: Timeline,
  now: Instant,
  language: Language,
  reader: Reader = 'applicant',
  questions: readonly CaseQuestion[] = [],
  pair: Pair | null = null,
): TimelineView {
  const telling = { program, told, now, language, reader, questions, pair };
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
  return reader === 'applicant' && language === 'id' ? name : small(name);
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
      return `${nameOf(government, source.agency, language)}${sayWay(government, source.way, language)}`;
    case 'attested':
      return nameOf(government, source.agency, language);
    default:
      return source satisfies never;
  }
}

/** What nobody had to give again, a row for each source; counts are facts of facts.yaml. */
export function notAskedView(
  government: Government,
  facts: ReadonlyMap<string, Fact>,
  language: Language,
): NotAskedView {
  const held = inOrder(government, facts).flatMap(([name, fact]) => {
    if (fact.source.kind === 'fetched')
      return [{ name, source: sourceOf(government, fact, language), at: fact.source.at }];
    return isVouched(fact) ? [{ name, source: vouchedBy(government, facts, name, language), at: fact.source.at }] : [];
  });
  const asked = [...facts].filter(([, { source }]) => source.kind === 'asked');
  return {
    groups: groupsBySource(government, held, language),
    asked: asked.map(([name]) => labelInside(labelOf(government, name, language))),
  };
}

/** Facts in the order of the government's vocabulary, whatever order they came in. */
export function inOrder(
  government: Government,
  facts: ReadonlyMap<string, Fact>,
): readonly (readonly [string, Fact])[] {
  const place = new Map([...government.facts.keys()].map((name, n) => [name, n]));
  return [...facts].toSorted(([a], [b]) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
}

/** Facts as the pages count them: one row for each source, its facts named by the heading they are read under. */
export function groupsBySource(
  government: Government,
  held: readonly { readonly name: string; readonly source: string; readonly at: Instant | null }[],
  language: Language,
): readonly NotAskedGroup[] {
  const sources = [...new Set(held.map(({ source }) => source))];
  return sources.map((source) => {
    const own = held.filter((one) => one.source === source);
    const labels = [...new Set(own.map(({ name }) => groupOf(government, name, language)))];
    const [first = '', ...rest] = labels;
    return { label: [first, ...rest.map(labelInside)].join(', '), source, facts: own.length, at: own[0]?.at ?? null };
  });
}

/** What the sign-in vouches for is held by whoever the facts beside it came from. */
function vouchedBy(government: Government, facts: ReadonlyMap<string, Fact>, name: string, language: Language): string {
  const label = groupOf(government, name, language);
  const beside = [...facts].find(
    ([other, { source }]) => source.kind === 'fetched' && groupOf(government, other, language) === label,
  );
  const own = facts.get(name);
  return own === undefined ? '' : sourceOf(government, beside?.[1] ?? own, language);
}

export function isVouched({ source }: Fact): boolean {
  return source.kind === 'computed' && source.decision === VOUCHED;
}

/** Heading under which a fact is read together with others. */
export function groupOf(government: Government, name: string, language: Language): string {
  return government.facts.get(name)?.group?.[language] ?? labelOf(government, name, language);
}
