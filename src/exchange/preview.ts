import { lookupHash, seal, unseal } from '#ledger/seal';
import type { Runner } from '#store/database';
import type { KeyStore } from '#store/keys';
import { sql } from '#store/sql';
import type { AgencyId, SubjectId } from '#terms/ids';
import { canonical, type Json, textOf } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';

/** What is wished of an approval: whose, for which wait of which case, from whom to whom, what for. */
export interface PreviewUse {
  /** `<chain of the case>/<wait>`: an approval is of one question and carries no other. */
  readonly wait: string;
  readonly subject: SubjectId;
  readonly provider: AgencyId;
  readonly consumer: AgencyId;
  /** `<service>/<read>`. */
  readonly purpose: string;
  /** Facts that were shown. */
  readonly fields: readonly string[];
}

/** An approval: of the facts shown, those that may be given, until then. */
export interface PreviewRecord extends PreviewUse {
  readonly approved: readonly string[];
  readonly from: Instant;
  readonly until: Instant;
}

type Store = { readonly db: Runner; readonly keys: KeyStore };

/** Keeps the first answer of a wait, sealed under the person's key and marked by this house; a second is left out. */
export async function keepPreview({ db, keys }: Store, record: PreviewRecord, seed: Seed): Promise<void> {
  const signed = { record: asJson(record), mark: markOf(keys, record) };
  const sealed = seal(await keys.keyFor(record.subject), signed, seed, `preview/${record.wait}`);
  await db.run(sql`
    insert into previews (wait, subject, sealed, given_at) values (${record.wait}, ${record.subject}, ${sealed}, ${record.from})
    on conflict (wait) do nothing`);
}

/** The approval that carries this use now; undefined where there is none, it is another's, altered, or over. */
export async function previewFor(
  { db, keys }: Store,
  use: PreviewUse,
  at: Instant,
): Promise<PreviewRecord | undefined> {
  const row = await db.one<{ sealed: Buffer }>(sql`
    select sealed from previews where wait = ${use.wait} and subject = ${use.subject}`);
  const key = row === undefined ? undefined : (await keys.find([use.subject])).get(use.subject);
  if (row === undefined || key === undefined) return undefined;
  const record = opened(keys, key, row.sealed);
  return record !== undefined && approves(record, use, at) ? record : undefined;
}

/** Pure: whether an approval is of this very use, in its time, and approves something of it. */
export function approves(record: PreviewRecord, use: PreviewUse, at: Instant): boolean {
  return (
    record.wait === use.wait &&
    record.subject === use.subject &&
    record.provider === use.provider &&
    record.consumer === use.consumer &&
    record.purpose === use.purpose &&
    record.from <= at &&
    at < record.until &&
    record.approved.length > 0 &&
    record.approved.every((field) => record.fields.includes(field) && use.fields.includes(field))
  );
}

function opened(keys: KeyStore, key: Uint8Array, sealed: Uint8Array): PreviewRecord | undefined {
  try {
    const signed = unseal(key, sealed);
    const record = signed['record'] as unknown as PreviewRecord; // written by `keepPreview`, as the mark proves
    return textOf(signed['mark']) === markOf(keys, record) ? record : undefined;
  } catch {
    return undefined; // altered, or of another person
  }
}

function markOf({ lookupKey }: KeyStore, record: PreviewRecord): string {
  return lookupHash(lookupKey, 'preview', canonical(asJson(record))).toString('base64url');
}

function asJson(record: PreviewRecord): { readonly [name: string]: Json } {
  return { ...record };
}
