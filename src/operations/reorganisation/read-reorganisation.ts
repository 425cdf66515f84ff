import { allowOfficial, type Official, type Person } from '#access/person';
import { REORGANISATION_KINDS } from '#agencies/succession';
import { changedSince, dryRun, sidesOf } from '#coordination/reorganisation';
import type { Government } from '#definitions/government';
import type { House } from '#operations/house';
import { basisView, ownerOf } from '#operations/marks/present-marks';
import { nameOf } from '#operations/marks/say-case';
import { refusalView } from '#operations/marks/say-refusal';
import { listReorganisations, loadReorganisation, type Staged } from '#operations/reorganisation/plan';
import { dryRunView } from '#operations/reorganisation/present-dry-run';
import { REORGANISATION_WORDS } from '#operations/reorganisation/say-reorganisation';
import { SAY_WIZARD } from '#operations/reorganisation/say-wizard';
import { readSignatures, type Signature, signingFor } from '#operations/reorganisation/sign';
import { gatherThings } from '#operations/reorganisation/things';
import type { ReorganisationsView, ReorganisationView } from '#operations/views/reorganisation';
import type { Language } from '#terms/language';
import { dayIn, type Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { sayList } from '#terms/say';

type Parts = Pick<House, 'db' | 'library'>;

/** `/penataan`: what is being prepared and what is in effect, for officials. */
export async function readReorganisations(
  house: Parts,
  person: Person | null,
  language: Language,
): Promise<ReorganisationsView> {
  const official = allowOfficial(person, 'sign-reorganisation');
  const { government } = house.library;
  const words = REORGANISATION_WORDS[language];
  const all = await listReorganisations(house);
  return {
    rows: all.map(({ plan, wish, n }) => ({
      link: { href: `/penataan/${plan.id}`, label: titleOf(government, wish, language) },
      state: n === null ? SAY_WIZARD[language].state.prepared : SAY_WIZARD[language].state.inEffect,
      kind: n === null ? 'near' : 'ok',
      day: dayIn(government.file.zone, wish.effectiveAt),
    })),
    kinds:
      official.kind !== 'coordinator'
        ? []
        : REORGANISATION_KINDS.map((kind) => ({ href: `/penataan/baru?kind=${kind}`, label: words.kinds[kind] })),
  };
}

/** The same for machines. */
export async function readReorganisationList(house: Parts, person: Person | null) {
  allowOfficial(person, 'sign-reorganisation');
  return (await listReorganisations(house)).map(({ plan, wish, n }) => {
    const { kind, from, to, effectiveAt } = wish;
    return { id: plan.id, kind, from: [...from], to: [...to], effectiveAt, n };
  });
}

/** `/penataan/:id`. `refused` is what was just said no to. */
export async function readReorganisation(
  house: Parts,
  person: Person | null,
  id: string,
  refused: Refusal | null,
  language: Language,
  at: Instant,
): Promise<ReorganisationView> {
  const official = allowOfficial(person, 'sign-reorganisation');
  const staged = await loadReorganisation(house, id);
  const { plan, wish, n, switchedAt } = staged;
  const { government } = house.library;
  const { signatures } = await readSignatures(house, plan.id);
  const sides = sidesOf(wish);
  const allSigned = sides.every((side) => signatures.some((one) => one.side === side));
  const isDue = n === null && allSigned && at >= wish.effectiveAt;
  const changed = n === null && isDue ? await changedNow(house, staged, at) : [];
  const words = REORGANISATION_WORDS[language];
  const isCoordinator = official.kind === 'coordinator';
  return {
    id: plan.id,
    title: titleOf(government, wish, language),
    from: wish.from.map((one, place) => ownerOf(government, one, language, place)),
    to: wish.to.map((one, place) => ownerOf(government, one, language, place)),
    basis: basisView(wish.basis, language),
    effectiveAt: wish.effectiveAt,
    switchedAt,
    sides: sides.map((side, place) => ({
      owner: ownerOf(government, side, language, place),
      signed: signedBy(government, signatures, side, language),
    })),
    table: dryRunView(government, plan, language),
    changed: changed.map(({ kind, planned, now }) => SAY_WIZARD[language].changed(words.things[kind], planned, now)),
    may: {
      sign: n === null && maySign(government, official, staged, signatures, at),
      apply: isCoordinator && isDue && changed.length === 0,
      recount: isCoordinator && isDue && changed.length > 0,
    },
    refused: refused === null ? null : refusalView(government, refused, language),
  };
}

async function changedNow(house: Parts, { plan, wish }: Staged, at: Instant) {
  return changedSince(plan.counts, dryRun(wish, await gatherThings(house, wish, at)).counts);
}

function titleOf(government: Government, { kind, from, to }: Staged['wish'], language: Language): string {
  const named = (ids: readonly string[]) =>
    sayList(
      ids.map((one) => nameOf(government, one, language)),
      language,
    );
  const { kinds } = REORGANISATION_WORDS[language];
  if (kind === 'rename' || to.length === 0) return `${kinds[kind]}: ${named(from)}`;
  return language === 'id'
    ? `${kinds[kind]}: ${named(from)} ke ${named(to)}`
    : `${kinds[kind]}: ${named(from)} into ${named(to)}`;
}

function signedBy(government: Government, all: readonly Signature[], side: string, language: Language) {
  const found = all.find((one) => one.side === side);
  if (found === undefined) return null;
  const positions = [...government.agencies.values()].flatMap(({ positions: own }) => own);
  const title = (id: string) => positions.find((one) => one.id === id)?.title[language] ?? id;
  const by =
    found.inNameOf === null ? title(found.position) : `a.n. ${title(found.inNameOf)}, ${title(found.position)}`;
  return { by, at: found.at };
}

function maySign(
  government: Government,
  official: Official,
  { wish }: Staged,
  signatures: readonly Signature[],
  at: Instant,
): boolean {
  try {
    const { side } = signingFor(government, official, wish, dayIn(government.file.zone, at));
    return !signatures.some((one) => one.side === side);
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
