import { allowOfficial, type Official, type Person } from '#access/person';
import { formOver, parseForm } from '#definitions/form';
import type { Government, Service } from '#definitions/government';
import type { FormFile } from '#definitions/schema/form';
import type { Message } from '#definitions/schema/service';
import { subjectOf } from '#exchange/subject';
import type { ActDraft } from '#ledger/act';
import { appendActs } from '#ledger/append';
import { isPersonal } from '#operations/case/facts';
import { agencyChain } from '#operations/council/chains';
import type { House } from '#operations/house';
import { messageKey } from '#operations/message/message-key';
import type { InboxKey } from '#store/effects';
import { deadline } from '#terms/calendar';
import type { SubjectId } from '#terms/ids';
import type { Json, JsonObject } from '#terms/json';
import { nik } from '#terms/nik';
import { dayIn, type Instant, instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** A message that the house has taken: it reaches its case, begins one, or comes back by `until`. */
export interface MessageReceipt {
  readonly message: string;
  readonly sent: Instant;
  readonly until: Instant;
}

type Parts = Pick<House, 'db' | 'keys' | 'library'>;
type Values = { readonly [fact: string]: Json };

/**
 * A message from outside: an agency's own system or its officer says what has happened. It stands on the agency's chain, what
 * is personal in it sealed under the key of whom it is about, and goes its way like one that a case sends; sent twice with
 * one inbox key it is sent once. Refuses `message-unknown`, `not-allowed`, `form-invalid`, `nik-malformed`.
 */
export async function sendMessage(
  house: Parts,
  person: Person | null,
  name: string,
  facts: JsonObject,
  at: Instant,
  seed: Seed,
  inbox: InboxKey,
): Promise<MessageReceipt> {
  const sender = allowOfficial(person, 'send-message');
  const { government } = house.library;
  const { service, message } = receiverOf(government, sender, name, at);
  const { values } = parseForm(formOf(service, message), government, facts);
  const subject = await subjectIn(house, service, message, values, at, seed);
  const until = deadline(government.calendar, at, message.ttl);
  const receipt: MessageReceipt = { message: name, sent: at, until };
  const key = message.correlate.map((fact) => values[fact] ?? null);
  const payload = { message: name, corr: messageKey(house.keys.lookupKey, name, key), until, outside: true };
  const { outcome } = await appendActs(house.db, {
    chain: agencyChain(government, sender.agency),
    drafts: [draftOf(sender, name, values, subject)],
    at,
    seed,
    keys: subject === null ? new Map() : new Map([[subject, await house.keys.keyFor(subject)]]),
    beside: ([act]) => {
      const seq = act?.seq ?? 0;
      const row = { seq, n: 0, topic: 'message-sent', payload: { ...payload, act: seq } };
      return { inbox: { ...inbox, result: { ...receipt } }, outbox: [row] };
    },
  });
  return typeof outcome === 'string' ? receipt : receiptOf(outcome.repeated);
}

function receiptOf(result: Json): MessageReceipt {
  const { message, sent, until } = result as unknown as MessageReceipt; // only receipts are put under a message's key
  return { message, sent: instant(sent), until: instant(until) };
}

/** The service that takes it, from agencies of which the sender's is one that day. */
function receiverOf(
  { services, roles, file }: Government,
  { agency }: Official,
  name: string,
  at: Instant,
): { readonly service: Service; readonly message: Message } {
  const takers = [...services.values()].flatMap((service) => {
    const message = service.file.messages[name];
    return message?.from === undefined ? [] : [{ service, message }];
  });
  if (takers.length === 0) throw new Refusal('message-unknown', `No service takes ${name} from outside`, { name });
  const day = dayIn(file.zone, at);
  const plays = (role: string | undefined): boolean =>
    roles.some(
      (row) => row.role === role && row.agency === agency && row.from <= day && (row.to === undefined || day < row.to),
    );
  const taker = takers.find(({ message }) => plays(message.from));
  if (taker !== undefined) return taker;
  const facts = { act: 'send-message', agency, roles: takers.flatMap(({ message }) => message.from ?? []) };
  throw new Refusal('not-allowed', `${agency} may not send ${name}`, facts);
}

/** The form of the definition; without one what it carries, of which it needs the facts that find its case and its person. */
function formOf(service: Service, message: Message): FormFile {
  const drawn = service.forms.get(message.form ?? '');
  if (drawn !== undefined) return drawn;
  const all = formOver([...new Set([...message.correlate, ...message.carries])]);
  const person = personFact(service, message);
  const required = [...new Set([...message.correlate, ...(message.carries.includes(person) ? [person] : [])])];
  return { ...all, schema: { ...all.schema, required } };
}

function personFact({ file }: Service, { person }: Message): string {
  return person ?? file.opening.subject;
}

/** Whom it is about; null where nothing in it is personal. */
async function subjectIn(
  house: Parts,
  service: Service,
  message: Message,
  values: Values,
  at: Instant,
  seed: Seed,
): Promise<SubjectId | null> {
  const { government } = house.library;
  if (!Object.keys(values).some((name) => isPersonal(government, name))) return null;
  const value = values[personFact(service, message)];
  return subjectOf(house.db, house.keys, nik(typeof value === 'string' ? value : ''), at, seed);
}

function draftOf({ agency, position }: Official, name: string, values: Values, subject: SubjectId | null): ActDraft {
  const data = { message: name, carries: Object.keys(values) };
  const draft = { kind: 'message-sent', element: null, agency, position };
  if (subject === null) return { ...draft, data: { ...data, values } };
  return { ...draft, data, personal: { subject, values: { values } } };
}
