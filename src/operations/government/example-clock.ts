import type { ExampleFile } from '#definitions/schema/example';
import { type ClockProof, recompute } from '#engine/clocks/proof';
import { proofOf } from '#engine/clocks/statutory';
import type { ExampleFinding } from '#operations/government/example-outcome';
import type { World } from '#operations/government/example-world';
import { dayIn, later } from '#terms/plain-date';

/** Holds the statutory clock of a case against the `then.clock` of its example; what was decided by lapse is counted again. */
export function compareClock(world: World, wanted: ExampleFile['then']['clock']): ExampleFinding[] {
  const { state, program } = world;
  if (wanted === undefined) return [];
  if (state?.clock === undefined) return [{ path: ['then', 'clock'], message: 'No statutory clock has started' }];
  const say = (part: string, is: string, should: string | undefined): ExampleFinding[] =>
    should === undefined || should === is
      ? []
      : [{ path: ['then', 'clock', part], message: `It is ${is}, not ${should}` }];
  const proof = proofOf(program, state, state.at);
  const due = proof === null ? 'unknown' : dayIn(program.government.file.zone, later(proof.deadline, -1));
  const wrong = proofsIn(world).flatMap((given) => recompute(given, calendarsIn(world, given)));
  return [
    ...say('due', due, wanted.due),
    ...say('end', state.clock.end?.as ?? 'running', wanted.end),
    ...wrong.map((fault) => ({ path: ['then', 'clock'], message: `The proof does not hold: ${fault}` })),
  ];
}

/** Proofs that acts of the case carry. */
function proofsIn({ acts }: World): readonly ClockProof[] {
  return acts.flatMap(({ kind, data }) => (kind === 'clock-lapsed' ? [data['proof'] as unknown as ClockProof] : [])); // written by the engine
}

function calendarsIn({ program }: World, { calendar }: ClockProof): Parameters<typeof recompute>[1] {
  const all = [...program.government.calendars.values()].flat();
  return all.find((one) => one.calendar.version === calendar)?.calendar;
}
