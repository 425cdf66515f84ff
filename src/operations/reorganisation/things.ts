import type { AgencyFile } from '#agencies/schema';
import { holderOf, idsOf } from '#agencies/succession';
import { currentArrangements } from '#coordination/current';
import type { Thing } from '#coordination/reorganisation';
import type { Reorganisation } from '#coordination/reorganisation-schema';
import { roleUnder } from '#coordination/role-under';
import type { ArrangementFile } from '#coordination/schema';
import type { Government } from '#definitions/government';
import type { House } from '#operations/house';
import { councilThings } from '#operations/reorganisation/council-things';
import { flowingRows } from '#operations/reorganisation/flowing-rows';
import { type AgencyId, agencyId } from '#terms/ids';
import { dayIn, type Instant, type PlainDate } from '#terms/plain-date';

type Parts = Pick<House, 'db' | 'library'>;

/** One agency of those that give, and the question it is asked in. */
interface Asked {
  readonly government: Government;
  readonly agency: AgencyFile;
  readonly id: AgencyId;
  readonly wish: Reorganisation;
  readonly day: PlainDate;
}

/** What stands in the folder. A new kind of thing is one line here and one in `THINGS`. */
const STANDING: readonly ((asked: Asked) => readonly Thing[])[] = [
  duties,
  mandates,
  positions,
  officers,
  lanes,
  queue,
  grants,
  signingKey,
  registries,
  accounts,
  memberships,
  activities,
];

/** Everything that the giving agencies hold now: what stands in the folder, and the open work counted in the store. */
export async function gatherThings(house: Parts, wish: Reorganisation, at: Instant): Promise<readonly Thing[]> {
  const published = house.library.government;
  const government = { ...published, arrangements: await currentArrangements(house.db, published) };
  const day = dayIn(government.file.zone, at);
  const standing = wish.from.flatMap((id) => {
    const agency = government.agencies.get(id);
    return agency === undefined ? [] : STANDING.flatMap((list) => list({ government, agency, id, wish, day }));
  });
  return [...standing, ...(await councilThings(house, government, wish.from, at)), ...(await flowing(house, wish))];
}

async function flowing(house: Parts, wish: Reorganisation): Promise<Thing[]> {
  const { successions } = house.library.government;
  const shares = [wish, ...successions].map(({ share }) => share?.by);
  const ids = [...new Set(wish.from.flatMap((one) => idsOf(successions, one)))];
  const rows = await flowingRows(house.db, ids, shares.includes('territory'));
  return rows.flatMap(({ kind, part, agency, role, territory, count }) => {
    const place = { territory: territory ?? undefined, role: role ?? undefined };
    const holder = holderOf(successions, agencyId(agency), place);
    if (holder === null) return [];
    const id = [part, role, territory].filter((word) => word !== null).join('/') || agency;
    return [{ kind, id, agency: holder, count, ...here(territory, role) }];
  });
}

function here(territory: string | null, role: string | null): Pick<Thing, 'territory' | 'role'> {
  return { ...(territory === null ? {} : { territory }), ...(role === null ? {} : { role }) };
}

interface Owed {
  readonly role: string;
  readonly territory: string;
}

/** Roles of the agency, by territory; one that is held everywhere stands once for each where a split tells them apart. */
function owed({ government, agency, wish, day }: Asked): readonly Owed[] {
  const own = government.roles.filter((row) => row.agency === agency.id && (row.to === undefined || day < row.to));
  return own.flatMap(({ role, territory }) =>
    territory === '*' && wish.share?.by === 'territory'
      ? government.file.regions.map(({ code }) => ({ role, territory: code }))
      : [{ role, territory }],
  );
}

function duties(asked: Asked): Thing[] {
  return owed(asked).map(({ role, territory }) => ({
    kind: 'duty',
    id: `${role}/${territory}`,
    agency: asked.id,
    role,
    territory,
    count: 1,
  }));
}

