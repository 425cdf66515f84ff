import type { Citizen, Person } from '#access/person';
import { collectPayment } from '#billing/bank-client';
import { agencyOf } from '#definitions/government';
import type { FormFile } from '#definitions/schema/form';
import { elementAt } from '#engine/called';
import type { Program } from '#engine/case';
import { isReading, type Reading } from '#engine/reads';
import { putRecord } from '#exchange/store-registry';
import { subjectOf } from '#exchange/subject';
import { concludeStep, takeStep } from '#operations/case/conclude-step';
import { fileApplication } from '#operations/case/file-application';
import { type Loaded, loadCase } from '#operations/case/load-case';
import { settleCase } from '#operations/case/settle-case';
import { seated } from '#operations/demo/seated';
import { answerRead } from '#operations/desk/answer-read';
import type { House } from '#operations/house';
import { receivePayment } from '#operations/money/receive-payment';
import { readActs } from '#store/chain';
import type { ActRow } from '#store/rows';
import { sql } from '#store/sql';
import { isObject, type Json, type JsonObject, textOf } from '#terms/json';
import { nik } from '#terms/nik';
import { dayIn, type Instant, later } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

export interface RunOrder {
  readonly service: string;
  /** Every fact of the case: those that registries hold are put into them, the others are answered where they are asked. */
  readonly facts: JsonObject;
  readonly at: Instant;
}

export interface Ran {
  readonly number: string;
  readonly status: string;
  readonly papers: readonly { readonly number: string; readonly bytes: Uint8Array }[];
}

/** Minutes that each step takes on the run's own clock. */
const PACE = 7;

/** A whole case from filing to its end, by the same operations as at the doors. `watch` hears of each act as it happens. */
export async function runCase(
  house: House,
  order: RunOrder,
  seed: Seed,
  watch: (now: Loaded, acts: readonly ActRow[]) => void,
): Promise<Ran> {
  const { program } = house.library.newest(order.service);
  await enterFacts(house, program, order, seed);
  const own = { ...house, exchange: { ...house.exchange, processes: answering(program, order.facts) } };
  const citizen = await applicant(house, program, order, seed);
  const pick = program.service.file.opening.pick?.key;
  const application = {
    service: order.service,
    pick: pick === undefined ? null : textOf(order.facts[pick]),
    answers: opening(program, order.facts),
    fetched: new Map(),
  };
  const { number } = await fileApplication(own, citizen, application, order.at, derive(seed, 'file'));
  let seen = 0;
  for (let round = 1; round < 200; round += 1) {
    const at = later(order.at, round * PACE * 60_000);
    const before = await loadCase(own, own.db, { number });
    await settleCase(own, before.caseId, at, derive(seed, `settle/${round}`));
    const now = await loadCase(own, own.db, { number });
    const acts = await readActs(own.db, now.caseId, seen);
    seen += acts.length;
    watch(now, acts);
    if (now.state.status !== 'open') return { number, status: now.state.status, papers: await papersOf(own, now) };
    await moveOn(own, citizen, now, order.facts, at, derive(seed, `move/${round}`));
  }
  throw new Error('the case does not come to an end');
}

/** Somebody does the next thing that is owed. */
async function moveOn(
  house: House,
  citizen: Citizen,
  now: Loaded,
  facts: JsonObject,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const ref = { number: now.number };
  const item = now.state.open.find((wait) => wait.kind === 'item');
  if (item !== undefined && isReading(item)) return answerFrom(house, now, item, facts, at, seed);
  if (item?.kind === 'item') {
    const person = item.agency === null ? citizen : officer(now.program, item.agency, item.node);
    if (item.agency !== null) await takeStep(house, person, ref, item.id, later(at, -60_000), derive(seed, 'take'));
    const { service, bound } = elementAt(now.program, item.node);
    const form = service.forms.get(bound.form ?? '');
    const answers =
      item.asks === undefined
        ? answersTo(form, facts)
        : Object.fromEntries(item.asks.map((name) => [name, facts[name] ?? null]));
    await concludeStep(house, person, ref, { item: item.id, answers }, at, seed);
    return;
  }
  if (now.bill?.status === 'open') {
    const { headers, body } = await collectPayment(house.bank, now.bill.code, now.bill.total, at, seed);
    await receivePayment(house, { header: (name) => headers[name], body }, at, seed);
    return;
  }
  const waits = now.state.open.map((wait) => wait.node).join(', ');
  throw new Refusal('not-waiting', 'Nothing can be done for this case', { waits });
}

