import { agencyOfPosition, endOf } from '#agencies/succession';
import { stateAt, use, voting } from '#coordination/arrangement';
import type { AgreedPlan, Evidence, ServicePractice } from '#coordination/evidence';
import { type Level, levelOf } from '#coordination/level';
import type { ArrangementFile } from '#coordination/schema';
import { agencyOf, type Government, type Service, servicesOnOffer } from '#definitions/government';
import { type Parts, type Practice, practiceOf } from '#operations/council/read-practice';
import { agencyId } from '#terms/ids';
import { dayIn, type Instant, type PlainDate } from '#terms/plain-date';

type Pair = readonly [string, string];

/** An arrangement as it was made, whatever reorganisations have done to its members since, and what shows how close it is. */
export interface Weighed {
  readonly made: ArrangementFile;
  readonly evidence: Evidence;
}

/**
 * What definitions in force and the acts of the last 365 days show of arrangements, all in four statements side by side.
 * Envelopes only. `from`: the roll-ups kept with every act, or the acts themselves, which say the same and take longer.
 */
export async function gatherEvidence(
  house: Parts,
  arrangements: readonly ArrangementFile[],
  at: Instant,
  from: 'rollups' | 'acts' = 'rollups',
): Promise<ReadonlyMap<string, Weighed>> {
  const { government } = house.library;
  const practices = await practiceOf(house, arrangements, at, from);
  return new Map(
    arrangements.map((arrangement) => {
      const practice = practices(arrangement);
      return [arrangement.id, { made: practice.made, evidence: evidenceOf(government, arrangement, practice, at) }];
    }),
  );
}

function evidenceOf(government: Government, arrangement: ArrangementFile, practice: Practice, at: Instant): Evidence {
  const day = dayIn(government.file.zone, at);
  const members = voting(arrangement);
  const inForce = stateAt(arrangement, at, government.file.zone) === 'in-force';
  const services = arrangement.services.flatMap((id) => government.services.get(id) ?? []);
  return {
    asOf: day,
    inForce,
    impacts: impactsOf(government, arrangement, members, day),
    links: [...practice.reads, ...practice.questions, ...practice.minutes.flatMap(pairsOf)],
    plans: [...planOf(arrangement), ...practice.plans],
    services: services.map((service) => serviceOf(government, service, members, practice, day)),
    shares: inForce ? sharesOf(government, arrangement, at) : [],
    ownedAgency: ownedOf(government, arrangement, services, practice, day),
    decisions: practice.decisions,
    union: unionOf(government, arrangement, members, at),
    merged: voting(practice.made).filter((member) => {
      const end = endOf(government.successions, member);
      return end?.kind === 'merge' && practice.cleanMergers.some((from) => from.includes(member));
    }),
  };
}

/** Notes in the definitions of members and in the signed plan: who states it, and whom it names. */
function impactsOf(
  government: Government,
  { plan }: ArrangementFile,
  members: readonly string[],
  day: PlainDate,
): Pair[] {
  const defined = servicesOnOffer(government).flatMap(({ file }) =>
    file.territories.flatMap((territory) => {
      const owner = agencyOf(government, file.owner, territory, day);
      const named = file.impacts.map(({ role }) => agencyOf(government, role, territory, day));
      return named.map((agency) => [owner, agency] as const);
    }),
  );
  const planned = (plan?.impacts ?? []).flatMap(({ agency }) =>
    (plan?.signedBy ?? []).map((signer) => [signer, agency] as const),
  );
  return [...defined, ...planned].flatMap(([by, on]) =>
    by !== undefined && on !== undefined && by !== on && members.includes(by) && members.includes(on)
      ? [[by, on] as const]
      : [],
  );
}

function planOf({ plan }: ArrangementFile): AgreedPlan[] {
  if (plan === undefined) return [];
  const indicators = Array.isArray(plan.indicators) ? plan.indicators : []; // a text kept since they were only counted
  return [
    {
      outcomes: [...new Set(indicators.map(({ outcome }) => outcome))],
      signedBy: plan.signedBy,
      owners: plan.activities.map(({ owner }) => owner),
      indicators: indicators.length,
    },
  ];
}

