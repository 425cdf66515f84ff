import { holderOf, type Succession } from '#agencies/succession';
import type { ArrangementFile, Grant } from '#coordination/schema';
import { agencyId } from '#terms/ids';

/** An arrangement as it is after reorganisations: it names who is there now, each once, and grants follow what they are about. */
export function arrangementAfter(
  arrangement: ArrangementFile,
  registries: ReadonlyMap<string, { readonly role: string }>,
  successions: readonly Succession[],
): ArrangementFile {
  const now = (thing: string, agency: string, role?: string) =>
    holderOf(successions, agencyId(agency), { thing, role }) ?? agency;
  const { id, members, grants, plan } = arrangement;
  const grantAfter = (grant: Grant): Grant => {
    const role = registries.get(grant.registry ?? '')?.role;
    const thing = `grant/${id}/${grant.id}`;
    return { ...grant, from: now(thing, grant.from, role), to: grant.to === '*' ? '*' : now(thing, grant.to) };
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
