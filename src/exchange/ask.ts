import { ancestorsOf } from '#agencies/succession';
import { type Lapse, use } from '#coordination/arrangement';
import { currentArrangements } from '#coordination/current';
import type { Government } from '#definitions/government';
import type { RegistryFile } from '#definitions/registry-schema';
import type { Read } from '#definitions/schema/service';
import type { AnswerWay, Fact } from '#engine/fact';
import { askByGateway, type GatewayDoors, type NotGiven } from '#exchange/ask-by-gateway';
import { type ConsentName, consentFor } from '#exchange/consent';
import { previewFor } from '#exchange/preview';
import { type Answered, askRegistryProcess } from '#exchange/registry-client';
import { findRecords, type StoredRecord } from '#exchange/store-registry';
import { knownSubject } from '#exchange/subject';
import type { Look, Looks } from '#exchange/trail';
import type { Head } from '#ledger/act';
import type { Database } from '#store/database';
import type { KeyStore } from '#store/keys';
import type { AgencyId, SubjectId } from '#terms/ids';
import type { Json } from '#terms/json';
import { nik } from '#terms/nik';
import type { Instant } from '#terms/plain-date';

/** Where registries answer: this house's own store, and the processes of agencies by registry id. */
export interface Exchange {
  readonly db: Database;
  readonly keys: KeyStore;
  readonly processes: ReadonlyMap<string, RegistryProcess>;
  /** Gateways of agencies, and the keys under which ours ask; without them nothing is asked over the exchange. */
  readonly gateways?: GatewayDoors;
}

export interface RegistryProcess {
  ask(request: Parameters<typeof askRegistryProcess>[2]): Promise<Answered>;
}

export function registryProcess(url: string, token: string): RegistryProcess {
  return { ask: (request) => askRegistryProcess(url, token, request) };
}

/** One wish of one agency for the facts of one record, for one purpose. */
export interface ReadOrder {
  /** Name of the read in service.yaml; with the service it is the purpose. */
  readonly read: string;
  readonly service: string;
  /** Of the service's definition, where a case runs on it. */
  readonly version?: string;
  readonly definition: Read;
  readonly registry: RegistryFile;
  readonly holder: AgencyId;
  readonly asker: AgencyId;
  readonly key: string;
  /** Whether the key is the applicant's own NIK: the look is then at them. */
  readonly own: boolean;
  readonly caseNumber: string | null;
  /** Names the wait of a case that can wait for officers behind a gateway. */
  readonly wait?: string;
  /** The holder shows the person their own data before anything is given: a look of its own, and no preview before it. */
  readonly preview?: true;
}

/** Why nothing is given though the holder could be asked; the service goes on by asking the person. */
export type Withheld = 'no-record' | 'no-consent' | 'preview-needed' | NotGiven | Lapse;

/**
 * silent: no answer in time; withheld: no such record, no grant in force, or the person does not allow it, and the service
 * goes on by asking; by-hand: an officer of the holder answers in their own queue; accepted: officers behind the holder's gateway
 * have it, until then.
 */
export type ReadAnswer =
  | { readonly kind: 'received'; readonly facts: ReadonlyMap<string, Fact> }
  | { readonly kind: 'withheld'; readonly reason: Withheld; readonly arrangement?: string }
  | { readonly kind: 'silent' }
  | { readonly kind: 'accepted'; readonly until: Instant }
  | { readonly kind: 'by-hand' };

/**
 * Fetches what agencies hold: grant first, then the fewest fields, then the look on the chain of the person concerned, and
 * only then the values. Never throws for a holder that is silent. The looks are noted, not yet durable: see `Looks`.
 */
export async function askHolders(
  exchange: Exchange,
  government: Government,
  orders: readonly ReadOrder[],
  applicant: SubjectId,
  at: Instant,
  looks: Looks,
): Promise<ReadAnswer[]> {
  const allowed = await Promise.all(orders.map((order) => seenBy(exchange, order, applicant, at)));
  const answers = await askSeen(
    exchange,
    government,
    allowed.flatMap((order) => order ?? []),
    applicant,
    at,
    looks,
  );
  return allowed.map((order) => (order === null ? NOT_SEEN : (answers.shift() ?? NOT_SEEN)));
}