/** Whoever looks it up by hand finds what the facts say; nothing where they are silent. */
async function answerFrom(
  house: House,
  now: Loaded,
  { id, read, agency }: Reading,
  facts: JsonObject,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const { government, service } = now.program;
  const definition = service.file.reads[read];
  const position = government.registries.get(definition?.registry ?? '')?.officer?.position ?? '';
  const known = (definition?.facts ?? []).every((name) => name in facts);
  const answers = Object.fromEntries((definition?.facts ?? []).map((name) => [name, facts[name] ?? null]));
  const given = known ? { item: id, answers, evidence: read } : { item: id, withheld: 'no-record' };
  await answerRead(house, seated(now.program.government, agency, position), { number: now.number }, given, at, seed);
}

function answersTo(form: FormFile | undefined, facts: JsonObject): JsonObject {
  if (form === undefined) return {};
  const answers: { [fact: string]: Json } = {};
  for (const [name, schema] of Object.entries(form.schema.properties)) {
    const given = facts[name];
    if (given !== undefined) answers[name] = given;
    else if (isObject(schema as Json) && schema['const'] !== undefined) answers[name] = schema['const'] as Json; // zod read it as JSON
  }
  return answers;
}

function opening(program: Program, facts: JsonObject): JsonObject {
  return answersTo(program.service.forms.get(program.service.file.opening.form), facts);
}

function officer(program: Program, agency: string, node: string): Person {
  return seated(program.government, agency, elementAt(program, node).bound.position);
}

async function applicant(house: House, program: Program, order: RunOrder, seed: Seed): Promise<Citizen> {
  const subjectFact = program.service.file.opening.subject;
  const given = order.facts[subjectFact];
  if (typeof given !== 'string')
    throw new Refusal('fact-missing', `The facts do not say ${subjectFact}`, { fact: subjectFact });
  const number = nik(given);
  const subject = await subjectOf(house.db, house.keys, number, order.at, derive(seed, 'applicant'));
  return { kind: 'citizen', persona: 'pemohon', name: 'pemohon', nik: number, subject, amr: 'demo' };
}

/** Facts that a registry of this house holds become its record. */
async function enterFacts(house: House, program: Program, order: RunOrder, seed: Seed): Promise<void> {
  const { government, service } = program;
  const { facts, at } = order;
  const territory = textOf(facts[service.file.territory]);
  for (const registry of government.registries.values()) {
    const key = facts[registry.key];
    const agency = agencyOf(government, registry.role, territory, dayIn(government.file.zone, at));
    if (registry.source !== 'store' || typeof key !== 'string' || agency === undefined) continue;
    const fields = fieldsFrom(registry.fields, facts);
    const owner = registry.ownerField === undefined ? facts[service.file.opening.subject] : fields[registry.ownerField];
    if (typeof owner !== 'string') continue;
    const subject = await subjectOf(house.db, house.keys, nik(owner), at, derive(seed, `owner/${registry.id}`));
    await putRecord(
      house.db,
      house.keys,
      { agency, registry: registry.id },
      { key, owner: registry.ownerField === undefined ? null : owner, subject, fields },
      at,
      derive(seed, registry.id),
    );
  }
}

/** Registries with a process of their own answer from the same facts. */
function answering(program: Program, facts: JsonObject): House['exchange']['processes'] {
  const others = [...program.government.registries.values()].filter(
    ({ source }) => source === 'http' || source === 'csv',
  );
  return new Map(
    others.map(({ id, fields }) => [
      id,
      { ask: () => Promise.resolve({ kind: 'found', fields: fieldsFrom(fields, facts) } as const) },
    ]),
  );
}

function fieldsFrom(fields: { readonly [field: string]: string }, facts: JsonObject): { [field: string]: Json } {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, fact]) => (facts[fact] === undefined ? [] : [[field, facts[fact]]])),
  );
}

async function papersOf(house: House, now: Loaded): Promise<Ran['papers']> {
  return house.db.many<{ number: string; bytes: Buffer }>(sql`
    select number, bytes from documents where case_id = ${now.caseId} order by sealed_at`);
}
