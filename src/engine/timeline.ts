import { agencyOf } from '#definitions/government';
import type { CaseActKind } from '#engine/acts';
import { apply } from '#engine/apply';
import { calledService, elementAt, versionsCalled } from '#engine/called';
import type { CaseState, CaseStatus, Incident, Opened, Program } from '#engine/case';
import { count } from '#engine/clocks/count';
import { momentOf } from '#engine/patch';
import { APPLICANT, heldBy, laneAgency, nodeOf, type Plan, planOf } from '#engine/plan';
import { isReading, isSilent } from '#engine/reads';
import type { Envelope } from '#ledger/act';
import type { AgencyId } from '#terms/ids';
import { dayIn, type Instant, milliseconds } from '#terms/plain-date';

/**
 * gap: handed over and not yet touched, nobody's time; work: from the first touch to the end; stop: a set time is waited
 * for; plan: from now to the deadline of what is under way. `to` is null while it lasts.
 */
export interface Segment {
  readonly kind: 'gap' | 'work' | 'stop' | 'plan';
  readonly from: Instant;
  readonly to: Instant | null;
  readonly element: string;
}

/** Something that happened at once: an automatic element, a conclusion, a payment. */
export interface Point {
  readonly at: Instant;
  readonly seq: number;
  readonly kind: CaseActKind;
  readonly element: string;
}

export interface TimelineLane {
  readonly lane: string;
  /** Null for the applicant's lane. */
  readonly agency: AgencyId | null;
  readonly segments: readonly Segment[];
  readonly points: readonly Point[];
  /** Hand-over waits of the lane, the running ones up to now. */
  readonly handOverMs: number;
}

/** Who holds the case now: one for each thing it waits for. */
export interface Holder {
  readonly kind: Opened['kind'];
  readonly lane: string;
  /** Null for the applicant; for a read the agency that holds the registry, else the agency of the lane. */
  readonly agency: AgencyId | null;
  readonly element: string;
  readonly since: Instant;
  readonly touched: Instant | null;
  readonly due: Instant | null;
  /** A read whose holder counts as silent. */
  readonly silent: boolean;
  /** A read that an officer of the holder answers. */
  readonly byHand: boolean;
}

/** The clock of the case: it stands still while only the applicant holds the case, and while an act suspends it. */
export interface ClockSegment {
  readonly kind: 'run' | 'stop';
  readonly from: Instant;
  readonly to: Instant | null;
}

export interface Timeline {
  readonly status: CaseStatus;
  readonly filed: Instant;
  readonly ended: Instant | null;
  /** In the order of the process's lanes; then those that only a called service has. */
  readonly lanes: readonly TimelineLane[];
  readonly holders: readonly Holder[];
  /** Elements at which the case holds, and who must mend it. */
  readonly incidents: readonly Incident[];
  /** Questions to the applicant that nobody has answered: who asked, and since when. */
  readonly asked: readonly { readonly by: AgencyId; readonly from: Instant }[];
  readonly clock: readonly ClockSegment[];
  readonly runningMs: number;
  readonly stoppedMs: number;
  /** When the service is promised, the stops of the clock counted in. */
  readonly promised: Instant;
}

/** One thing a case waited for, from its opening to its close. */
interface Span {
  readonly wait: Opened;
  readonly to: Instant | null;
}

interface Told {
  readonly state: CaseState;
  readonly spans: readonly Span[];
  readonly clock: readonly ClockSegment[];
  readonly ended: Instant | null;
}

/** What happened in a case, lane by lane, from its envelopes alone. The first envelope must be there. */
export function timeline(program: Program, envelopes: readonly Envelope<CaseActKind>[], now: Instant): Timeline {
  const plan = planOf(program);
  const { state, spans, clock, ended } = tell(program, plan, envelopes);
  const { calendar } = program.government;
  const rows = rowsOf(program, state);
  const stops = clock.filter(({ kind }) => kind === 'stop');
  const promise = { start: state.filed, term: program.service.file.promise, counting: 'exclusive' } as const;
  return {
    status: state.status,
    filed: state.filed,
    ended,
    lanes: rows.map((row) => laneOf(plan, row, spans, envelopes, now)),
    holders: holdersOf(program, plan, state, now).map((one) => ({ ...one, lane: rowOf(rows, one.lane) })),
    incidents: state.incidents ?? [],
    asked: askedOf(state),
    clock,
    runningMs: total(
      clock.filter(({ kind }) => kind === 'run'),
      now,
    ),
    stoppedMs: total(stops, now),
    promised: count(calendar, promise, stops, now).deadline,
  };
}

