import type { Official } from '#access/person';
import { type Use, use, type Wish } from '#coordination/arrangement';
import { type Arrangements, currentArrangements } from '#coordination/current';
import type { Government } from '#definitions/government';
import type { Program } from '#engine/case';
import type { Actor } from '#engine/command';
import { signerName } from '#operations/council/present-life';
import type { House } from '#operations/house';
import { type AgencyId, agencyId } from '#terms/ids';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { sayList } from '#terms/say';

type Parts = Pick<House, 'db'>;

/**
 * The official as whoever owes a step: of their own agency, or of another whose arrangement lets them at this very moment (it
 * lets the other sign, or borrows this seat). A shared queue lets nobody decide. Refuses `not-your-case` where no arrangement speaks of it,
 * otherwise why it holds no longer, naming the arrangement and who can renew it.
 */
export async function actFor(
  house: Parts,
  program: Program,
  official: Official,
  owner: AgencyId | null,
  at: Instant,
): Promise<Actor> {
  const { agency, position } = official;
  const own: Actor = { kind: 'officer', agency, position, assignment: position };
  if (owner === null || owner === agency) return own; // the applicant's own step: the engine refuses it
  const { government, service } = program;
  const current = await currentArrangements(house.db, government);
  const uses = signing(official, owner, service.file.id).map((wish) =>
    use(current.values(), wish, at, government.file.zone),
  );
  if (uses.some(({ kind }) => kind === 'effective')) return { ...own, agency: owner };
  throw refusalOf(government, current, uses, owner);
}

/** Agencies whose queue an official sees at this moment beside their own, and the services in it. */
export async function sharedQueues(
  house: Pick<House, 'db' | 'library'>,
  official: Official,
  at: Instant,
): Promise<readonly { readonly agency: AgencyId; readonly services: readonly string[] }[]> {
  const { government } = house.library;
  const current = await currentArrangements(house.db, government);
  const owners = givers(current, official);
  return owners.flatMap((owner) => {
    const services = [...government.services.keys()].filter((service) =>
      [...signing(official, owner, service), queueOf(official, owner, service)].some(
        (wish) => use(current.values(), wish, at, government.file.zone).kind === 'effective',
      ),
    );
    return services.length === 0 ? [] : [{ agency: owner, services }];
  });
}

/** Seats of other agencies that work for this one at this moment; what anybody else of another agency began is nobody's again. */
export async function borrowedSeats(
  house: Pick<House, 'db' | 'library'>,
  owner: AgencyId,
  at: Instant,
): Promise<ReadonlySet<string>> {
  const { government } = house.library;
  const { file } = government;
  const current = await currentArrangements(house.db, government);
  const lent = [...current.values()].flatMap(({ grants, services }) =>
    grants.flatMap((grant) => {
      if (grant.kind !== 'borrowed-officer' || grant.to !== owner || grant.position === undefined) return [];
      const { from, position } = grant;
      const holds = services.some(
        (service) =>
          use(current.values(), { kind: 'borrowed-officer', from, to: owner, position, service }, at, file.zone)
            .kind === 'effective',
      );
      return holds ? [position] : [];
    }),
  );
  return new Set(lent);
}

function givers(arrangements: Arrangements, { agency }: Official): AgencyId[] {
  const named = [...arrangements.values()].flatMap(({ grants }) =>
    grants.flatMap(({ kind, from, to }) => (kind === 'borrowed-officer' ? [to] : kind === 'data' ? [] : [from])),
  );
  return [...new Set(named)].filter((one) => one !== agency && one !== '*').map(agencyId);
}

function signing({ agency, position }: Official, owner: AgencyId, service: string): Wish[] {
  const borrowed: Wish = { kind: 'borrowed-officer', from: agency, to: owner, position, service };
  const signs: Wish = { kind: 'sign-for', from: owner, to: agency, service };
  return [borrowed, signs];
}

function queueOf({ agency }: Official, owner: AgencyId, service: string): Wish {
  return { kind: 'queue-share', from: owner, to: agency, service };
}

/** Names the arrangement and whose signature brings it back, in both languages. */
function refusalOf(government: Government, current: Arrangements, uses: readonly Use[], owner: AgencyId): Refusal {
  const lapsed = uses.find((one) => one.kind === 'none' && one.arrangement !== null);
  if (lapsed?.kind !== 'none') return new Refusal('not-your-case', `This is owed by ${owner}`, { owner });
  const { lapse, arrangement, renewedBy } = lapsed;
  const title = current.get(arrangement ?? '')?.title ?? { id: arrangement, en: arrangement };
  const renewers = (language: Language) =>
    sayList(
      renewedBy.map((one) => signerName(government, one, language)),
      language,
    );
  return new Refusal(lapse, `${arrangement} no longer lets another agency act`, {
    owner,
    arrangement,
    renewedBy,
    named: { ...title },
    renewers: { id: renewers('id'), en: renewers('en') },
  });
}
