import { sha256 } from '#terms/random';
import type { RunningProgram, Victim } from './program.ts';

/** One kill: at what share of the whole work, of what, and whether what then starts again is killed once more. */
export interface Kill {
  readonly victim: Victim;
  /** How many acts have been acknowledged when it comes. */
  readonly at: number;
  /** Milliseconds after that. */
  readonly delay: number;
  /** Which of several processes, 0 to 1. */
  readonly chance: number;
  /** Milliseconds into the next start at which that is killed too; null: it may start in peace. */
  readonly again: number | null;
}

/** Numbers from 0 to 1 that follow from a seed. */
export function chances(seed: string): () => number {
  let n = 0;
  return () => {
    n += 1;
    return sha256(`${seed}/${n}`).readUInt32BE() / 2 ** 32;
  };
}

/** Kills spread at random over a run of so many acts. The victims come in turn, in an order that the seed shuffles. */
export function planKills(seed: string, victims: readonly Victim[], count: number, acts: number): Kill[] {
  const next = chances(seed);
  const order = victims.map((victim) => ({ victim, place: next() })).toSorted((a, b) => a.place - b.place);
  const kills = Array.from({ length: count }, (_, n) => ({
    victim: order[n % order.length]?.victim ?? 'house',
    at: Math.floor(next() * acts * 0.9),
    delay: Math.floor(next() * 300),
    chance: next(),
    again: next() < 0.2 ? Math.floor(next() * 2_500) : null,
  }));
  return kills.toSorted((a, b) => a.at - b.at);
}

/** Kills as planned until the plan is done or the run is over; the program is started again where nothing else would do it. */
export async function killAsPlanned(
  program: RunningProgram,
  kills: readonly Kill[],
  progress: () => number,
  over: AbortSignal,
): Promise<Kill[]> {
  const done: Kill[] = [];
  for (const kill of kills) {
    while (progress() < kill.at && !over.aborted) await new Promise((resolve) => setTimeout(resolve, 20));
    if (over.aborted) return done;
    await new Promise((resolve) => setTimeout(resolve, kill.delay));
    done.push(kill);
    if (!program.kill(kill.victim, kill.chance)) continue;
    if (kill.again !== null) await program.startAndDie(kill.again);
    await program.start();
  }
  return done;
}