const NOT_SEEN = { kind: 'withheld', reason: 'preview-needed' } as const;

/** The order for what the person has approved of it, and no more; null where they are to look first. */
async function seenBy(
  exchange: Exchange,
  order: ReadOrder,
  applicant: SubjectId,
  at: Instant,
): Promise<ReadOrder | null> {
  const { definition, wait, own } = order;
  if (definition.preview === undefined || order.preview === true) return order;
  if (wait === undefined || !own) return null;
  const approval = await previewFor(exchange, { ...previewUse(order, wait), subject: applicant }, at);
  return approval === undefined ? null : { ...order, definition: { ...definition, facts: [...approval.approved] } };
}

/** What an approval must be of to carry this order. */
export function previewUse({ holder, asker, service, read, definition }: ReadOrder, wait: string) {
  return { wait, provider: holder, consumer: asker, purpose: `${service}/${read}`, fields: definition.facts };
}

async function askSeen(
  exchange: Exchange,
  government: Government,
  orders: readonly ReadOrder[],
  applicant: SubjectId,
  at: Instant,
  looks: Looks,
): Promise<ReadAnswer[]> {
  const grants = await grantsOf(exchange, government, orders, at);
  const bases = await Promise.all(orders.map((order) => basisOf(exchange, order, applicant, at)));
  const granted = orders.filter(
    (order, place) =>
      grants[place]?.kind !== 'none' &&
      bases[place] !== null &&
      order.registry.source === 'store' &&
      !hasGateway(exchange, order),
  );
  const keys = granted.map(({ holder, registry, key }) => ({
    agency: holder,
    registry: registry.id,
    key,
    before: ancestorsOf(government.successions, holder),
  }));
  const records = new Map<ReadOrder, StoredRecord | undefined>();
  if (keys.length > 0)
    for (const [place, record] of (await findRecords(exchange.db, exchange.keys, keys)).entries()) {
      const order = granted[place];
      if (order !== undefined) records.set(order, record);
    }
  const found = await Promise.all(
    orders.map((order, place) => {
      const allowed = { grant: grants[place], basis: bases[place] ?? null };
      return fetchOne(exchange, order, allowed, records.get(order), applicant, at);
    }),
  );
  const answers: ReadAnswer[] = [];
  for (const [place, answer] of found.entries()) {
    const order = orders[place];
    if (order === undefined) throw new Error('an answer without an order');
    answers.push(answer.kind === 'found' ? await deliver(order, answer, at, looks) : answer);
  }
  return answers;
}

const NOT_ALLOWED = { kind: 'withheld', reason: 'no-consent' } as const;

type Basis = { readonly kind: 'law' } | ({ readonly kind: 'given' } & ConsentName);

/** The person's consent that carries an order, read at this moment; null where it needs one and has none. */
async function basisOf(exchange: Exchange, order: ReadOrder, applicant: SubjectId, at: Instant): Promise<Basis | null> {
  if (!needsConsent(order)) return { kind: 'law' };
  const { definition, own, holder, asker, service, read } = order;
  if (!own) return null; // nobody can allow what is about another
  const purpose = `${service}/${read}`;
  const wished = { subject: applicant, provider: holder, consumer: asker, purpose, fields: definition.facts };
  const found = await consentFor(exchange, wished, at);
  return found === undefined ? null : { kind: 'given', ...found };
}

/** The service asks for it, or the holder gives a field on nothing else. */
export function needsConsent({ definition, registry }: Pick<ReadOrder, 'definition' | 'registry'>): boolean {
  const only = (registry.byConsent ?? []).map((field) => registry.fields[field]);
  return definition.consent !== undefined || definition.facts.some((fact) => only.includes(fact));
}

