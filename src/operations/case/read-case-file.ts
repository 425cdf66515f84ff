import { allow, type Person } from '#access/person';
import type { CaseActKind } from '#engine/acts';
import { purposeAt } from '#engine/called';
import { heldBy } from '#engine/plan';
import { ownerNow } from '#engine/questions';
import { type Look, recordLooks } from '#exchange/trail';
import type { Envelope } from '#ledger/act';
import { filedBy, type Side, sideOf } from '#operations/case/case-people';
import { holderOfStep } from '#operations/case/holder-of-step';
import { type CaseRef, type Loaded, loadCase } from '#operations/case/load-case';
import type { House } from '#operations/house';
import { readActs } from '#store/chain';
import type { ActRow } from '#store/rows';
import { sql } from '#store/sql';
import type { AgencyId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** A case with its acts, as whoever reads it may see it. */
export interface CaseFile {
  readonly now: Loaded;
  readonly acts: readonly ActRow[];
  /** The clear parts, for folds and timelines. */
  readonly envelopes: readonly Envelope<CaseActKind>[];
}

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/** A case of a person's own, and how they stand to it. */
export interface OwnCase extends CaseFile {
  readonly side: Side;
}

/**
 * The case as its applicant, its principal or the agent who filed it sees it. Somebody else gets `case-unknown`, as if it did
 * not exist; so does an agent whose power has ended.
 */
export async function readOwnCase(house: Parts, person: Person | null, ref: CaseRef, at: Instant): Promise<OwnCase> {
  const reader = allow(person, 'own-cases');
  const file = await readFile(house, ref);
  const side = await sideOf(house, file, reader, at);
  if (side === null) throw new Refusal('case-unknown', 'There is no case of yours with this number');
  return { ...file, side };
}

/**
 * The case as an officer of one of its agencies sees it. The look, with the facts its purpose permits, is on the applicant's
 * trail before anything is shown.
 */
export async function readCaseAtDesk(
  house: Parts,
  person: Person | null,
  ref: CaseRef,
  facts: (now: Loaded) => readonly string[],
  purpose: string,
  at: Instant,
  seed: Seed,
  /** Whose lane it is looked at in: the officer's own agency, or the one they may act for. */
  lane?: AgencyId,
): Promise<CaseFile> {
  const officer = allow(person, person?.kind === 'auditor' ? 'audit' : 'ask-question');
  if (officer.kind === 'citizen') throw new Refusal('not-allowed', 'Only an official may do this');
  const file = await readFile(house, ref);
  if (officer.kind === 'officer') await mustHaveLane(house, file.now, lane ?? officer.agency);
  const { number, program } = file.now;
  const look = {
    kind: 'case-viewed',
    agency: officer.agency,
    position: officer.position,
    facts: facts(file.now),
    registry: null,
    holder: null,
    purpose: purposeAt(program, purpose),
    arrangement: program.service.file.arrangement,
    caseNumber: number,
  } as const;
  await recordCaseLook(house, file, look, at, seed);
  return file;
}

/** A look at a case is on the trail of everybody whose data it holds: its applicant's, and of an agent who filed it. */
export async function recordCaseLook(
  { db }: Pick<House, 'db'>,
  { now, envelopes }: CaseFile,
  look: Look,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const agent = filedBy(envelopes);
  await recordLooks(db, now.state.subject, [look], at, seed);
  if (agent !== null) await recordLooks(db, agent, [look], at, derive(seed, 'agent'));
}

/** Case and acts without any question of access: for the open view, which shows no personal data, and for insights. */
export async function readFile(house: Parts, ref: CaseRef): Promise<CaseFile> {
  const now = await loadCase(house, house.db, ref);
  const acts = await readActs(house.db, now.caseId);
  return { now, acts, envelopes: acts as readonly Envelope<CaseActKind>[] }; // only `commit` appends to a case's chain
}

/** Who has, or had, a part in the case may see it; what it was of somebody else's, it is of whoever followed them. */
async function mustHaveLane(
  house: Pick<House, 'db'>,
  { caseId, program, state }: Loaded,
  agency: string,
): Promise<void> {
  const lanes = await house.db.many<{ agency: AgencyId }>(
    sql`select agency from case_agencies where chain = ${caseId}`,
  );
  const { questions, incidents = [], open, territory } = state;
  const parts = [
    ...[...lanes.map((row) => row.agency), ...incidents.map((one) => one.agency)].flatMap((one) => [
      one,
      heldBy(program, one, territory),
    ]),
    ...questions.flatMap((question) => [question.owner, ownerNow({ program, state }, question)]),
    ...open.flatMap((wait) => (wait.kind === 'item' ? holderOfStep({ program, state }, wait) : [])),
  ];
  if (!parts.some((one) => one === agency))
    throw new Refusal('not-your-case', 'Your agency has no part in this case', { agency });
}
