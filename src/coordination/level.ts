import { voting } from '#coordination/arrangement';
import type { AgreedPlan, Evidence, ServicePractice } from '#coordination/evidence';
import type { ArrangementFile } from '#coordination/schema';
import { addMonths, plainDate } from '#terms/plain-date';

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

/**
 * Proposal of this house, not law: what counts as evidence for each of the nine steps (after Perri 6). `arrangement` bears the
 * members it was made with, also where a reorganisation has ended them since.
 */
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
  const { union } = evidence;
  const plans = evidence.plans.filter((plan) => isJoint(plan, members));
  const served = evidence.services.filter((service) => count(members, service.lanes) >= 2);
  const three = planning(arrangement, evidence, members, plans);
  const four = working(arrangement, evidence, members, served);
  const long = longLived(arrangement);
  return new Map<number, Found>([
    [1, { 'impact-note': evidence.impacts.some((pair) => isBetween(pair, members)) }],
    [2, { 'all-linked': connected(members, evidence.links) }],
    [3, three],
    [4, four],
    [
      5,
      {
        ...three,
        ...four,
        'shares-of-two': count(members, evidence.shares) >= 2,
        'joint-unit': count(members, arrangement.jointUnit?.positionsFrom ?? []) >= 2,
        'three-years': long,
      },
    ],
    [
      6,
      {
        'owned-agency': ownedAgency(arrangement, members) && evidence.ownedAgency.onRecord,
        'owned-agency-worked': evidence.ownedAgency.worked,
      },
    ],
    [
      7,
      {
        ...three,
        ...four,
        'two-outcomes': new Set(plans.filter(isWhole(members)).flatMap(({ outcomes }) => outcomes)).size >= 2,
        'two-services': served.filter((service) => worked(members, [service])).length >= 2,
        'shared-lead': arrangement.leadPattern !== 'single',
        'decisions-of-two': evidence.decisions.some((signers) => new Set(signers).size >= 2),
        'three-years': long,
      },
    ],
    [
      8,
      {
        'one-head': count(members, union.headed) >= 2,
        'pooled-queue': count(members, union.pooled) >= 1,
        'one-escalation': count(members, union.escalating) >= 2,
        'in-force': evidence.inForce,
      },
    ],
    [9, { 'merged-without-orphans': count(members, evidence.merged) >= 2 }],
  ]);
}

function planning(
  arrangement: ArrangementFile,
  evidence: Evidence,
  members: readonly string[],
  plans: readonly AgreedPlan[],
): Found {
  const owned = plans.some(({ owners }) => count(members, owners) >= 2);
  return {
    'in-force': evidence.inForce,
    'joint-plan': plans.length > 0,
    // Of the plan whose activities two members own, where there is one: both must be true of one and the same plan.
    'shared-indicator': owned ? plans.some(isWhole(members)) : plans.some(({ indicators }) => indicators > 0),
    'activities-of-two': owned,
    'end-or-review': bounded(arrangement),
  };
}

function isWhole(members: readonly string[]): (plan: AgreedPlan) => boolean {
  return ({ indicators, owners }) => indicators > 0 && count(members, owners) >= 2;
}

function working(
  arrangement: ArrangementFile,
  evidence: Evidence,
  members: readonly string[],
  served: readonly ServicePractice[],
): Found {
  return {
    'in-force': evidence.inForce,
    'lanes-of-two': served.length > 0,
    'worked-together': worked(members, served),
    'end-or-review': bounded(arrangement),
  };
}

function isJoint({ signedBy }: AgreedPlan, members: readonly string[]): boolean {
  return members.length >= 2 && members.every((member) => signedBy.includes(member));
}

function worked(members: readonly string[], services: readonly ServicePractice[]): boolean {
  return services.some(({ together }) => together.some((pair) => isBetween(pair, members)));
}

function isBetween([a, b]: readonly [string, string], members: readonly string[]): boolean {
  return a !== b && members.includes(a) && members.includes(b);
}

/** An end date; or, where a statute carries it, the day on which it is looked at again. */
function bounded({ to, reviewDate, instrument, legalBasis }: ArrangementFile): boolean {
  if (to !== undefined) return true;
  return reviewDate !== undefined && STATUTORY.includes(instrument) && legalBasis.length > 0;
}

const STATUTORY: readonly ArrangementFile['instrument'][] = [
  'law',
  'presidential-regulation',
  'head-of-region-regulation',
];

function count(members: readonly string[], found: readonly string[]): number {
  return members.filter((member) => found.includes(member)).length;
}

function connected(members: readonly string[], links: readonly (readonly [string, string])[]): boolean {
  const [first] = members;
  if (first === undefined || members.length < 2) return false;
  const own = links.filter((pair) => isBetween(pair, members));
  const reached = new Set([first]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [a, b] of own) {
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

/** Owned by two members or more, and by members alone; the parts add up to the whole. */
function ownedAgency({ ownedAgency: owned }: ArrangementFile, members: readonly string[]): boolean {
  const parts = Object.entries(owned?.shares ?? {}).filter(([, share]) => share > 0);
  const whole = parts.reduce((total, [, share]) => total + share, 0) === 100;
  return parts.length >= 2 && whole && parts.every(([owner]) => members.includes(owner));
}
