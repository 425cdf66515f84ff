import type { Citizen } from '#access/person';
import type { Fact } from '#engine/fact';
import { seal, unseal } from '#ledger/seal';
import type { Unanswered } from '#operations/case/gather-facts';
import type { House } from '#operations/house';
import { sql } from '#store/sql';
import { uuidv7 } from '#terms/ids';
import type { Json, JsonObject } from '#terms/json';
import { type Instant, later, milliseconds } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** An application that has not been sent: kept sealed for 30 days after the last change. */
export interface Draft {
  readonly id: string;
  readonly service: string;
  readonly until: Instant;
  readonly createdAt: Instant;
  /** Key of the picked record. */
  readonly picked: string | null;
  /** Fetched so far, with provenance; and who did not answer. */
  readonly facts: ReadonlyMap<string, Fact>;
  readonly unanswered: readonly Unanswered[];
  /** What the person has answered, as read by the form. */
  readonly answers: { readonly [fact: string]: Json };
}

const DRAFT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const DAY = 86_400_000;
/** Milliseconds from the last change. */
export const KEPT = 30 * DAY;

type Parts = Pick<House, 'db' | 'keys'>;

/** The seed and the day make the id: a form sent twice opens one draft. */
export async function openDraft(
  house: Parts,
  person: Citizen,
  service: string,
  at: Instant,
  seed: Seed,
): Promise<Draft> {
  const id = uuidv7(milliseconds(at) - (milliseconds(at) % DAY), derive(seed, 'draft', 10));
  const draft: Draft = {
    id,
    service,
    until: later(at, KEPT),
    createdAt: at,
    picked: null,
    facts: new Map(),
    unanswered: [],
    answers: {},
  };
  const sealed = await sealDraft(house, person, draft, seed);
  await house.db.run(sql`
    insert into drafts (draft_id, service, subject, sealed, status, created_at, updated_at, expires_at, attendance)
    values (${id}, ${service}, ${person.subject}, ${sealed}, 'open', ${at}, ${at}, ${draft.until}, ${helpOf(person)})
    on conflict (draft_id) do nothing`);
  return draft;
}

export async function saveDraft(house: Parts, person: Citizen, draft: Draft, at: Instant, seed: Seed): Promise<void> {
  const sealed = await sealDraft(house, person, draft, seed);
  await house.db.run(sql`
    update drafts set sealed = ${sealed}, updated_at = ${at}, expires_at = ${later(at, KEPT)}
    where draft_id = ${draft.id} and subject = ${person.subject} and status = 'open'`);
}

/** Refuses with `draft-unknown`: no such draft of this person, sent already, or older than 30 days. */
export async function findDraft(house: Parts, person: Citizen, id: string, at: Instant): Promise<Draft> {
  const row = DRAFT_ID.test(id)
    ? await house.db.one<DraftRow>(sql`
        select draft_id, service, sealed, created_at, expires_at from drafts
        where draft_id = ${id} and subject = ${person.subject} and status = 'open' and expires_at > ${at}
          and attendance is not distinct from ${helpOf(person)}::uuid`)
    : undefined;
  if (row === undefined) throw new Refusal('draft-unknown', 'There is no such draft of yours');
  const inner = unseal(await house.keys.keyFor(person.subject), row.sealed) as unknown as Inner; // sealed by sealDraft
  return {
    id,
    service: row.service,
    until: row.expires_at,
    createdAt: row.created_at,
    ...inner,
    facts: new Map(inner.facts),
  };
}

export async function draftsOf(
  house: Parts,
  person: Citizen,
  at: Instant,
): Promise<{ id: string; service: string; until: Instant }[]> {
  const rows = await house.db.many<Omit<DraftRow, 'sealed'>>(sql`
    select draft_id, service, created_at, expires_at from drafts
    where subject = ${person.subject} and status = 'open' and expires_at > ${at}
      and attendance is not distinct from ${helpOf(person)}::uuid
    order by updated_at desc limit 20`);
  return rows.map((row) => ({ id: row.draft_id, service: row.service, until: row.expires_at }));
}

/** The draft has become a case; it keeps nothing but the case's number. */
export async function endDraft(
  house: Parts,
  person: Citizen,
  id: string,
  number: string,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const sealed = seal(await house.keys.keyFor(person.subject), { number }, seed, `draft/${id}`);
  await house.db.run(sql`
    update drafts set status = 'sent', sealed = ${sealed}, updated_at = ${at}
    where draft_id = ${id} and subject = ${person.subject} and status = 'open'`);
}

/** A draft of this person that was sent: its service and the case it became; null when there is none. */
export async function findSent(
  house: Parts,
  person: Citizen,
  id: string,
): Promise<{ readonly service: string; readonly number: string } | null> {
  if (!DRAFT_ID.test(id)) return null;
  const row = await house.db.one<{ service: string; sealed: Buffer }>(sql`
    select service, sealed from drafts
    where draft_id = ${id} and subject = ${person.subject} and status = 'sent'
      and attendance is not distinct from ${helpOf(person)}::uuid`);
  if (row === undefined) return null;
  const { number } = unseal(await house.keys.keyFor(person.subject), row.sealed);
  return typeof number === 'string' ? { service: row.service, number } : null;
}

/** What an officer keys for somebody is no draft of the person's own, and what the person wrote alone no officer sees. */
function helpOf({ attended }: Citizen): string | null {
  return attended?.id ?? null;
}

interface DraftRow {
  readonly draft_id: string;
  readonly service: string;
  readonly sealed: Buffer;
  readonly created_at: Instant;
  readonly expires_at: Instant;
}

interface Inner {
  readonly picked: string | null;
  readonly facts: readonly (readonly [string, Fact])[];
  readonly unanswered: readonly Unanswered[];
  readonly answers: { readonly [fact: string]: Json };
}

async function sealDraft(house: Parts, person: Citizen, draft: Draft, seed: Seed): Promise<Uint8Array> {
  const { picked, facts, unanswered, answers } = draft;
  const inner: Inner = { picked, facts: [...facts], unanswered, answers };
  return seal(await house.keys.keyFor(person.subject), inner as unknown as JsonObject, seed, `draft/${draft.id}`); // facts are JSON through and through
}
