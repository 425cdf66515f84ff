import { voting } from '#coordination/arrangement';
import type { ArrangementFile } from '#coordination/schema';
import { addMonths, type PlainDate, plainDate } from '#terms/plain-date';

/** What the acts of the last year show about an arrangement. Counted by `insights`, judged here. */
export interface Evidence {
  readonly asOf: PlainDate;
  /** Pairs of members joined by a closed question, countersigned minutes or an exchange read under this arrangement. */
  readonly links: readonly (readonly [string, string])[];
  /** Members that own a lane of a published service which cites the arrangement. */
  readonly lanes: readonly string[];
  /** Members that completed work in one and the same case. */
  readonly workedTogether: readonly string[];
  /** Members named in an impact note of another member's draft, plan or definition. */
  readonly impactNotes: number;
  /** Members with a budget or fee share above 0. */
  readonly shares: readonly string[];
  /** The agency owned by members has completed work in its own lane. */
  readonly ownedAgencyWorked: boolean;
  readonly decisionsSignedByTwo: number;
}

/** One condition of a step, found or missing. */
export interface Criterion {
  readonly step: number;
  readonly key: string;
  readonly met: boolean;
}

export interface Level {
  /** Highest step whose own line holds; 0 when none does. */
  readonly computed: number;
  readonly declared: number;
  /** `incomplete`: declared above evidence; `ahead`: practice ahead of paper. */
  readonly reading: 'agrees' | 'incomplete' | 'ahead';
  readonly criteria: readonly Criterion[];
}

/** Proposal of this house, not law: what counts as evidence for each of the nine steps (after Perri 6). */
export function levelOf(arrangement: ArrangementFile, evidence: Evidence): Level {
  const criteria = [...steps(arrangement, evidence)].flatMap(([step, found]) =>
    Object.entries(found).map(([key, met]) => ({ step, key, met })),
  );
  const holds = (step: number) => criteria.filter((one) => one.step === step).every((one) => one.met);
  const computed = [9, 8, 7, 6, 5, 4, 3, 2, 1].find(holds) ?? 0;
  const declared = arrangement.declaredLevel;
  const reading = declared === computed ? 'agrees' : declared > computed ? 'incomplete' : 'ahead';
  return { computed, declared, reading, criteria };
}

type Found = { readonly [key: string]: boolean };

function steps(arrangement: ArrangementFile, evidence: Evidence): Map<number, Found> {
  const members = voting(arrangement);
  const plan = arrangement.plan;
  const planned =
    plan !== undefined && members.every((member) => plan.signedBy.includes(member)) && plan.indicators > 0;
  const owners = new Set(plan?.activities.map((activity) => activity.owner) ?? []);
  const bounded = arrangement.to !== undefined || arrangement.reviewDate !== undefined;
  const three: Found = { 'joint-plan': planned, 'activities-of-two': owners.size >= 2, 'end-or-review': bounded };
  const four: Found = {
    'lanes-of-two': count(members, evidence.lanes) >= 2,
    'worked-together': count(members, evidence.workedTogether) >= 2,
    'end-or-review': bounded,
  };
  const long = longLived(arrangement);
  return new Map<number, Found>([
    [1, { 'impact-note': evidence.impactNotes > 0 }],
    [2, { 'all-linked': connected(members, evidence.links) }],
    [3, three],
    [4, four],
    [
      5,
      {
        ...three,
        ...four,
        'shares-of-two': count(members, evidence.shares) >= 2,
        'joint-unit': jointUnit(arrangement, members),
        'three-years': long,
      },
    ],
    [6, { 'owned-agency': ownedAgency(arrangement), 'owned-agency-worked': evidence.ownedAgencyWorked }],
    [
      7,
      {
        ...three,
        ...four,
        'two-services': arrangement.services.length >= 2,
        'shared-lead': arrangement.leadPattern !== 'single',
        'decisions-of-two': evidence.decisionsSignedByTwo > 0,
        'three-years': long,
      },
    ],
    [8, { 'one-head': false }],
    [9, { 'merged-without-orphans': arrangement.state === 'succeeded' }],
  ]);
}

function count(members: readonly string[], found: readonly string[]): number {
  return members.filter((member) => found.includes(member)).length;
}

function connected(members: readonly string[], links: readonly (readonly [string, string])[]): boolean {
  const [first] = members;
  if (first === undefined || members.length < 2) return false;
  const reached = new Set([first]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [a, b] of links) {
      if (reached.has(a) !== reached.has(b)) {
        reached.add(a).add(b);
        grew = true;
      }
    }
  }
  return members.every((member) => reached.has(member));
}

function longLived(arrangement: ArrangementFile): boolean {
  return arrangement.to === undefined || plainDate(arrangement.to) >= addMonths(plainDate(arrangement.from), 36);
}

function jointUnit(arrangement: ArrangementFile, members: readonly string[]): boolean {
  return count(members, arrangement.jointUnit?.positionsFrom ?? []) >= 2;
}

function ownedAgency(arrangement: ArrangementFile): boolean {
  const shares = Object.values(arrangement.ownedAgency?.shares ?? {});
  return shares.length >= 2 && shares.reduce((total, share) => total + share, 0) === 100;
}
