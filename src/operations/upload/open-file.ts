import { allowOfficial, type Person } from '#access/person';
import { filesIn, type KeptFile } from '#definitions/file-kind';
import { isReading } from '#engine/reads';
import { unseal, unsealBytes } from '#ledger/seal';
import { itemOf } from '#operations/case/conclude-step';
import { holderOfStep } from '#operations/case/holder-of-step';
import { type Loaded, loadCase } from '#operations/case/load-case';
import { readCaseAtDesk, readOwnCase } from '#operations/case/read-case-file';
import { permittedFacts } from '#operations/desk/desk-facts';
import type { House } from '#operations/house';
import type { StepRef } from '#operations/upload/step-files';
import { sql } from '#store/sql';
import type { SubjectId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/** A file with its content, for whoever may have it. */
export interface OpenedFile extends KeptFile {
  readonly bytes: Uint8Array;
}

/** A file of a case of one's own. Refuses `case-unknown`, `file-unknown`. */
export async function openOwnFile(
  house: Parts,
  person: Person | null,
  number: string,
  id: string,
  at: Instant,
): Promise<OpenedFile> {
  const { now } = await readOwnCase(house, person, { number }, at);
  if (factOf(now, id) === undefined) throw unknown();
  return openFile(house, id);
}

/**
 * A file for the officer whose step's purpose permits the fact it stands under. The look is on the person's trail before a byte
 * leaves. Refuses `not-your-case`, `step-not-open`, `file-unknown`.
 */
export async function openDeskFile(
  house: Parts,
  person: Person | null,
  { ref, item }: StepRef,
  id: string,
  at: Instant,
  seed: Seed,
): Promise<OpenedFile> {
  const officer = allowOfficial(person, 'work-item');
  const now = await loadCase(house, house.db, ref);
  const open = itemOf(now, item);
  if (holderOfStep(now, open) !== officer.agency)
    throw new Refusal('not-your-case', 'This step is owed by another agency', { item });
  const fact = factOf(now, id);
  const permitted = isReading(open) ? [] : permittedFacts(now.program, open.node);
  if (fact === undefined || !permitted.includes(fact)) throw unknown();
  await readCaseAtDesk(house, officer, ref, () => [fact], open.node, at, seed);
  return openFile(house, id);
}

function factOf({ program, facts }: Loaded, id: string): string | undefined {
  const named = [...facts].find(
    ([name, { value }]) =>
      program.government.facts.get(name)?.type === 'file' && filesIn(value).some((file) => file.id === id),
  );
  return named?.[0];
}

async function openFile(house: Parts, id: string): Promise<OpenedFile> {
  const row = await house.db.one<{ subject: SubjectId; head: Buffer; body: Buffer }>(
    sql`select subject, head, body from uploads where upload_id = ${id} and held`,
  );
  const key = row === undefined ? undefined : (await house.keys.find([row.subject])).get(row.subject);
  if (row === undefined || key === undefined) throw unknown();
  return { ...(unseal(key, row.head) as unknown as KeptFile), bytes: unsealBytes(key, row.body) }; // sealed by keepFile
}

function unknown(): Refusal {
  return new Refusal('file-unknown', 'There is no such file here for you');
}
