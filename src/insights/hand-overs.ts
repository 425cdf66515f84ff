import type { CaseActKind } from '#engine/acts';
import { momentOf, patchOf } from '#engine/patch';
import type { Envelope } from '#ledger/act';
import type { AgencyId } from '#terms/ids';
import { type Instant, milliseconds } from '#terms/plain-date';

/** What a fold of hand-overs reads of an act. */
export type Step = Pick<Envelope<CaseActKind>, 'kind' | 'element' | 'agency' | 'data' | 'at'>;

/** One pass of the baton: from whoever's act led to it, to the receiver's first touch. Null is the applicant. */
export interface HandOver {
  readonly item: number;
  readonly element: string;
  readonly from: AgencyId | null;
  readonly to: AgencyId;
  readonly since: Instant;
  /** First touch, or the end of the step without one; null while it lies. */
  readonly until: Instant | null;
}

/** Acts by which somebody passes on what they held; all else between them is done by the house. */
const BY_PEOPLE: readonly CaseActKind[] = ['filed', 'concluded', 'paid', 'message-received'];

interface Trail {
  readonly agency: AgencyId | null;
  readonly seq: number;
}

/**
 * The hand-overs of one case from its acts in order. Followed along tokens: what was automatic between two people is passed
 * through, and at a join the last to come counts. The waits are those of `engine/timeline`, to the millisecond.
 */
export function handOvers(acts: readonly Step[]): readonly HandOver[] {
  const behind = new Map<number, Trail>();
  const found = new Map<number, HandOver>();
  let last: Instant | undefined;
  for (const [seq, act] of acts.entries()) {
    const moment = momentOf(act);
    const at: Instant = last !== undefined && last > moment ? last : moment;
    last = at;
    for (const id of patchOf(act).shut ?? []) close(found, id, at);
    if (act.kind === 'touched') close(found, Number(act.data['item']), moment);
    if (act.kind === 'ended') for (const id of found.keys()) close(found, id, at);
    follow(behind, act, seq);
    for (const wait of patchOf(act).open ?? []) {
      if (wait.kind !== 'item' || wait.agency === null) continue;
      const from = behind.get(wait.token)?.agency ?? null;
      const element = act.element ?? '';
      found.set(wait.id, { item: wait.id, element, from, to: wait.agency, since: moment, until: null });
    }
  }
  return [...found.values()];
}

/** Who stands behind the tokens that an act put: whoever did it, else whoever stood behind those it took. */
function follow(behind: Map<number, Trail>, act: Step, seq: number): void {
  const { take = [], put = [], enter = [] } = patchOf(act);
  const from = [...take, ...enter.map(({ token }) => token)];
  const came = from.flatMap((id) => behind.get(id) ?? []).toSorted((a, b) => b.seq - a.seq)[0];
  const trail = BY_PEOPLE.includes(act.kind) ? { agency: act.agency, seq } : (came ?? { agency: null, seq });
  for (const id of take) behind.delete(id);
  for (const [id] of put) behind.set(id, trail);
}

function close(found: Map<number, HandOver>, id: number, at: Instant): void {
  const one = found.get(id);
  if (one !== undefined && one.until === null) found.set(id, { ...one, until: at });
}

/** Milliseconds, running ones up to now. */
export function waitOf({ since, until }: HandOver, now: Instant): number {
  return Math.max(0, milliseconds(until ?? now) - milliseconds(since));
}

/** Type 7 (linear): the value at (n - 1) p of the sorted values; 0 of none. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * p;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}
