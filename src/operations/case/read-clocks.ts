import type { ClockProof } from '#engine/clocks/proof';
import type { ClockEnd, SuspensionEnd } from '#engine/clocks/state';
import { proofOf } from '#engine/clocks/statutory';
import { type CaseRef, loadCase } from '#operations/case/load-case';
import type { House } from '#operations/house';
import type { SuspensionOwner } from '#terms/calendar';
import type { Instant } from '#terms/plain-date';

/** The clocks of a case as machines read them: nothing personal, and enough to count every deadline again. */
export interface Clocks {
  readonly number: string;
  readonly statutory: {
    readonly state: 'running' | 'stopped' | ClockEnd['as'];
    /** Null while it stands still, and once it is over. */
    readonly due: Instant | null;
    readonly endedAt: Instant | null;
    readonly rounds: number;
    readonly proof: ClockProof;
  } | null;
  readonly items: readonly {
    readonly item: number;
    readonly step: string;
    readonly lane: string;
    readonly agency: string | null;
    readonly since: Instant;
    readonly due: Instant | null;
  }[];
  readonly suspensions: readonly {
    readonly suspension: number;
    readonly owner: SuspensionOwner;
    readonly reason: string;
    readonly by: string | null;
    readonly stopsCase: boolean;
    readonly stopsItem: boolean;
    readonly from: Instant;
    readonly to: Instant | null;
    readonly answerBy: Instant | null;
    readonly end: Exclude<SuspensionEnd, 'budget'> | null;
  }[];
}

/** Refuses `case-unknown`. */
export async function readClocks(
  house: Pick<House, 'db' | 'keys' | 'library'>,
  ref: CaseRef,
  at: Instant,
): Promise<Clocks> {
  const { number, program, state } = await loadCase(house, house.db, ref);
  const proof = proofOf(program, state, at);
  const { clock, suspensions = [] } = state;
  return {
    number,
    statutory:
      clock === undefined || proof === null
        ? null
        : {
            state: clock.end?.as ?? (clock.due === null ? 'stopped' : 'running'),
            due: clock.due,
            endedAt: clock.end?.at ?? null,
            rounds: clock.rounds ?? 0,
            proof,
          },
    items: state.open.flatMap((wait) =>
      wait.kind === 'item'
        ? [{ item: wait.id, step: wait.node, lane: wait.lane, agency: wait.agency, since: wait.since, due: wait.due }]
        : [],
    ),
    suspensions: suspensions.map(({ id, owner, reason, by, stopsCase, stopsItem, from, to, answerBy, end }) => ({
      suspension: id,
      owner,
      reason,
      by,
      stopsCase,
      stopsItem,
      from,
      to,
      answerBy,
      end,
    })),
  };
}
