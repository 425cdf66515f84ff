import { allow, type Person } from '#access/person';
import type { CaseActKind } from '#engine/case';
import type { Envelope } from '#ledger/act';
import type { House } from '#operations/house';
import { type CaseRef, type Loaded, loadCase } from '#operations/load-case';
import { readActs } from '#store/chain';
import type { ActRow } from '#store/rows';
import { Refusal } from '#terms/refusal';

/** A case with its acts, as whoever reads it may see it. */
export interface CaseFile {
  readonly now: Loaded;
  readonly acts: readonly ActRow[];
  /** The clear parts, for folds and timelines. */
  readonly envelopes: readonly Envelope<CaseActKind>[];
}

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/** The case as its applicant (or the agent who filed it) sees it. Somebody else gets `case-unknown`, as if it did not exist. */
export async function readOwnCase(house: Parts, person: Person | null, ref: CaseRef): Promise<CaseFile> {
  const reader = allow(person, 'own-cases');
  const file = await readFile(house, ref);
  if (!isOwn(file, reader)) throw new Refusal('case-unknown', 'There is no case of yours with this number');
  return file;
}

/** Whether the case is the person's own: the applicant's, or filed by them with a power of attorney. */
export function isOwn({ now, envelopes }: CaseFile, person: Person | null): boolean {
  if (person?.kind !== 'citizen') return false;
  return now.state.subject === person.subject || envelopes[0]?.data['filedBy'] === person.subject;
}

/** Case and acts without any question of access: for the open view, which shows no personal data, and for insights. */
export async function readFile(house: Parts, ref: CaseRef): Promise<CaseFile> {
  const now = await loadCase(house, house.db, ref);
  const acts = await readActs(house.db, now.caseId);
  return { now, acts, envelopes: acts as readonly Envelope<CaseActKind>[] }; // only `commit` appends to a case's chain
}
