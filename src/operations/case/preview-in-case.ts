import { allowCitizen, type Person } from '#access/person';
import { elementAt } from '#engine/called';
import type { Opened } from '#engine/case';
import type { Command } from '#engine/command';
import { askHolders, previewUse, type ReadOrder } from '#exchange/ask';
import { keepPreview } from '#exchange/preview';
import { Looks } from '#exchange/trail';
import { actorIn } from '#operations/case/case-people';
import { consentsAwaited } from '#operations/case/consents-awaited';
import { readOrder } from '#operations/case/gather-facts';
import type { Loaded } from '#operations/case/load-case';
import { readOwnCase } from '#operations/case/read-case-file';
import { transact } from '#operations/case/transact';
import type { House } from '#operations/house';
import { basisView } from '#operations/marks/present-marks';
import { inside, nameOf } from '#operations/marks/say-case';
import { labelOf, sayFact } from '#operations/marks/say-fact';
import { appendOwn } from '#operations/person/append-own';
import type { PreviewInCaseView, PreviewPiece } from '#operations/views/consent';
import type { InboxKey } from '#store/effects';
import { wakeAsk } from '#store/queues';
import { chainId } from '#terms/ids';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;
type Awaited = { readonly wait: Opened & { readonly kind: 'ask' }; readonly order: ReadOrder };

interface Wish {
  readonly number: string;
  readonly ask: number;
}

/**
 * What the holder would give, shown to the person it is about in the holder's own name; the look is on their chain before a
 * value leaves. Refuses `step-not-open`, `preview-needed` for anybody else.
 */
export async function readPreviewInCase(
  house: Parts,
  person: Person | null,
  { number, ask, language }: Wish & { readonly language: Language },
  at: Instant,
  seed: Seed,
): Promise<PreviewInCaseView> {
  const citizen = allowCitizen(person, 'own-cases');
  const { now } = await readOwnCase(house, person, { number }, at);
  const { wait, order } = awaited(now, ask, at);
  requireSelf(citizen, now);
  const { program } = now;
  const { government, service } = program;
  const { correction } = order.registry;
  return {
    number,
    service: service.texts[language].title,
    action: `/berkas/${number}/lihat/${ask}`,
    holder: inside(nameOf(government, order.holder, language)),
    receiver: inside(nameOf(government, order.asker, language)),
    basis: basisView(previewOf(order).basis, language),
    until: wait.due,
    pieces: await piecesOf(house, now, order, language, at, seed),
    wrong: correction === undefined ? `/berkas/${number}` : `/layanan/${correction.service}`,
  };
}

/** Approves the pieces named and wakes the request; none of them is "isi sendiri". Refuses `step-not-open`, `preview-needed`. */
export async function approveInCase(
  house: Parts,
  person: Person | null,
  { number, ask, approved }: Wish & { readonly approved: readonly string[] },
  at: Instant,
  seed: Seed,
  inbox: InboxKey,
): Promise<void> {
  const citizen = allowCitizen(person, 'own-cases');
  const { now } = await readOwnCase(house, person, { number }, at);
  const { wait, order } = awaited(now, ask, at);
  const given = order.definition.facts.filter((fact) => approved.includes(fact));
  if (given.length === 0) return refuse(house, person, { number, ask }, at, seed, inbox);
  requireSelf(citizen, now);
  const { subject } = citizen;
  const use = { ...previewUse(order, `${now.caseId}/${ask}`), subject };
  const data = { facts: given, holder: order.holder, to: order.asker, purpose: use.purpose, caseNumber: number };
  const act = { kind: 'preview-given', data } as const;
  await appendOwn(house, chainId(subject), act, at, derive(seed, `preview/${use.wait}`), async (db) => {
    await keepPreview({ ...house, db }, { ...use, approved: given, from: at, until: wait.due }, seed);
    return use.wait;
  });
  await wakeAsk(house.db, now.caseId, ask, at);
}

async function refuse(house: Parts, person: Person | null, wish: Wish, at: Instant, seed: Seed, inbox: InboxKey) {
  const citizen = allowCitizen(person, 'own-cases');
  const decide = async (now: Loaded): Promise<Command> => {
    const by = await actorIn(house, now, citizen, at);
    awaited(now, wish.ask, at);
    return { kind: 'withhold', at, by, ask: wish.ask, reason: 'preview-needed' };
  };
  await transact(house, { number: wish.number }, { at, seed, inbox, decide });
}

async function piecesOf(
  house: Parts,
  { program: { government }, state }: Loaded,
  order: ReadOrder,
  language: Language,
  at: Instant,
  seed: Seed,
): Promise<PreviewPiece[]> {
  const { consent: _, ...definition } = order.definition;
  const shown = { ...order, definition, asker: order.holder, preview: true } as const;
  const looks = new Looks(house.db, at, seed);
  const [answer] = await askHolders(house.exchange, government, [shown], state.subject, at, looks);
  await looks.settle();
  if (answer?.kind !== 'received') return [];
  const source = order.registry.name[language];
  return [...answer.facts].map(([fact, found]) => ({
    fact,
    label: labelOf(government, fact, language),
    value: sayFact(government, fact, found.value, language),
    source,
    at: found.source.at,
  }));
}

function requireSelf(citizen: ReturnType<typeof allowCitizen>, { state }: Loaded): void {
  if (citizen.subject !== state.subject || citizen.attended !== undefined)
    throw new Refusal('preview-needed', 'Nobody looks for somebody else');
}

function previewOf({ definition: { preview }, read }: ReadOrder) {
  if (preview === undefined) throw new Error(`the read ${read} names no preview`);
  return preview;
}

function awaited(now: Loaded, ask: number, at: Instant): Awaited {
  const wait = consentsAwaited(now).find(({ id, awaits }) => id === ask && awaits === 'preview');
  const order = wait === undefined ? undefined : orderOf(now, wait, at);
  if (wait === undefined || order === undefined)
    throw new Refusal('step-not-open', 'The case does not wait for this preview', { item: ask });
  return { wait, order };
}

function orderOf({ program, facts, state, number }: Loaded, { node, read }: Awaited['wait'], at: Instant) {
  return readOrder(elementAt(program, node).program, read, facts, state.territory, number, at);
}
