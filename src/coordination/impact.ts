import { stateAt, use, type Wish } from '#coordination/arrangement';
import type { Arrangements } from '#coordination/current';
import type { ArrangementFile, Grant } from '#coordination/schema';
import type { Instant, Zone } from '#terms/plain-date';

/** One grant as one receiver has it. */
export interface Effect extends Pick<Grant, 'kind' | 'from' | 'facts' | 'registry' | 'payee' | 'position'> {
  readonly to: string;
}

/** A read of a service that nothing would permit any more. */
export interface OrphanedRead {
  readonly service: string;
  readonly registry: string;
  readonly by: string;
}

/** What a draft would change once it is in force. */
export interface Impact {
  /** Nothing in force gives this today. */
  readonly gained: readonly Effect[];
  /** Given today by what it replaces, and by nothing afterwards. A share or duty by statute is never lost. */
  readonly lost: readonly Effect[];
  readonly orphaned: readonly OrphanedRead[];
  /** Services it carries, and those of what it replaces. */
  readonly services: readonly string[];
}

type Reads = ReadonlyMap<
  string,
  { readonly file: { readonly reads: { readonly [read: string]: { readonly registry: string } } } }
>;

/** Compared with every other arrangement in force at that moment; without `replaces` nothing is lost. */
export function impactOf(
  draft: ArrangementFile,
  current: Arrangements,
  services: Reads,
  at: Instant,
  zone: Zone,
): Impact {
  const standing = [...current.values()].filter((one) => one.id !== draft.id && stateAt(one, at, zone) === 'in-force');
  const replaced = standing.find(({ id }) => id === draft.replaces);
  const remaining = standing.filter((one) => one !== replaced);
  const holds = (all: readonly ArrangementFile[], effect: Effect) =>
    use(all, wishOf(effect), at, zone).kind === 'effective';
  const own = effectsOf(draft);
  const lost = (replaced === undefined ? [] : effectsOf(replaced, ({ statutory }) => !statutory)).filter(
    (effect) => !own.some((one) => covers(one, effect)) && !holds(remaining, effect),
  );
  return {
    gained: own.filter((effect) => !holds(standing, effect)),
    lost,
    orphaned: lost.flatMap(({ kind, registry, to }) =>
      kind !== 'data' || registry === undefined
        ? []
        : (replaced?.services ?? [])
            .filter((id) =>
              Object.values(services.get(id)?.file.reads ?? {}).some((read) => read.registry === registry),
            )
            .map((service) => ({ service, registry, by: to })),
    ),
    services: [...new Set([...draft.services, ...(replaced?.services ?? [])])],
  };
}

function effectsOf({ members, grants }: ArrangementFile, which: (grant: Grant) => boolean = () => true): Effect[] {
  return grants.filter(which).flatMap(({ kind, from, to, facts, registry, payee, position }) => {
    const all = to === '*' ? members.map(({ agency }) => agency).filter((agency) => agency !== from) : [to];
    return all.map((one) => ({ kind, from, to: one, facts, registry, payee, position }));
  });
}

function covers(wide: Effect, narrow: Effect): boolean {
  const same = (['kind', 'from', 'to', 'registry', 'payee', 'position'] as const).every(
    (part) => wide[part] === narrow[part],
  );
  return same && narrow.facts.every((fact) => wide.facts.includes(fact));
}

function wishOf({ kind, from, to, facts, registry, payee, position }: Effect): Wish {
  return {
    kind,
    from,
    to,
    facts,
    ...(registry === undefined ? {} : { registry }),
    ...(payee === undefined ? {} : { payee }),
    ...(position === undefined ? {} : { position }),
  };
}
