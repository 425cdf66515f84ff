import { calendarAt, calendarOfAgency } from '#definitions/government';
import type { ServiceFile } from '#definitions/schema/service';
import { elementAt } from '#engine/called';
import type { Opened, Program } from '#engine/case';
import { count, type Stop } from '#engine/clocks/count';
import type { ProvenClock, ProvenStop } from '#engine/clocks/proof';
import { type CaseClock, type ClockPatch, type Suspension, startOf } from '#engine/clocks/state';
import { roleAgency } from '#engine/plan';
import type { Walk } from '#engine/walk';
import type { Calendar, Term } from '#terms/calendar';
import type { AgencyId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';

type Clocks = NonNullable<ServiceFile['clocks']>;
type Item = Opened & { readonly kind: 'item' };

/** What is said of the clock of a work item: its element's, its lane's, or that of the completeness check. */
export type ItemRule = Term & {
  readonly basis: ProvenClock['basis'];
  readonly calendar?: string | undefined;
  readonly counting?: ProvenClock['counting'];
  /** What it means that its time runs out; without it the work is late. */
  readonly lapse?: 'complete' | 'escalated';
};

export function itemRule(walk: Walk, element: string): ItemRule | undefined {
  const { service, id, bound, node } = elementAt(walk.program, element);
  const { clocks } = service.file;
  // The file of the case is found complete by its own service; in a called one the check is a step with a time.
  if (clocks?.completeness?.element === id)
    return id === element ? { ...clocks.completeness, lapse: 'complete' } : clocks.completeness;
  if (bound.clock !== undefined) return bound.clock;
  const lane = clocks?.lanes[node?.lane ?? ''];
  if (lane === undefined) return undefined;
  const { onLapse, ...rule } = lane;
  return onLapse === undefined ? rule : { ...rule, lapse: onLapse };
}

/** The clock of whoever answers a read by hand; undefined once the registry has none any more. */
function readRule(walk: Walk, element: string, read: string): ItemRule | undefined {
  const registry = elementAt(walk.program, element).service.file.reads[read]?.registry ?? '';
  return walk.program.government.registries.get(registry)?.officer?.clock;
}

/** The calendar a rule counts by at a moment: the one it names, else that of the agency whose clock it is. */
export function calendarFor(
  { government }: Program,
  rule: { readonly calendar?: string | undefined },
  agency: AgencyId | null,
  at: Instant,
): Calendar {
  return calendarAt(government, calendarIdFor({ government }, rule, agency), at);
}

export function calendarIdFor(
  { government }: Pick<Program, 'government'>,
  { calendar }: { readonly calendar?: string | undefined },
  agency: AgencyId | null,
): string {
  return calendar ?? calendarOfAgency(government, agency);
}

/** The statutory clock as it is counted: by the calendar it names, else by that of the agency which leads the service. */
export function statutoryCalendar(
  program: Program,
  rule: NonNullable<Clocks['statutory']>,
  walkTerritory: string,
  at: Instant,
): Calendar {
  return calendarFor(program, rule, leadOf(program, walkTerritory, at), at);
}

export function leadOf(program: Program, territory: string, at: Instant): AgencyId {
  return roleAgency(program, program.service.file.owner, territory, at);
}

export function stopsOfCase(suspensions: readonly Suspension[]): readonly ProvenStop[] {
  return suspensions
    .filter(({ stopsCase }) => stopsCase)
    .map(({ owner, reason, from, to }) => ({ owner, reason, from, to }));
}

export function stopsOfItem(suspensions: readonly Suspension[], item: number): readonly ProvenStop[] {
  return suspensions
    .filter(({ wait, stopsItem }) => stopsItem && wait === item)
    .map(({ owner, reason, from, to }) => ({ owner, reason, from, to }));
}

/** When time runs out, were nothing more to stop it; null while something does. */
function dueWith(
  calendar: Calendar,
  start: Instant,
  rule: ItemRule,
  stops: readonly Stop[],
  now: Instant,
): Instant | null {
  if (stops.some(({ to }) => to === null)) return null;
  return count(calendar, { start, term: rule, counting: rule.counting ?? 'exclusive' }, stops, now).deadline;
}

/** The deadline of a work item, counted from its hand-over by its suspensions. */
export function itemDue(
  walk: Walk,
  item: Pick<Item, 'id' | 'node' | 'agency' | 'since'> & Partial<Pick<Item, 'read' | 'due'>>,
  suspensions: readonly Suspension[],
): Instant | null {
  const rule = item.read === undefined ? itemRule(walk, item.node) : readRule(walk, item.node, item.read);
  if (rule === undefined) return item.read === undefined ? null : (item.due ?? null);
  const calendar = calendarFor(walk.program, rule, item.agency, walk.moment);
  return dueWith(calendar, item.since, rule, stopsOfItem(suspensions, item.id), walk.moment);
}

/** The clock of the case with its deadline counted anew; a clock that is over stays as it is. */
export function countedClock(walk: Walk, clock: CaseClock, suspensions: readonly Suspension[]): CaseClock {
  const rule = walk.program.service.file.clocks?.statutory;
  if (rule === undefined || clock.end !== undefined) return clock;
  const calendar = statutoryCalendar(walk.program, rule, walk.state.territory, walk.moment);
  const due = dueWith(calendar, startOf(clock, walk.state), rule, stopsOfCase(suspensions), walk.moment);
  return { ...clock, calendar: calendar.version, due };
}

/** What other suspensions make of the deadlines of a case: the patch that an act carries which changes them. */
export function moved(
  walk: Walk,
  suspensions: readonly Suspension[],
  rounds?: number,
): Pick<ClockPatch, 'clock' | 'dues'> {
  const { clock, open } = walk.state;
  const dues = open.flatMap((wait): (readonly [number, Instant | null])[] => {
    if (wait.kind !== 'item' || !suspensions.some((one) => one.wait === wait.id && one.stopsItem)) return [];
    const due = itemDue(walk, wait, suspensions);
    return due === wait.due ? [] : [[wait.id, due]];
  });
  const next = clock === undefined ? undefined : countedClock(walk, clock, suspensions);
  const changed = next !== undefined && (next.due !== clock?.due || (rounds ?? next.rounds) !== next.rounds);
  return {
    ...(changed ? { clock: rounds === undefined ? next : { ...next, rounds } } : {}),
    ...(dues.length === 0 ? {} : { dues }),
  };
}
