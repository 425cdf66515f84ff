import type { ActDraft } from '#ledger/act';
import { appendActs } from '#ledger/append';
import type { ComplaintRow } from '#operations/complaint/complaint-row';
import type { Claim } from '#operations/complaint/handle-complaint';
import type { House } from '#operations/house';
import { openedRow } from '#operations/person/say-look';
import { actsAt } from '#operations/person/trail-rows';
import type { OpenedRow } from '#operations/views/case';
import type { Database, Runner } from '#store/database';
import type { ActRow } from '#store/rows';
import { sql } from '#store/sql';
import { chainId, type SubjectId } from '#terms/ids';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';

/** As what a complaint is opened; whoever signed in and filed it is not noted, as nobody is at their own case. */
export type ComplaintReader = 'desk' | 'agency' | 'code';

/**
 * Notes that a complaint is opened, before its words leave: on the chain of the person whose it is, or on the complaint's own
 * where it has no name. Durable when it resolves.
 */
export async function noteComplaintLook(
  { db }: { readonly db: Database },
  row: ComplaintRow,
  reader: ComplaintReader,
  { person }: Claim,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const official = reader === 'code' || person === null || person.kind === 'citizen' ? null : person;
  const draft: ActDraft = {
    kind: 'complaint-viewed',
    element: null,
    agency: official?.agency ?? null,
    position: official?.position ?? null,
    data: { purpose: `complaint/complaint-${reader}`, complaint: row.number, caseNumber: null },
  };
  const note = (runner: Runner) =>
    appendActs(runner, { chain: row.subject === null ? row.id : chainId(row.subject), drafts: [draft], at, seed });
  if (row.subject !== null) {
    await note(db);
    return;
  }
  // The complaint's row guards its chain: a move that is being written is waited for.
  await db.transaction(async (runner) => {
    await runner.run(sql`select 1 from complaints where complaint_id = ${row.id} for update`);
    await note(runner);
  });
}

const MOST_SHOWN = 20;

/** Who has opened a complaint, latest first, for whoever filed it. `acts`: its own chain. */
export async function complaintLooks(
  { db, library }: Pick<House, 'db' | 'library'>,
  row: ComplaintRow,
  acts: readonly ActRow[],
  language: Language,
): Promise<OpenedRow[]> {
  const looks =
    row.subject === null
      ? acts.filter(({ kind }) => kind === 'complaint-viewed').toReversed()
      : await ofPerson(db, row.subject, row.number);
  return looks.slice(0, MOST_SHOWN).map((act) => openedRow(library.government, act, language));
}

async function ofPerson(db: Database, subject: SubjectId, number: string): Promise<ActRow[]> {
  const seqs = await db.many<{ seq: number }>(sql`
    select seq from acts where chain = ${subject} and kind = 'complaint-viewed' and data ->> 'complaint' = ${number}
    order by seq desc limit ${MOST_SHOWN}`);
  return actsAt(
    db,
    subject,
    seqs.map(({ seq }) => seq),
  );
}
