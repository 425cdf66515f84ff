import { type Person } from '#access/person';
import { fileComplaint as filed } from '#coordination/complaint';
import { NO_HEAD } from '#ledger/act';
import { link } from '#ledger/chain';
import { lookupHash } from '#ledger/seal';
import { loadCase } from '#operations/case/load-case';
import { complaintRules } from '#operations/complaint/rules';
import type { House } from '#operations/house';
import { appendToChain } from '#store/chain';
import { sql } from '#store/sql';
import { chainId, subjectId, uuidv7 } from '#terms/ids';
import { dayIn, type Instant, later, milliseconds } from '#terms/plain-date';
import { caseNumber, derive, documentNumber, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

export interface NewComplaint {
  readonly text: string;
  /** How to reach whoever files without a name; sealed with the text. */
  readonly contact: string;
  /** `open`: the agency knows whose it is. `secret`: only the desk does (dirahasiakan). `anonymous`: nobody does. */
  readonly naming: 'open' | 'secret' | 'anonymous';
  /** Case, step, service it is about, as far as it is about one. */
  readonly caseNumber: string | null;
  readonly element: string | null;
  readonly service: string | null;
  /** Page, code or row it came from. */
  readonly about: string;
}

/** What leads back to a complaint: the number anybody may know, and the code that opens it without signing in. */
export interface ComplaintReceipt {
  readonly number: string;
  readonly code: string;
}

type Parts = Pick<House, 'db' | 'keys' | 'library'>;

/** Most that are taken in an hour from nobody in particular; whoever signs in is never held up by a flood. */
const MOST_AN_HOUR = 200;

/**
 * Files a complaint on a chain of its own, so that nothing of the case it is about waits for it. The same seed gives the same
 * complaint once. Refuses `text-empty`, `case-unknown`, `unknown-service`, `too-many`, `complaints-closed`.
 */
export async function fileComplaint(
  house: Parts,
  person: Person | null,
  wish: NewComplaint,
  at: Instant,
  seed: Seed,
): Promise<ComplaintReceipt> {
  const { government } = house.library;
  const text = wish.text.trim();
  if (text === '' || text.length > 2_000) throw new Refusal('text-empty', 'Write between 1 and 2,000 characters');
  const subject = person?.kind === 'citizen' && wish.naming !== 'anonymous' ? person.subject : null;
  const about = await subjectMatter(house, wish);
  const rules = complaintRules(government, at);
  const id = chainId(uuidv7(milliseconds(at), derive(seed, 'complaint', 10)));
  const year = Number(dayIn(government.file.zone, at).slice(0, 4));
  const number = caseNumber(year, derive(seed, 'complaint number', 8)).replace('MG-', 'AD-');
  const code = documentNumber(year, derive(seed, 'complaint code', 16)).slice('D-2026-'.length);
  if (await isThere(house, number)) return { number, code };
  if (subject === null) await refuseFlood(house, at);
  const state = filed(rules, government.calendar, at);
  const sealedUnder = subject ?? subjectId(id);
  const key = await house.keys.keyFor(sealedUnder);
  const values = {
    text,
    contact: wish.contact.trim().slice(0, 100),
    name: subject === null || person === null ? '' : person.name,
    about: wish.about.slice(0, 200),
  };
  const draft = {
    kind: 'complaint-filed',
    element: about.element,
    agency: null,
    position: null,
    data: {
      caseNumber: about.caseNumber,
      service: about.service,
      naming: subject === null ? 'anonymous' : wish.naming,
    },
    personal: { subject: sealedUnder, values },
  };
  const acts = link(id, NO_HEAD, [draft], at, seed, new Map([[sealedUnder, key]]));
  await house.db.transaction(async (db) => {
    await appendToChain(db, { chain: id, at, acts });
    await db.run(sql`
      insert into complaints (complaint_id, number, code_hash, subject, case_number, service, element, agency, class,
        status, due, silent_by, filed_at, version, state)
      values (${id}, ${number}, ${codeHash(house, code)}, ${subject}, ${about.caseNumber}, ${about.service},
        ${about.element}, ${state.agency}, null, ${state.status}, ${state.verifyBy}, null, ${at}, 1,
        ${JSON.stringify(state)}::jsonb)`);
  });
  return { number, code };
}

/** Kept in place of the code: whoever reads the tables cannot open a complaint. */
export function codeHash(house: Pick<House, 'keys'>, code: string): Buffer {
  return lookupHash(house.keys.lookupKey, 'complaint-code', code.trim().toUpperCase());
}

async function isThere(house: Parts, number: string): Promise<boolean> {
  return (await house.db.one(sql`select 1 from complaints where number = ${number}`)) !== undefined;
}

async function refuseFlood(house: Parts, at: Instant): Promise<void> {
  const recent = await house.db.one<{ n: bigint }>(
    sql`select count(*) as n from complaints where subject is null and filed_at > ${later(at, -3_600_000)}`,
  );
  if (Number(recent?.n ?? 0) >= MOST_AN_HOUR) throw new Refusal('too-many', 'Too many complaints in this hour');
}

async function subjectMatter(house: Parts, { caseNumber: number, element, service }: NewComplaint) {
  if (number !== null) {
    const { program } = await loadCase(house, house.db, { number });
    const known = element !== null && program.service.texts.id.elements[element] !== undefined;
    return { caseNumber: number, service: program.service.file.id, element: known ? element : null };
  }
  if (service !== null && !house.library.government.services.has(service))
    throw new Refusal('unknown-service', 'There is no such service');
  return { caseNumber: null, service, element: null };
}
