import type { Opened } from '#engine/case';
import { moved } from '#engine/clocks/rules';
import type { Suspension } from '#engine/clocks/state';
import { fileComplete } from '#engine/clocks/statutory';
import { endSuspensions } from '#engine/clocks/suspend';
import { endCase } from '#engine/endings';
import { bindingAt, emit, freshId, type Walk } from '#engine/walk';

/**
 * What follows for the clocks once a case has come to its next waits: the clock starts where filing starts it, suspensions
 * end whose step is over, and the process's own waits for the applicant begin to stop the clock.
 */
export function tendClocks(walk: Walk): void {
  const { state, program } = walk;
  if (state.status !== 'open') return;
  const { clocks } = program.service.file;
  if (clocks?.statutory?.starts === 'filed' && state.clock === undefined) fileComplete(walk, 'filed', null);
  if (state.suspensions !== undefined) endOrphans(walk, state.suspensions);
  if (walk.state.clock !== undefined && walk.state.clock.end === undefined) suspendWaits(walk);
}

function endOrphans(walk: Walk, suspensions: readonly Suspension[]): void {
  const waits = new Set(walk.state.open.map(({ id }) => id));
  const over = suspensions.filter(({ end, wait }) => end === null && !waits.has(wait));
  endSuspensions(
    walk,
    over.map((one) => [one, 'over'] as const),
  );
}

function suspendWaits(walk: Walk): void {
  const known = new Set((walk.state.suspensions ?? []).map(({ wait }) => wait));
  for (const wait of walk.state.open) {
    const reason = isHostless(wait) ? undefined : reasonFor(walk, wait);
    if (reason === undefined || known.has(wait.id)) continue;
    const suspension: Suspension = {
      id: freshId(walk),
      owner: reason.owner,
      reason: reason.id,
      by: null,
      wait: wait.id,
      stopsCase: true,
      stopsItem: false,
      from: walk.moment,
      to: null,
      answerBy: null,
      until: null,
      end: null,
    };
    const all = [...(walk.state.suspensions ?? []), suspension];
    emit(walk, { kind: 'clock-suspended', element: wait.node, data: { suspend: [suspension], ...moved(walk, all) } });
  }
}

/** A boundary timer waits beside its task, which has the same binding in its own right. */
function isHostless({ kind }: Opened): boolean {
  return kind === 'timer' || kind === 'ask' || kind === 'paper';
}

function reasonFor(walk: Walk, { node }: Opened) {
  const { suspends } = bindingAt(walk, node);
  return suspends === undefined ? undefined : walk.program.government.suspensions.get(suspends);
}

/** Nobody's answer came by its time, or the budget is spent: the clock runs on, or the case lapses where the service says so. */
export function suspensionDue(walk: Walk, suspension: Suspension): void {
  const spent = suspension.to === null && suspension.until !== null && suspension.until <= walk.moment;
  const silent = suspension.answerBy !== null && suspension.answerBy <= walk.moment;
  if (!silent) return endSuspensions(walk, [[suspension, spent ? 'budget' : 'over']]);
  endSuspensions(walk, [[suspension, 'silent']]);
  const stopped = suspension.stopsCase || suspension.stopsItem;
  if (stopped && walk.program.service.file.clocks?.answer?.onLapse === 'lapse') endCase(walk, null, 'lapsed');
}