function serviceOf(
  government: Government,
  service: Service,
  members: readonly string[],
  practice: Practice,
  day: PlainDate,
): ServicePractice {
  const owners = government.retired.has(service.file.id) ? [] : laneOwners(government, service, day);
  return {
    service: service.file.id,
    lanes: members.filter((member) => owners.includes(member)),
    together: practice.together(service.file.id),
  };
}

function laneOwners(government: Government, { file }: Service, day: PlainDate): string[] {
  return Object.values(file.lanes).flatMap(({ role }) =>
    file.territories.flatMap((territory) => agencyOf(government, role, territory, day) ?? []),
  );
}

/** Whoever receives a share of fees that holds now, and owns an activity with a budget of its own. */
function sharesOf(government: Government, arrangement: ArrangementFile, at: Instant): string[] {
  const { zone } = government.file;
  const fees = arrangement.grants.filter(({ kind, from, to, payee }) => {
    if (kind !== 'fee-share' || payee === undefined) return false;
    return use([arrangement], { kind, from, to, payee }, at, zone).kind === 'effective';
  });
  const budgets = (arrangement.plan?.activities ?? []).filter(({ budget = 0 }) => budget > 0);
  return [...new Set([...fees.map(({ to }) => to), ...budgets.map(({ owner }) => owner)])];
}

/** The body that members own: in the government's files, its basis in force, and work finished in a lane that is its own. */
function ownedOf(
  government: Government,
  { ownedAgency: owned }: ArrangementFile,
  services: readonly Service[],
  practice: Practice,
  day: PlainDate,
): Evidence['ownedAgency'] {
  if (owned === undefined) return { onRecord: false, worked: false };
  const { from, to } = owned.basis;
  const lanes = services.filter((service) => laneOwners(government, service, day).includes(owned.agency));
  return {
    onRecord:
      government.agencies.has(owned.agency) && (from === undefined || from <= day) && (to === undefined || day < to),
    worked: lanes.some(({ file }) => practice.done(file.id).includes(owned.agency)),
  };
}

/** One seat over several members that live on under their names, their queue in common, and one seat where things climb to. */
function unionOf(
  government: Government,
  arrangement: ArrangementFile,
  members: readonly string[],
  at: Instant,
): Evidence['union'] {
  const { successions, agencies, file } = government;
  const living = members.filter((member) => endOf(successions, member) === undefined);
  const headed = largest(
    [...agencies.values()].flatMap(({ id, positions }) =>
      positions
        .filter((seat) => agencyOfPosition(successions, agencyId(id), seat.id) === id)
        .map(({ heads }) => living.filter((member) => heads.includes(member))),
    ),
  );
  const shares = (from: string, to: string) =>
    use([arrangement], { kind: 'queue-share', from, to }, at, file.zone).kind === 'effective';
  const climbs = headed.flatMap((member) => agencies.get(member)?.escalatesTo ?? []);
  return {
    headed,
    pooled: headed.filter((from) => headed.some((to) => to !== from && shares(from, to))),
    escalating: largest(climbs.map((seat) => headed.filter((member) => agencies.get(member)?.escalatesTo === seat))),
  };
}

function largest(groups: readonly (readonly string[])[]): readonly string[] {
  return groups.toSorted((one, other) => other.length - one.length)[0] ?? [];
}

function pairsOf(agencies: readonly string[]): Pair[] {
  return agencies.flatMap((a, n) => agencies.slice(n + 1).map((b): Pair => [a, b]));
}

/** The step of one of those that were gathered. */
export function levelIn(weighed: ReadonlyMap<string, Weighed>, { id }: ArrangementFile): Level {
  const found = weighed.get(id);
  if (found === undefined) throw new Error(`nothing was gathered of ${id}`);
  return levelOf(found.made, found.evidence);
}
