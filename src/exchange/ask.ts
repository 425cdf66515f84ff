import { type Lapse, use } from '#coordination/arrangement';
import type { Government } from '#definitions/government';
import type { Read, RegistryFile } from '#definitions/schema';
import type { Fact } from '#engine/case';
import { type Answered, askRegistryProcess } from '#exchange/registry-client';
import { findRecord } from '#exchange/store-registry';
import { knownSubject } from '#exchange/subject';
import { type Look, recordLooks } from '#exchange/trail';
import type { Database } from '#store/database';
import type { KeyStore } from '#store/keys';
import type { AgencyId, SubjectId } from '#terms/ids';
import type { Json } from '#terms/json';
import { nik } from '#terms/nik';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';

/** Where registries answer: this house's own store, and the processes of agencies by registry id. */
export interface Exchange {
  readonly db: Database;
  readonly keys: KeyStore;
  readonly processes: ReadonlyMap<string, RegistryProcess>;
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
  readonly definition: Read;
  readonly registry: RegistryFile;
  readonly holder: AgencyId;
  readonly asker: AgencyId;
  readonly key: string;
  readonly caseNumber: string | null;
}

/** `silent`: no answer in time. `withheld`: no such record, or no grant in force; the service goes on by asking. */
export type ReadAnswer =
  | { readonly kind: 'received'; readonly facts: ReadonlyMap<string, Fact> }
  | { readonly kind: 'withheld'; readonly reason: 'no-record' | Lapse }
  | { readonly kind: 'silent' };

/**
 * Fetches what agencies hold: grant first, then the fewest fields, then the look on the chain of the person concerned, and
 * only then the values. Never throws for a holder that is silent.
 */
export async function askHolders(
  exchange: Exchange,
  government: Government,
  orders: readonly ReadOrder[],
  applicant: SubjectId,
  at: Instant,
  seed: Seed,
): Promise<ReadAnswer[]> {
  const found = await Promise.all(orders.map((order) => fetchOne(exchange, government, order, applicant, at)));
  const receipts = await recordAll(exchange, orders, found, at, seed);
  return found.map((answer, place) => deliver(orders[place], answer, receipts.get(place) ?? '', at));
}

type Fetched =
  | {
      readonly kind: 'found';
      readonly fields: { readonly [field: string]: Json };
      readonly subject: SubjectId;
      readonly arrangement: string | null;
    }
  | { readonly kind: 'withheld'; readonly reason: 'no-record' | Lapse }
  | { readonly kind: 'silent' };

async function fetchOne(
  exchange: Exchange,
  government: Government,
  order: ReadOrder,
  applicant: SubjectId,
  at: Instant,
): Promise<Fetched> {
  const { registry, holder, asker, definition } = order;
  const wish = { kind: 'data', from: holder, to: asker, registry: registry.id, facts: definition.facts } as const;
  const grant = holder === asker ? null : use(government.arrangements.values(), wish, at, government.file.zone);
  if (grant?.kind === 'none') return { kind: 'withheld', reason: grant.lapse };
  const arrangement = grant?.arrangement.id ?? null;
  const fields = fieldsOf(order);
  if (registry.source === 'http') {
    const process = exchange.processes.get(registry.id);
    if (process === undefined) return { kind: 'silent' };
    const reference = order.caseNumber ?? '-';
    const purpose = `${order.service}/${order.read}`;
    const answer = await process.ask({
      registry: registry.id,
      key: order.key,
      fields: [...fields.keys()],
      asker,
      purpose,
      reference,
    });
    if (answer.kind === 'silent') return { kind: 'silent' };
    if (answer.kind === 'unknown') return { kind: 'withheld', reason: 'no-record' };
    return { kind: 'found', fields: answer.fields, subject: await personOf(exchange, order, applicant), arrangement };
  }
  const record = await findRecord(exchange.db, exchange.keys, { agency: holder, registry: registry.id }, order.key);
  if (record === undefined) return { kind: 'withheld', reason: 'no-record' };
  return { kind: 'found', fields: record.fields, subject: record.subject, arrangement };
}

/** Registries keyed by NIK are about that person; others about whoever applies. */
async function personOf(exchange: Exchange, order: ReadOrder, applicant: SubjectId): Promise<SubjectId> {
  if (!/^\d{16}$/.test(order.key)) return applicant;
  return (await knownSubject(exchange.db, exchange.keys, nik(order.key))) ?? applicant;
}

/** field -> fact, of the wanted facts only */
function fieldsOf(order: ReadOrder): Map<string, string> {
  return new Map(Object.entries(order.registry.fields).filter(([, fact]) => order.definition.facts.includes(fact)));
}

/** Receipts by the order's place. */
async function recordAll(
  exchange: Exchange,
  orders: readonly ReadOrder[],
  found: readonly Fetched[],
  at: Instant,
  seed: Seed,
): Promise<ReadonlyMap<number, string>> {
  const looks = new Map<SubjectId, { place: number; look: Look }[]>();
  for (const [place, answer] of found.entries()) {
    const order = orders[place];
    if (order === undefined || answer.kind !== 'found') continue;
    looks.set(answer.subject, [
      ...(looks.get(answer.subject) ?? []),
      { place, look: lookOf(order, answer.arrangement) },
    ]);
  }
  const receipts = new Map<number, string>();
  for (const [subject, list] of looks) {
    const commitments = await recordLooks(
      exchange.db,
      exchange.keys,
      subject,
      list.map(({ look }) => look),
      at,
      seed,
    );
    for (const [index, { place }] of list.entries()) receipts.set(place, commitments[index] ?? '');
  }
  return receipts;
}

function lookOf(order: ReadOrder, arrangement: string | null): Look {
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
  };
}

function deliver(order: ReadOrder | undefined, answer: Fetched, receipt: string, at: Instant): ReadAnswer {
  if (order === undefined) throw new Error('an answer without an order');
  if (answer.kind !== 'found') return answer;
  const { registry, holder, read } = order;
  const facts = new Map<string, Fact>();
  for (const [field, fact] of fieldsOf(order)) {
    const value = answer.fields[field];
    if (value === undefined) continue;
    const source = { kind: 'fetched', at, registry: registry.id, agency: holder, read, receipt } as const;
    facts.set(fact, { value, source });
  }
  return { kind: 'received', facts };
}