type Fetched =
  | {
      readonly kind: 'found';
      readonly fields: { readonly [field: string]: Json };
      readonly subject: SubjectId;
      readonly head?: Head;
      readonly arrangement: string | null;
      readonly way?: AnswerWay;
      readonly exchange?: { readonly xid: string; readonly receipt: string };
      /** The consent that it was read on. */
      readonly consent?: string;
    }
  | { readonly kind: 'withheld'; readonly reason: Withheld; readonly arrangement?: string }
  | { readonly kind: 'silent' }
  | { readonly kind: 'accepted'; readonly until: Instant }
  | { readonly kind: 'by-hand' };

type Grant = ReturnType<typeof use> | { readonly kind: 'own' };

/** Grants as they stand now, read once for all orders. An agency needs none for what it holds itself. */
async function grantsOf(
  exchange: Exchange,
  government: Government,
  orders: readonly ReadOrder[],
  at: Instant,
): Promise<Grant[]> {
  if (orders.every(({ holder, asker }) => holder === asker)) return orders.map(() => ({ kind: 'own' }));
  const current = await currentArrangements(exchange.db, government);
  return orders.map(({ registry, holder, asker, definition }) => {
    if (holder === asker) return { kind: 'own' };
    const wish = { kind: 'data', from: holder, to: asker, registry: registry.id, facts: definition.facts } as const;
    return use(current.values(), wish, at, government.file.zone);
  });
}

async function fetchOne(
  exchange: Exchange,
  order: ReadOrder,
  { grant, basis }: { readonly grant: Grant | undefined; readonly basis: Basis | null },
  record: StoredRecord | undefined,
  applicant: SubjectId,
  at: Instant,
): Promise<Fetched> {
  if (grant?.kind === 'none') return withheldBy(grant);
  if (basis === null) return NOT_ALLOWED;
  const on = basis.kind === 'given' ? { consent: basis.id } : {};
  const arrangement = grant?.kind === 'effective' ? grant.arrangement.id : null;
  if (exchange.gateways !== undefined && hasGateway(exchange, order)) {
    const answered = await askByGateway(exchange.gateways, order, at, basis);
    if (answered.kind !== 'found') return answered;
    return { ...answered, ...on, subject: await personOf(exchange, order, applicant), arrangement };
  }
  if (order.registry.source === 'officer') return { kind: 'by-hand' };
  if (order.registry.source === 'store')
    return record === undefined
      ? { kind: 'withheld', reason: 'no-record' }
      : { kind: 'found', fields: record.fields, subject: record.subject, head: record.head, arrangement, ...on };
  const answer = await askProcess(exchange, order);
  if (answer.kind === 'silent') return { kind: 'silent' };
  if (answer.kind === 'unknown') return { kind: 'withheld', reason: 'no-record' };
  const subject = await personOf(exchange, order, applicant);
  return { ...answer, ...on, subject, arrangement };
}

/** An agency asks itself in its own house. */
function hasGateway({ gateways }: Exchange, { registry, holder, asker }: ReadOrder): boolean {
  return registry.gateway !== undefined && holder !== asker && gateways?.doorOf(holder, asker) === true;
}

/** No grant holds: why, and which arrangement would have to be renewed. */
function withheldBy({ lapse, arrangement }: Extract<Grant, { kind: 'none' }>): ReadAnswer & { kind: 'withheld' } {
  return { kind: 'withheld', reason: lapse, ...(arrangement === null ? {} : { arrangement }) };
}

/** What an officer of the holder writes down: values by fact, their position, and on what evidence. */
export interface HandAnswer {
  readonly values: { readonly [fact: string]: Json };
  readonly way: AnswerWay & { readonly kind: 'officer' };
}

