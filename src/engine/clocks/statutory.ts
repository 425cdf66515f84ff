import { versionsOf } from '#definitions/government';
import type { TacitDecision } from '#definitions/schema/clocks';
import type { CaseState, CaseStatus, Opened, Program } from '#engine/case';
import { type ClockProof, prove } from '#engine/clocks/proof';
import {
  calendarFor,
  calendarIdFor,
  countedClock,
  itemDue,
  itemRule,
  leadOf,
  statutoryCalendar,
  stopsOfCase,
  stopsOfItem,
} from '#engine/clocks/rules';
import { type CaseClock, type ClockPatch, startOf } from '#engine/clocks/state';
import { endCase } from '#engine/endings';
import { leave } from '#engine/flows';
import type { Patch } from '#engine/patch';
import { emit, freshId, tokenOf, type Walk } from '#engine/walk';
import type { Calendar } from '#terms/calendar';
import { agencyId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';

type Item = Opened & { readonly kind: 'item' };

/** The act that starts the statutory clock of a case. */
export const STARTS = 'file-complete';

/** The file is complete, once and for all; what is asked from now on is a correction. Starts the clock where that is its start. */
export function fileComplete(
  walk: Walk,
  why: 'filed' | 'found' | 'lapsed',
  item: Item | null,
  patch: Patch = {},
): void {
  const rule = walk.program.service.file.clocks?.statutory;
  const started = walk.moment === walk.state.filed ? {} : { start: walk.moment };
  const fresh = { ...started, calendar: '', due: null };
  const begun = rule === undefined || walk.state.clock !== undefined ? {} : { clock: countedClock(walk, fresh, []) };
  emit(walk, {
    kind: STARTS,
    element: item?.node ?? null,
    agency: item?.agency ?? null,
    data: { why, ...begun, ...patch },
  });
}

/** Whether concluding an element finds the file complete. */
export function findsComplete({ program }: Walk, element: string): boolean {
  return program.service.file.clocks?.completeness?.element === element;
}

/** Whether a step is one by which the service says the case is decided. */
export function decides({ service }: Program, element: string): boolean {
  return service.file.clocks?.statutory?.decided.includes(element) ?? false;
}

/** The clock of a case in which a decision has been made in time: part of the act that makes it. */
export function decidedBy({ program, state, moment }: Walk, element: string): Pick<ClockPatch, 'clock'> {
  const { clock } = state;
  if (!decides(program, element) || clock === undefined || clock.end !== undefined) return {};
  return { clock: { ...clock, due: null, end: { as: 'decided', at: moment, items: [] } } };
}

/** Nobody looked at the file in time, so it is complete and the case goes on. */
export function checkLapsed(walk: Walk, item: Item): void {
  fileComplete(walk, 'lapsed', item, leave(walk, tokenOf(walk, item.token)));
}

/** An agency's time for a step has run out: the coordinating body is told, and the step is still owed. */
export function itemLapsed(walk: Walk, item: Item): void {
  const rule = itemRule(walk, item.node);
  if (rule === undefined) throw new Error(`${item.node} has no clock that could run out`);
  const clock = {
    basis: rule.basis,
    act: 'handed-over',
    start: item.since,
    term: rule,
    counting: rule.counting ?? 'exclusive',
  } as const;
  const calendar = calendarFor(walk.program, rule, item.agency, walk.moment);
  const proof = prove(calendar, clock, stopsOfItem(walk.state.suspensions ?? [], item.id), walk.moment);
  emit(walk, {
    kind: 'clock-lapsed',
    element: item.node,
    agency: agencyId(walk.program.government.file.coordinatingBody),
    data: { decision: 'escalated', item: item.id, proof, lapsed: [item.id] },
  });
}

const STATUS: { readonly [decision in Exclude<TacitDecision, 'escalated'>]: Exclude<CaseStatus, 'open'> } = {
  'deemed-granted': 'done',
  'deemed-refused': 'refused',
  lapsed: 'lapsed',
};

/**
 * Time has run out before anybody decided: the case is decided as the statute says, with all that the deadline follows from.
 * What was under way ends; the case goes on where the service says, or ends.
 */
export function caseLapsed(walk: Walk, clock: CaseClock): void {
  const rule = walk.program.service.file.clocks?.statutory;
  if (rule === undefined) throw new Error('a clock runs that the service does not have');
  const { decision, continues } = rule.onLapse;
  const items = walk.state.open.flatMap((wait) => (wait.kind === 'item' && wait.agency !== null ? [wait.id] : []));
  const ended = {
    ...clock,
    due: null,
    end: { as: decision, at: walk.moment, items: decision === 'escalated' ? [] : items },
  };
  const { government } = walk.program;
  emit(walk, {
    kind: 'clock-lapsed',
    element: null,
    agency:
      decision === 'escalated'
        ? agencyId(government.file.coordinatingBody)
        : leadOf(walk.program, walk.state.territory, walk.moment),
    data: {
      decision,
      proof: proofOf(walk.program, walk.state, walk.moment),
      clock: ended,
      ...wayOn(walk, decision, continues),
    },
  });
  if (decision !== 'escalated' && continues === undefined) endCase(walk, null, STATUS[decision]);
}

function wayOn(walk: Walk, decision: TacitDecision, continues: string | undefined): Patch {
  if (decision === 'escalated' || continues === undefined) return {};
  const { tokens, open, scopes = [] } = walk.state;
  return {
    take: tokens.map(({ id }) => id),
    shut: open.map(({ id }) => id),
    ...(scopes.length === 0 ? {} : { exit: scopes.map(({ id }) => id) }),
    put: [[freshId(walk), continues, null]],
  };
}

/** What the deadline of a case follows from, as of a moment; null where no clock has started. */
export function proofOf(
  program: Program,
  state: Pick<CaseState, 'clock' | 'suspensions' | 'territory' | 'filed'>,
  now: Instant,
): ClockProof | null {
  const rule = program.service.file.clocks?.statutory;
  const { clock, suspensions = [], territory } = state;
  if (rule === undefined || clock === undefined) return null;
  const at = clock.end === undefined || clock.end.at > now ? now : clock.end.at;
  const calendar = calendarNamed(program, clock, territory, at) ?? statutoryCalendar(program, rule, territory, at);
  const proven = { basis: rule.basis, act: STARTS, start: startOf(clock, state), term: rule, counting: rule.counting };
  return prove(calendar, proven, stopsOfCase(suspensions), at);
}

/** The version by which the deadline was counted, if the government still keeps it. */
function calendarNamed(program: Program, clock: CaseClock, territory: string, at: Instant): Calendar | undefined {
  return versionsFor(program, territory, at).find(({ calendar }) => calendar.version === clock.calendar)?.calendar;
}

function versionsFor(program: Program, territory: string, at: Instant): ReturnType<typeof versionsOf> {
  const rule = program.service.file.clocks?.statutory;
  const id = calendarIdFor(program, rule ?? {}, leadOf(program, territory, at));
  return versionsOf(program.government, id);
}

/** When the next version of the calendar is in force by which the clock of a case has not been counted; null when none is. */
export function recountAt(walk: Walk): Instant | null {
  const { clock, territory, at: last } = walk.state;
  if (clock === undefined || clock.end !== undefined || walk.state.status !== 'open') return null;
  const versions = versionsFor(walk.program, territory, walk.at);
  const mine = versions.findIndex(({ calendar }) => calendar.version === clock.calendar);
  const next = mine < 0 ? versions.findLast(({ from }) => from === null || from <= walk.at) : versions[mine + 1];
  if (next === undefined || next.calendar.version === clock.calendar) return null;
  return next.from === null || next.from < last ? last : next.from;
}

/** A new decree: every deadline that is open is counted again, and the act says what it was and what it is. */
export function recount(walk: Walk): void {
  const { clock, suspensions = [] } = walk.state;
  if (clock === undefined) return;
  const next = countedClock(walk, clock, suspensions);
  const dues = walk.state.open.flatMap((wait): (readonly [number, Instant | null])[] => {
    if (wait.kind !== 'item' || wait.due === null) return [];
    const due = itemDue(walk, wait, suspensions);
    return due === wait.due ? [] : [[wait.id, due]];
  });
  const change = { from: clock.calendar, to: next.calendar, was: clock.due, due: next.due };
  emit(walk, {
    kind: 'clock-recounted',
    element: null,
    data: { ...change, clock: next, ...(dues.length === 0 ? {} : { dues }) },
  });
}

/**
 * The deadlines of steps, in a case whose own clock has been recounted or that has none: each that the calendar in force now
 * moves is said in an act of its own. What has run out stays as it was.
 */
export function recountItems(walk: Walk): void {
  const { state, program, moment } = walk;
  if (state.status !== 'open') return;
  for (const wait of state.open) {
    if (wait.kind !== 'item' || wait.due === null || wait.due <= moment) continue;
    const rule = itemRule(walk, wait.node);
    const due = itemDue(walk, wait, state.suspensions ?? []);
    if (rule === undefined || due === wait.due) continue;
    const versions = versionsOf(program.government, calendarIdFor(program, rule, wait.agency));
    const { version: to } = calendarFor(program, rule, wait.agency, moment);
    const from = versions[versions.findIndex(({ calendar }) => calendar.version === to) - 1]?.calendar.version ?? null;
    const data = { from, to, was: wait.due, due, dues: [[wait.id, due]] as const };
    emit(walk, { kind: 'clock-recounted', element: wait.node, agency: wait.agency, data });
  }
}
