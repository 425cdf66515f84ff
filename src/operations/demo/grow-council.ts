import type { Official } from '#access/person';
import { sidesOf } from '#coordination/reorganisation';
import { type ReorganisationOrder, reorganisationOf } from '#coordination/reorganisation-schema';
import type { CouncilHistoryFile } from '#definitions/schema/council-history';
import { arrangementChain } from '#operations/council/chains';
import { noteOnChain } from '#operations/council/note-on-chain';
import { growMatter } from '#operations/demo/grow-matter';
import { seated } from '#operations/demo/seated';
import type { House } from '#operations/house';
import { applyReorganisation } from '#operations/reorganisation/apply';
import { loadReorganisation, planFor, stageReorganisation } from '#operations/reorganisation/plan';
import { readSignatures, signReorganisation } from '#operations/reorganisation/sign';
import { readActs } from '#store/chain';
import { canonical, type JsonObject } from '#terms/json';
import { type Instant, instant, later, ZONES } from '#terms/plain-date';
import { derive, sha256 } from '#terms/random';

type Parts = Pick<House, 'db' | 'keys' | 'library'>;

/**
 * What `council-history.yaml` tells of the time before, by the real operations and on their own clock: each once, and what was cut
 * short goes on. Nothing that lies after `now`. `report` hears of what could not be done; the rest goes on.
 */
export async function growCouncil(
  house: Parts,
  now: Instant,
  report: (id: string, error: unknown) => void,
): Promise<void> {
  const { minutes, decisions, matters, mergers } = house.library.government.councilHistory;
  const minuted = minutes.map((one) => {
    const data = { arrangement: one.arrangement, by: one.by };
    return [one.arrangement, () => note(house, one, 'minutes-countersigned', data, now)] as const;
  });
  const decided = decisions.map((one) => {
    const data = { arrangement: one.arrangement, decision: one.id, signedBy: one.by };
    return [one.id, () => note(house, one, 'decision-taken', data, now)] as const;
  });
  const merged = mergers.map((one) => [one.to, () => merge(house, one, now)] as const);
  const moved = matters.map((one) => [one.id, () => growMatter(house, one, now)] as const);
  for (const [id, work] of [...minuted, ...decided, ...merged, ...moved])
    await work().catch((error: unknown) => report(`council/${id}`, error));
}

async function note(
  house: Parts,
  { arrangement, at: moment, by }: CouncilHistoryFile['minutes'][number],
  kind: string,
  data: JsonObject,
  now: Instant,
): Promise<void> {
  const { government } = house.library;
  const at = local(house, moment);
  if (at > now) return;
  const told = await readActs(house.db, arrangementChain(government, arrangement));
  if (told.some((act) => act.kind === kind && canonical(act.data) === canonical(data))) return;
  const { agency, position } = headOf(house, by[0] ?? '');
  const seed = sha256(`council/${kind}/${canonical(data)}`);
  await noteOnChain(house, arrangement, { kind, element: null, agency, position, data }, at, seed);
}

/** Planned a day before, signed by the head of each side, and switched at its moment. */
async function merge(
  house: Parts,
  { from, to, at: moment, basis }: CouncilHistoryFile['mergers'][number],
  now: Instant,
) {
  const at = local(house, moment);
  if (at > now || from.some((agency) => isOver(house, agency))) return;
  const order: ReorganisationOrder = {
    kind: 'merge',
    from,
    to: [to],
    effectiveAt: at,
    basis,
    shares: {},
    assigned: {},
    ends: {},
  };
  const seed = sha256(`council/merge/${from.join()}/${to}`);
  const before = later(at, -86_400_000);
  const plan = await planFor(house, order, before);
  await stageReorganisation(house, plan, null, before, derive(seed, 'stage'));
  const staged = await loadReorganisation(house, plan.id);
  const { signatures } = await readSignatures(house, staged.plan.id);
  for (const side of sidesOf(reorganisationOf(order)))
    if (!signatures.some((one) => one.side === side))
      await signReorganisation(house, headOf(house, side), plan.id, before, derive(seed, side));
  await applyReorganisation(house, 'house', plan.id, at, derive(seed, 'apply'), { recount: true });
}

function isOver({ library }: Parts, agency: string): boolean {
  return library.government.successions.some(({ from }) => from.some((one) => one === agency));
}

function headOf({ library: { government } }: Parts, agency: string): Official {
  const head = government.agencies.get(agency)?.positions.find(({ lead }) => lead);
  return seated(government, agency, head?.id);
}

function local({ library }: Parts, moment: string): Instant {
  return instant(Date.parse(`${moment.replace(' ', 'T')}:00Z`) - ZONES[library.government.file.zone] * 3_600_000);
}