function tell(program: Program, plan: Plan, envelopes: readonly Envelope<CaseActKind>[]): Told {
  let told: Told | undefined;
  let last: Instant | undefined;
  for (const act of envelopes) {
    const moment = momentOf(act);
    const at: Instant = last !== undefined && last > moment ? last : moment;
    const state = apply(told?.state ?? null, act);
    told = told === undefined ? begun(program, plan, state, at) : goOn(program, plan, told, state, at);
    last = at;
  }
  if (told === undefined) throw new Error('a case without acts has no timeline');
  return told;
}

function begun(program: Program, plan: Plan, state: CaseState, at: Instant): Told {
  const spans = state.open.map((wait) => ({ wait, to: null }));
  return { state, spans, clock: [{ kind: clockKind(program, plan, state), from: at, to: null }], ended: null };
}

function goOn(program: Program, plan: Plan, told: Told, state: CaseState, at: Instant): Told {
  const ended = told.ended ?? (state.status === 'open' ? null : at);
  return {
    state,
    spans: spansAfter(told.spans, state.open, at),
    clock: clockAfter(told, clockKind(program, plan, state), at, ended),
    ended,
  };
}

function spansAfter(spans: readonly Span[], open: readonly Opened[], at: Instant): readonly Span[] {
  const now = new Map(open.map((wait) => [wait.id, wait]));
  const known = new Set(spans.map(({ wait }) => wait.id));
  const kept = spans.map((span): Span => {
    if (span.to !== null) return span;
    const wait = now.get(span.wait.id);
    return wait === undefined ? { ...span, to: at } : { wait, to: null };
  });
  return [...kept, ...open.filter(({ id }) => !known.has(id)).map((wait) => ({ wait, to: null }))];
}

function clockAfter(
  { clock }: Told,
  kind: ClockSegment['kind'],
  at: Instant,
  ended: Instant | null,
): readonly ClockSegment[] {
  const running = clock.at(-1);
  if (running === undefined || running.to !== null) return clock;
  const before = clock.slice(0, -1);
  if (ended !== null) return [...before, { ...running, to: ended }];
  if (running.kind === kind) return clock;
  const next = { kind, from: at, to: null };
  return running.from === at ? mergeLast(before, next) : [...before, { ...running, to: at }, next];
}

/** A change that lasted no time is no change. */
function mergeLast(before: readonly ClockSegment[], next: ClockSegment): readonly ClockSegment[] {
  const last = before.at(-1);
  return last?.kind === next.kind ? [...before.slice(0, -1), { ...last, to: null }] : [...before, next];
}

function clockKind(program: Program, plan: Plan, state: CaseState): ClockSegment['kind'] {
  if (state.suspensions?.some(({ stopsCase, to }) => stopsCase && to === null) === true) return 'stop';
  const holders = holdersOf(program, plan, state, state.at);
  return holders.length > 0 && holders.every(isApplicants) ? 'stop' : 'run';
}

function isApplicants({ kind, agency }: Holder): boolean {
  return agency === null && (kind === 'item' || kind === 'message' || kind === 'ask');
}

/** What watches from the edge, or would start something beside, holds nothing: the task does. */
function holds(plan: Plan, wait: Opened): boolean {
  return wait.token !== 0 && nodeOf(plan, wait.node).attachedTo === null;
}

function askedOf({ suspensions = [], status }: CaseState): Timeline['asked'] {
  if (status !== 'open') return [];
  return suspensions.flatMap(({ owner, by, end, from }) =>
    owner === 'applicant' && by !== null && end === null ? [{ by, from }] : [],
  );
}

function holdersOf(program: Program, plan: Plan, { open, territory }: CaseState, now: Instant): readonly Holder[] {
  const holding = open.filter((wait) => holds(plan, wait));
  return holding.map((wait) => {
    const { kind, node, since, due } = wait;
    const lane = laneHolding(plan, wait);
    const owes = owerOf(program, wait, lane, territory);
    const agency = owes === null ? null : (heldBy(program, owes, territory, lane) ?? owes);
    const touched = kind === 'item' ? wait.touched : null;
    const silent = kind === 'ask' && isSilent(wait, now);
    return { kind, lane, agency, element: node, since, touched, due, silent, byHand: isReading(wait) };
  });
}

/** Null for the applicant. */
function owerOf(program: Program, wait: Opened, lane: string, territory: string): AgencyId | null {
  if (isForPerson(wait)) return null;
  return wait.kind === 'item' || wait.kind === 'ask' ? wait.agency : laneAgency(program, lane, territory, wait.since);
}

