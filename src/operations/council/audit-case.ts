import { allowOfficial, type Official, type Person } from '#access/person';
import type { Government } from '#definitions/government';
import { apply } from '#engine/apply';
import type { CaseState } from '#engine/case';
import { momentOf } from '#engine/patch';
import type { Act } from '#ledger/act';
import { open, verifyChain } from '#ledger/chain';
import { type CaseFile, readCaseAtDesk, readFile } from '#operations/case/read-case-file';
import { sayAct } from '#operations/case/say-happened';
import { auditLooks } from '#operations/council/audit-looks';
import { titleOf } from '#operations/desk/present-questions';
import type { House } from '#operations/house';
import { headingOf, ownerOf, tell } from '#operations/marks/present-marks';
import { firedTables } from '#operations/marks/present-rules';
import { nameOf } from '#operations/marks/say-case';
import type { AuditFindView, AuditView } from '#operations/views/proof';
import { sql } from '#store/sql';
import { canonical } from '#terms/json';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import { isCaseNumber, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/** Every act of a case with its commitment, the chain and the state computed again, every look. The reading is on the person's trail. */
export async function auditCase(
  house: Parts,
  person: Person | null,
  { number, page }: { readonly number: string; readonly page: number },
  language: Language,
  at: Instant,
  seed: Seed,
): Promise<AuditView> {
  allowOfficial(person, 'audit');
  const file = await readCaseAtDesk(house, person, { number }, () => [], 'audit', at, seed);
  const { program } = file.now;
  return {
    number,
    service: program.service.texts[language].title,
    heading: toldOr(
      () => headingOf(program, tell(program, file.envelopes, at), file.envelopes, language, 'other'),
      UNREADABLE[language],
    ),
    chain: await chainView(house, file),
    replay: isReplayed(file),
    acts: actRows(file, language),
    version: { service: `${program.service.file.id}@${file.now.def}`, sha256: program.service.sha256 },
    views: await auditLooks(house, file.now, page, language),
  };
}

const UNREADABLE: { readonly [language in Language]: string } = {
  id: 'Peristiwanya tidak terbaca lagi',
  en: 'What happened can no longer be read',
};

/** A chain that somebody changed may no longer tell its story; the auditor must see that, not an error. */
function toldOr<Told>(telling: () => Told, otherwise: Told): Told {
  try {
    return telling();
  } catch {
    return otherwise;
  }
}

/** Recomputes every commitment that can still be opened; an erased person's acts are checked for place and order. */
async function chainView(house: Pick<House, 'keys'>, { acts, now }: CaseFile): Promise<AuditView['chain']> {
  const subjects = [...new Set(acts.flatMap(({ subject }) => subject ?? []))];
  const keys = await house.keys.find(subjects);
  const opened = new Map<number, { values: ReturnType<typeof open>['values'] | null; salt: Uint8Array }>();
  const unopened: number[] = [];
  for (const act of acts as readonly Act[]) {
    // readActs gives what link made
    const key = act.subject === null ? undefined : keys.get(act.subject);
    if (act.subject !== null && key === undefined) continue;
    try {
      const { values, salt } = open(act, key);
      opened.set(act.seq, { values: act.subject === null ? null : values, salt });
    } catch {
      unopened.push(act.seq); // the sealed part was changed: GCM says so
    }
  }
  const findings = [...verifyChain(acts, opened).map(({ seq }) => seq), ...unopened];
  if (acts.at(-1)?.c !== now.head.c) findings.push(acts.length);
  return {
    intact: findings.length === 0,
    head: now.head.c ?? '',
    acts: acts.length,
    brokenAt: findings.length === 0 ? null : Math.min(...findings),
  };
}

/** The state is nothing but the fold of its acts; a chain that cannot even be folded is not it. */
function isReplayed({ envelopes, now }: CaseFile): boolean {
  try {
    const folded = envelopes.reduce<CaseState | null>(apply, null);
    return JSON.stringify(sorted(folded)) === JSON.stringify(sorted(now.state));
  } catch {
    return false;
  }
}

function sorted(state: CaseState | null): string {
  return canonical(JSON.parse(JSON.stringify(state)));
}

function actRows({ envelopes, now }: CaseFile, language: Language): AuditView['acts'] {
  const { program } = now;
  const { government } = program;
  const teller = { program, envelopes, language, reader: 'other' } as const;
  return envelopes.map((act) => ({
    seq: act.seq,
    at: momentOf(act),
    kind: act.kind,
    ...toldOr(() => sayAct(teller, act), { what: UNREADABLE[language], detail: '' }),
    by: doerOf(now, act.agency, act.position, act.kind, language),
    owner: act.agency === null ? null : ownerOf(government, act.agency, language),
    commitment: act.c,
    previous: act.prev ?? '',
    rule: firedTables(program, act, language),
  }));
}

/** Acts that only the applicant does; whatever else nobody signed, the house did. */
const APPLICANTS = ['filed', 'withdrawn', 'fact-disputed'];

function doerOf(
  { program }: CaseFile['now'],
  agency: string | null,
  position: Official['position'] | null,
  kind: string,
  language: Language,
): string {
  const { government } = program;
  if (agency !== null && position !== null)
    return [titleOf(government, agency, position, language), officeOf(government, agency, language)].join(', ');
  if (agency !== null) return nameOf(government, agency, language);
  if (APPLICANTS.includes(kind)) return nameOf(government, null, language, 'other');
  return language === 'id' ? 'Sistem' : 'The house';
}

/** An agency with its office; acts keep no name of an official, only the position and whose it is. */
function officeOf(government: Government, agency: string, language: Language): string {
  const office = government.agencies.get(agency)?.office[language] ?? '';
  return [nameOf(government, agency, language), office].filter((part) => part !== '').join(', ');
}

const LATEST = 20;

/** Where an auditor begins: a number, or one of the latest cases. Nothing personal. Gives `found` for a number that exists. */
export async function findCases(
  house: Parts,
  person: Person | null,
  wanted: string,
  language: Language,
  at: Instant,
): Promise<{ readonly view: AuditFindView; readonly found: string | null }> {
  allowOfficial(person, 'audit');
  const number = wanted.trim().toUpperCase();
  const found = number !== '' && (await exists(house, number)) ? number : null;
  const error = number === '' || found !== null ? null : SAY_UNKNOWN[language];
  const rows = await house.db.many<{ number: string }>(
    sql`select number from cases order by case_id desc limit ${LATEST}`,
  );
  const files = await Promise.all(rows.map((row) => readFile(house, row)));
  const cases = files.map(({ now, envelopes }) => ({
    number: now.number,
    href: `/periksa/${now.number}`,
    service: now.program.service.texts[language].title,
    heading: headingOf(now.program, tell(now.program, envelopes, at), envelopes, language, 'other'),
    acts: envelopes.length,
  }));
  return { view: { number: wanted, error, cases }, found };
}

const SAY_UNKNOWN: { readonly [language in Language]: string } = {
  id: 'Tidak ada berkas dengan nomor ini. Isi nomor lengkap, contoh MG-2026-7K3MQ2ZD-5.',
  en: 'There is no case with this number. Write the whole number, for example MG-2026-7K3MQ2ZD-5.',
};

async function exists(house: Parts, number: string): Promise<boolean> {
  if (!isCaseNumber(number)) return false;
  try {
    await readFile(house, { number });
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'case-unknown') return false;
    throw error;
  }
}
