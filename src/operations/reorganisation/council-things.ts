import { OUTCOME_KEYS } from '#coordination/outcome-after';
import type { Thing, ThingKind } from '#coordination/reorganisation';
import type { Government } from '#definitions/government';
import { talkChain } from '#operations/council/chains';
import type { House } from '#operations/house';
import { type KeptMatter, membershipOf, openMatters, seatOf } from '#operations/matter/matter-row';
import { loadPlans, type Plan } from '#operations/outcome/plans';
import { sql } from '#store/sql';
import type { AgencyId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';

/** What agencies hold together: parts of joint plans, agreed weights, indicators, and what waits between them under arrangements. */
export async function councilThings(
  house: Pick<House, 'db'>,
  government: Government,
  givers: readonly AgencyId[],
  at: Instant,
): Promise<Thing[]> {
  const [plans, matters, talks] = await Promise.all([
    loadPlans(house.db, government),
    openMatters(house.db, government, at),
    spokenOf(house, government),
  ]);
  const shared = givers.flatMap((agency) => [
    ...[...plans].flatMap(([id, { current, next }]) => ofPlan(id, next === null ? [current] : [current, next], agency)),
    ...talks
      .filter(({ members }) => members.includes(agency))
      .map(({ id }) => withMembership('conversation', id, agency)),
  ]);
  return [...shared, ...countAlike(matters.flatMap(partsOf).filter(({ agency }) => givers.includes(agency)))];
}

/** Every version counts: what was agreed stays in effect until the newer one is. */
function ofPlan(id: string, versions: readonly Plan[], agency: AgencyId): Thing[] {
  const one = (key: string, count = 1): Thing[] => {
    const [kind = '', ...rest] = key.split('/');
    return [{ kind: kind as ThingKind, id: rest.join('/'), agency, count }]; // the keys begin with their kind
  };
  const texts = versions.map(({ text }) => text);
  const owned = texts.flatMap(({ plan }) => plan.activities.filter(({ owner }) => owner === agency));
  const isIn = versions.some(
    ({ signed, text: { plan } }) =>
      signed.includes(agency) ||
      Object.hasOwn(plan.ceilings, agency) ||
      plan.activities.some(({ budget }) => Object.hasOwn(budget?.shares ?? {}, agency)),
  );
  const weighs = texts.some(({ weights }) => Object.hasOwn(weights, agency));
  const indicators = new Set(texts.flatMap((text) => text.indicators.map((indicator) => indicator.id)));
  return [
    ...[...new Set(owned.map((activity) => activity.id))].flatMap((activity) =>
      one(OUTCOME_KEYS.activity(id, activity)),
    ),
    ...(isIn ? one(OUTCOME_KEYS.plan(id)) : []),
    ...(weighs ? one(OUTCOME_KEYS.weight(id)) : []),
    ...(weighs
      ? [...indicators].map((indicator): Thing => {
          const follows = OUTCOME_KEYS.weight(id);
          return { kind: 'indicator', id: `${id}/${indicator}`, agency, count: 1, follows };
        })
      : []),
  ];
}

function withMembership(kind: ThingKind, arrangement: string, agency: AgencyId): Thing {
  return { kind, id: arrangement, agency, count: 1, follows: membershipOf(arrangement) };
}

/** Arrangements about which officers have talked, with their members. */
async function spokenOf({ db }: Pick<House, 'db'>, government: Government) {
  const all = [...government.arrangements.values()].map(({ id, members }) => ({
    id,
    members: members.map(({ agency }): string => agency),
    chain: talkChain(government, `arrangement/${id}`),
  }));
  const rows = await db.many<{ chain: string }>(sql`
    select distinct chain from acts where chain = any(${all.map(({ chain }) => chain)})`);
  return all.filter(({ chain }) => rows.some((row) => row.chain === chain));
}

/** Each place that an agency has in a matter, and what that place goes with. */
function partsOf({ arrangement, matter }: KeptMatter): Thing[] {
  const members = (kind: ThingKind, agencies: readonly AgencyId[]) =>
    agencies.map((agency) => withMembership(kind, arrangement, agency));
  const seat = (kind: ThingKind, part: string, of: { agency: AgencyId; position: string }, role?: string): Thing => ({
    kind,
    id: `${part}/${arrangement}/${of.position}`,
    agency: of.agency,
    count: 1,
    follows: seatOf(of.position),
    ...(role === undefined ? {} : { role }),
  });
  switch (matter.kind) {
    case 'question':
      return [seat('question', 'asked', matter.owner, matter.role), seat('question', 'asking', matter.asker)];
    case 'decision':
      return members(matter.kind, matter.signers);
    case 'dispute':
    case 'minutes':
      return members(matter.kind, matter.parties);
    case 'duty':
      return [seat('order', 'owed', matter.owner)];
    default:
      return matter satisfies never;
  }
}

function countAlike(parts: readonly Thing[]): Thing[] {
  const alike = new Map<string, Thing>();
  for (const part of parts) {
    const key = [part.kind, part.id, part.agency, part.role].join(' ');
    const before = alike.get(key);
    alike.set(key, before === undefined ? part : { ...before, count: before.count + 1 });
  }
  return [...alike.values()];
}