/** An officer's answer takes the same way as a system's: grant, fewest fields, look, and only then the values. */
export async function answerByHand(
  exchange: Exchange,
  government: Government,
  order: ReadOrder,
  { values, way }: HandAnswer,
  applicant: SubjectId,
  at: Instant,
  looks: Looks,
): Promise<Exclude<ReadAnswer, { kind: 'silent' | 'accepted' | 'by-hand' }>> {
  const [grant = { kind: 'own' }] = await grantsOf(exchange, government, [order], at);
  if (grant.kind === 'none') return withheldBy(grant);
  const basis = await basisOf(exchange, order, applicant, at);
  if (basis === null) return NOT_ALLOWED;
  const arrangement = grant.kind === 'effective' ? grant.arrangement.id : null;
  const fields = Object.fromEntries(
    [...fieldsOf(order)].flatMap(([field, fact]) => (values[fact] === undefined ? [] : [[field, values[fact]]])),
  );
  const subject = await personOf(exchange, order, applicant);
  return deliver(
    order,
    { kind: 'found', fields, subject, arrangement, way, ...(basis.kind === 'given' ? { consent: basis.id } : {}) },
    at,
    looks,
  );
}

function askProcess(exchange: Exchange, order: ReadOrder): Promise<Answered> | { readonly kind: 'silent' } {
  const { registry, key, asker, service, read, caseNumber } = order;
  const process = exchange.processes.get(registry.id);
  if (process === undefined) return { kind: 'silent' };
  const fields = [...fieldsOf(order).keys()];
  return process.ask({
    registry: registry.id,
    key,
    fields,
    asker,
    purpose: `${service}/${read}`,
    reference: caseNumber ?? '-',
  });
}

/** Registries keyed by NIK are about that person; others about whoever applies. */
async function personOf(exchange: Exchange, order: ReadOrder, applicant: SubjectId): Promise<SubjectId> {
  if (order.own || !/^\d{16}$/.test(order.key)) return applicant;
  return (await knownSubject(exchange.db, exchange.keys, nik(order.key))) ?? applicant;
}

/** field -> fact, of the wanted facts only */
function fieldsOf(order: ReadOrder): Map<string, string> {
  return new Map(Object.entries(order.registry.fields).filter(([, fact]) => order.definition.facts.includes(fact)));
}

function lookOf(order: ReadOrder, { arrangement, way, exchange, consent }: Extract<Fetched, { kind: 'found' }>): Look {
  const { asker: agency, definition, registry, holder, service, read, caseNumber } = order;
  const purpose = `${service}/${read}`;
  return {
    kind: 'data-read',
    agency,
    position: null,
    facts: definition.facts,
    registry: registry.id,
    holder,
    purpose,
    arrangement,
    caseNumber,
    ...(way === undefined ? {} : { way: seen(way) }),
    ...(exchange === undefined ? {} : { exchange }),
    ...(consent === undefined ? {} : { consent }),
    ...(order.preview === true ? { preview: true } : {}),
  };
}

/** An officer's evidence may name people: it stands sealed in the case, not on the trail. */
function seen(way: AnswerWay): Exclude<Look['way'], undefined> {
  return way.kind === 'officer' ? { kind: way.kind, position: way.position } : way;
}

async function deliver(
  order: ReadOrder,
  answer: Extract<Fetched, { kind: 'found' }>,
  at: Instant,
  looks: Looks,
): Promise<ReadAnswer & { readonly kind: 'received' }> {
  const { registry, holder, read } = order;
  const { way, exchange } = answer;
  const [receipt = ''] = await looks.note(answer.subject, [lookOf(order, answer)], answer.head);
  const facts = new Map<string, Fact>();
  for (const [field, fact] of fieldsOf(order)) {
    const value = answer.fields[field];
    if (value === undefined) continue;
    const source = { kind: 'fetched', at, registry: registry.id, agency: holder, read, receipt } as const;
    const more = { ...(way === undefined ? {} : { way }), ...(exchange === undefined ? {} : { exchange }) };
    facts.set(fact, { value, source: { ...source, ...more } });
  }
  return { kind: 'received', facts };
}
