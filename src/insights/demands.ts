/** Something the state holds: a concept (a fact or a document) in one registry. */
export interface Holding {
  readonly concept: string;
  /** A service can read it today. */
  readonly live: boolean;
  /** A law lets it be read for this purpose; null where nobody has asked yet, false where none does. */
  readonly basis: boolean | null;
  /** Stale evidence counts as not held. */
  readonly fresh: boolean;
}

/** What follows from what: an age from a date of birth. */
export interface Derivation {
  readonly concept: string;
  readonly from: readonly string[];
}

/** An agency's demand of the person. A document is the concepts it shows. */
export interface Ask {
  readonly agency: string;
  readonly name: string;
  readonly concepts: readonly string[];
}

/** Why a demand is needless, or why it is not. */
export const DEMAND_KINDS = ['needless-now', 'needless-if-connected', 'barred', 'new'] as const;
export type DemandKind = (typeof DEMAND_KINDS)[number];

/** Each demand with its kind: the weakest of its concepts decides. An agency that asks what it holds itself counts too. */
export function classifyAsks(
  asks: readonly Ask[],
  holdings: readonly Holding[],
  derivations: readonly Derivation[] = [],
): readonly DemandKind[] {
  const fresh = holdings.filter((one) => one.fresh);
  const names = (pick: (one: Holding) => boolean) => new Set(fresh.filter(pick).map(({ concept }) => concept));
  const now = closure(
    names(({ live, basis }) => live && basis === true),
    derivations,
  );
  const connected = closure(
    names(({ basis }) => basis !== false),
    derivations,
  );
  const anywhere = closure(
    names(() => true),
    derivations,
  );
  return asks.map(({ concepts }): DemandKind => {
    const within = (held: ReadonlySet<string>) => concepts.every((concept) => held.has(concept));
    if (within(now)) return 'needless-now';
    if (within(connected)) return 'needless-if-connected';
    return within(anywhere) ? 'barred' : 'new';
  });
}

/** Everything that follows from what is held (Horn closure). */
function closure(held: Set<string>, derivations: readonly Derivation[]): ReadonlySet<string> {
  const all = new Set(held);
  for (let grown = true; grown; ) {
    const next = derivations.filter(({ concept, from }) => !all.has(concept) && from.every((one) => all.has(one)));
    for (const { concept } of next) all.add(concept);
    grown = next.length > 0;
  }
  return all;
}