/** Things that go with a role: one for each of its territories. */
function ofRole(
  asked: Asked,
  kind: Thing['kind'],
  found: readonly { readonly id: string; readonly role: string }[],
): Thing[] {
  return owed(asked).flatMap(({ role, territory }) =>
    found
      .filter((one) => one.role === role)
      .map(({ id }) => ({ kind, id: `${id}/${territory}`, agency: asked.id, role, territory, count: 1 })),
  );
}

function lanes(asked: Asked): Thing[] {
  const all = [...asked.government.services.values()].flatMap(({ file }) =>
    Object.entries(file.lanes).map(([lane, { role }]) => ({ id: `${file.id}/${lane}`, role })),
  );
  return ofRole(asked, 'lane', all);
}

function registries(asked: Asked): Thing[] {
  return ofRole(asked, 'registry', [...asked.government.registries.values()]);
}

function accounts(asked: Asked): Thing[] {
  return ofRole(
    asked,
    'account',
    asked.government.file.payees.flatMap(({ id, role }) => (role === undefined ? [] : [{ id, role }])),
  );
}

function positions({ agency, id: of }: Asked): Thing[] {
  return agency.positions.map(({ id }) => ({ kind: 'position', id, agency: of, count: 1 }));
}

function officers({ government, agency, id: of }: Asked): Thing[] {
  return government.personas
    .filter((persona) => persona.agency === agency.id)
    .map(({ id, position }) => ({ kind: 'officer', id, agency: of, count: 1, follows: `position/${position ?? ''}` }));
}

/** The lead's seat in an arrangement goes with the position that sits in it. */
function mandates(asked: Asked): Thing[] {
  return arrangements(asked)
    .filter(({ leadPosition }) => asked.agency.positions.some(({ id }) => id === leadPosition.position))
    .map(({ id, leadPosition }) => ({
      kind: 'mandate',
      id,
      agency: asked.id,
      count: 1,
      follows: `position/${leadPosition.position}`,
    }));
}

function queue({ id }: Asked): Thing[] {
  return [{ kind: 'queue', id, agency: id, count: 1 }];
}

function signingKey({ id }: Asked): Thing[] {
  return [{ kind: 'signing-key', id, agency: id, count: 1 }];
}

function arrangements({ government }: Asked): readonly ArrangementFile[] {
  return [...government.arrangements.values()];
}

/** A grant stands once, on the side of who gives it where both sides give something up. */
function grants(asked: Asked): Thing[] {
  const { government, id: of, wish } = asked;
  return arrangements(asked).flatMap(({ id, services, grants: all }) =>
    all.flatMap((grant): Thing[] => {
      const isGiver = grant.from === of;
      const givenByAnother = grant.to === of && wish.from.some((one) => one === grant.from);
      if (!isGiver && (grant.to !== of || givenByAnother)) return [];
      const other = isGiver ? grant.to : grant.from;
      const role = isGiver
        ? government.registries.get(grant.registry ?? '')?.role
        : roleUnder(government, services, of);
      return [
        {
          kind: 'grant',
          id: `${id}/${grant.id}`,
          agency: of,
          count: 1,
          ...here(null, role ?? null),
          ...(other === '*' ? {} : { partner: agencyId(other) }),
        },
      ];
    }),
  );
}

function memberships(asked: Asked): Thing[] {
  return arrangements(asked)
    .filter(({ members }) => members.some(({ agency }) => agency === asked.id))
    .map(({ id }) => ({ kind: 'membership', id, agency: asked.id, count: 1 }));
}

function activities(asked: Asked): Thing[] {
  return arrangements(asked).flatMap(({ id, plan }) => {
    const own = (plan?.activities ?? []).filter(({ owner }) => owner === asked.id);
    return own.length === 0 ? [] : [{ kind: 'activity' as const, id, agency: asked.id, count: own.length }];
  });
}