/** A read that the person must allow first. */
function isForPerson(wait: Opened): boolean {
  return wait.kind === 'ask' && wait.awaits !== undefined;
}

function laneHolding(plan: Plan, wait: Opened): string {
  if (isForPerson(wait) && plan.applicantLane !== undefined) return plan.applicantLane;
  return wait.kind === 'item' ? wait.lane : nodeOf(plan, wait.node).lane;
}

/** A row of the drawing: a lane of the case's own service, or of one it has called where nobody of the rows before has it. */
interface Row {
  readonly agency: AgencyId | null;
  /** Lanes drawn in it, its own first. */
  readonly lanes: readonly string[];
}

function rowsOf(program: Program, state: CaseState): readonly Row[] {
  const { territory, filed, status } = state;
  /** An open case is told by whoever holds its lanes now; one that has ended, by who held them. */
  const holderNow = (agency: AgencyId | null, lane: string) =>
    agency === null || status !== 'open' ? agency : (heldBy(program, agency, territory, lane) ?? agency);
  const rows: { agency: AgencyId | null; lanes: string[] }[] = program.service.process.lanes.map(({ id }) => ({
    agency: holderNow(laneAgency(program, id, territory, filed), id),
    lanes: [id],
  }));
  for (const lane of lanesCalled(program, state)) {
    const { role } = elementAt(program, lane);
    const day = dayIn(program.government.file.zone, filed);
    const then = role === APPLICANT ? null : agencyOf(program.government, role ?? '', territory, day);
    const agency = then === undefined ? then : holderNow(then, lane);
    const known = rows.find((row) => row.agency === agency);
    if (known !== undefined) known.lanes.push(lane);
    else if (agency !== undefined) rows.push({ agency, lanes: [lane] }); // nobody plays the role there: the lane is never entered
  }
  return rows;
}

function lanesCalled(program: Program, state: CaseState): string[] {
  return versionsCalled(state).flatMap((version) =>
    calledService(program, version).process.lanes.map(({ id }) => `${version.version}/${id}`),
  );
}

function rowOf(rows: readonly Row[], lane: string): string {
  return rows.find(({ lanes }) => lanes.includes(lane))?.lanes[0] ?? lane;
}

function laneOf(
  plan: Plan,
  { agency, lanes }: Row,
  spans: readonly Span[],
  envelopes: readonly Envelope<CaseActKind>[],
  now: Instant,
): TimelineLane {
  const own = spans.filter(({ wait }) => lanes.includes(laneHolding(plan, wait)) && holds(plan, wait));
  const segments = own.flatMap((span) => segmentsOf(plan, span, now));
  return {
    lane: lanes[0] ?? '',
    agency,
    segments,
    points: envelopes.flatMap((act) => pointOf(plan, act, lanes) ?? []),
    handOverMs: total(
      segments.filter(({ kind }) => kind === 'gap'),
      now,
    ),
  };
}

function segmentsOf(plan: Plan, { wait, to }: Span, now: Instant): readonly Segment[] {
  const element = wait.node;
  const plans: readonly Segment[] =
    to === null && wait.due !== null && wait.due > now ? [{ kind: 'plan', from: now, to: wait.due, element }] : [];
  if (wait.kind === 'timer') return [{ kind: 'stop', from: wait.since, to, element }, ...plans];
  if (wait.kind !== 'item' || wait.agency === null) return [{ kind: 'work', from: wait.since, to, element }, ...plans];
  const untilTouch = wait.touched ?? to;
  const gap: readonly Segment[] =
    wait.since === untilTouch ? [] : [{ kind: 'gap', from: wait.since, to: untilTouch, element }];
  const work: readonly Segment[] = wait.touched === null ? [] : [{ kind: 'work', from: wait.touched, to, element }];
  return [...gap, ...work, ...plans];
}

const LASTING: readonly CaseActKind[] = ['handed-over', 'touched', 'timer-set'];

/** Gateways are how the drawing branches; nobody does anything there. */
function pointOf(plan: Plan, act: Envelope<CaseActKind>, lanes: readonly string[]): Point | undefined {
  const { seq, kind, element } = act;
  if (element === null || LASTING.includes(kind)) return undefined;
  const node = nodeOf(plan, element);
  return !lanes.includes(node.lane) || node.type.endsWith('Gateway')
    ? undefined
    : { at: momentOf(act), seq, kind, element };
}

function total(segments: readonly { readonly from: Instant; readonly to: Instant | null }[], now: Instant): number {
  return segments.reduce((sum, { from, to }) => sum + Math.max(0, milliseconds(to ?? now) - milliseconds(from)), 0);
}
