import { holderOf, type Succession } from '#agencies/succession';
import { type Offices, roleUnder } from '#coordination/role-under';
import type { ArrangementFile, Grant } from '#coordination/schema';
import { agencyId } from '#terms/ids';

/** An arrangement as it is after reorganisations: it names who is there now, each once, and grants follow what they are about. */
export function arrangementAfter(
  arrangement: ArrangementFile,
  offices: Offices,
  successions: readonly Succession[],
): ArrangementFile {
  const now = (thing: string, agency: string, role?: string) =>
    holderOf(successions, agencyId(agency), { thing, role }) ?? agency;
  const { id, members, grants, plan, rotation } = arrangement;
  const grantAfter = (grant: Grant): Grant => {
    const role = offices.registries.get(grant.registry ?? '')?.role;
    const thing = `grant/${id}/${grant.id}`;
    const receiver = () => now(thing, grant.to, roleUnder(offices, arrangement.services, grant.to));
    return { ...grant, from: now(thing, grant.from, role), to: grant.to === '*' ? '*' : receiver() };
  };
  const named = new Map<string, (typeof members)[number]>();
  for (const member of members.toSorted((one, other) => RANKS.indexOf(one.role) - RANKS.indexOf(other.role))) {
    const agency = now(`membership/${id}`, member.agency);
    if (!named.has(agency)) named.set(agency, { ...member, agency });
  }
  const order = (agency: string) => members.findIndex((member) => now(`membership/${id}`, member.agency) === agency);
  return {
    ...arrangement,
    members: [...named.values()].toSorted((one, other) => order(one.agency) - order(other.agency)),
    grants: grants.map(grantAfter),
    ...(rotation === undefined
      ? {}
      : { rotation: { ...rotation, order: rotation.order.map((one) => now(`membership/${id}`, one)) } }),
    ...(plan === undefined ? {} : { plan: planAfter(plan, (agency) => now(`activity/${id}`, agency)) }),
  };
}

/** Of two parts in one arrangement the agency keeps the weightier. */
const RANKS = ['lead', 'colead', 'member', 'payee', 'observer'];

function planAfter(
  plan: NonNullable<ArrangementFile['plan']>,
  now: (agency: string) => string,
): NonNullable<ArrangementFile['plan']> {
  return {
    ...plan,
    activities: plan.activities.map((activity) => ({ ...activity, owner: now(activity.owner) })),
    signedBy: [...new Set(plan.signedBy.map(now))],
  };
}
