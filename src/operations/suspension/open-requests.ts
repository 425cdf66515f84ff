import type { CaseState } from '#engine/case';
import type { Suspension } from '#engine/clocks/state';
import { patchOf } from '#engine/patch';
import { open } from '#ledger/chain';
import type { House } from '#operations/house';
import type { ActRow } from '#store/rows';
import { textOf } from '#terms/json';

/** What agencies ask of the applicant and nobody has answered; all of it is one request. */
export function openRequests({ suspensions = [], status }: CaseState): readonly Suspension[] {
  if (status !== 'open') return [];
  return suspensions.filter(({ owner, end, by }) => owner === 'applicant' && end === null && by !== null);
}

/** What makes the clock of a work item stand still now. */
export function stopOf(suspensions: readonly Suspension[], item: number): Suspension | undefined {
  return suspensions.find(({ wait, stopsItem, to }) => stopsItem && wait === item && to === null);
}

/** What was written when somebody's turn came, and when it ended. Sealed under the applicant's key; nothing once that is erased. */
export interface Exchanged {
  readonly texts: ReadonlyMap<number, string>;
  readonly answers: ReadonlyMap<number, string>;
}

export async function readExchanged(house: Pick<House, 'keys'>, acts: readonly ActRow[]): Promise<Exchanged> {
  const wanted = acts.filter(({ kind }) => KINDS.has(kind));
  const keys = await house.keys.find([...new Set(wanted.flatMap(({ subject }) => subject ?? []))]);
  const texts = new Map<number, string>();
  const answers = new Map<number, string>();
  for (const act of wanted) {
    const key = act.subject === null ? undefined : keys.get(act.subject);
    const text = key === undefined ? '' : textOf(open(act, key).values['text']);
    const { suspend = [], resume = [] } = patchOf(act);
    for (const { id } of suspend) texts.set(id, text);
    for (const [id] of resume) if (text !== '') answers.set(id, text);
  }
  return { texts, answers };
}

const KINDS: ReadonlySet<string> = new Set(['clock-suspended', 'correction-asked', 'clock-resumed']);
