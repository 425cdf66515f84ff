import type { CaseQuestion, CaseState, Incident, Opened } from '#engine/case';
import { nextClock } from '#engine/clocks';
import type { Instant } from '#terms/plain-date';

export interface Changes<Kept> {
  readonly opened: readonly Kept[];
  /** As they are now. */
  readonly changed: readonly Kept[];
  /** As they were. */
  readonly closed: readonly Kept[];
}

/** What the rows beside a case must become: work items, waits, questions, and when it must be looked at again. */
export interface Difference {
  readonly items: Changes<Opened & { readonly kind: 'item' }>;
  readonly asks: Changes<Opened & { readonly kind: 'ask' }>;
  readonly messages: Changes<Opened & { readonly kind: 'message' }>;
  readonly timers: Changes<Opened & { readonly kind: 'timer' }>;
  readonly writes: Changes<Opened & { readonly kind: 'write' }>;
  readonly papers: Changes<Opened & { readonly kind: 'paper' }>;
  /** A question counts as closed when its state says so. */
  readonly questions: Changes<CaseQuestion>;
  readonly incidents: Changes<Incident>;
  /** When the next clock of the case runs out (timer, patience, question); null when none runs. */
  readonly due: Instant | null;
}

export function difference(before: CaseState | null, after: CaseState): Difference {
  return {
    items: waits('item', before, after),
    asks: waits('ask', before, after),
    messages: waits('message', before, after),
    timers: waits('timer', before, after),
    writes: waits('write', before, after),
    papers: waits('paper', before, after),
    questions: changes(live(before?.questions), live(after.questions)),
    incidents: changes(before?.incidents ?? [], after.incidents ?? []),
    due: nextClock(after)?.due ?? null,
  };
}

function waits<Kind extends Opened['kind']>(
  kind: Kind,
  before: CaseState | null,
  after: CaseState,
): Changes<Opened & { readonly kind: Kind }> {
  const ofKind = (wait: Opened): wait is Opened & { readonly kind: Kind } => wait.kind === kind;
  return changes((before?.open ?? []).filter(ofKind), after.open.filter(ofKind));
}

function live(questions: readonly CaseQuestion[] = []): readonly CaseQuestion[] {
  return questions.filter(({ state }) => state !== 'closed');
}

/** Compared by their bytes: a state that was stored and read again has none of its old objects. */
function changes<Kept extends { readonly id: number }>(before: readonly Kept[], after: readonly Kept[]): Changes<Kept> {
  const was = new Map(before.map((one) => [one.id, one]));
  const is = new Set(after.map(({ id }) => id));
  return {
    opened: after.filter(({ id }) => !was.has(id)),
    changed: after.filter((one) => was.has(one.id) && JSON.stringify(was.get(one.id)) !== JSON.stringify(one)),
    closed: before.filter(({ id }) => !is.has(id)),
  };
}
