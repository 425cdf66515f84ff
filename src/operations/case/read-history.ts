import type { Person } from '#access/person';
import type { CaseActKind } from '#engine/acts';
import { momentOf } from '#engine/patch';
import type { Act } from '#ledger/act';
import { open, verifyChain } from '#ledger/chain';
import { pairOf } from '#operations/case/case-people';
import { type CaseFile, readOwnCase } from '#operations/case/read-case-file';
import { otherHand, sayAct, type Teller } from '#operations/case/say-happened';
import type { House } from '#operations/house';
import { ownerOf } from '#operations/marks/present-marks';
import { inside, labelInside, nameOf } from '#operations/marks/say-case';
import type { HistoryView } from '#operations/views/case';
import type { JsonObject } from '#terms/json';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/** Every act of a case of one's own, latest first, with the chain recomputed before the answer. */
export async function readHistory(
  house: Parts,
  person: Person | null,
  number: string,
  language: Language,
  at: Instant,
): Promise<HistoryView> {
  const file = await readOwnCase(house, person, { number }, at);
  const { program } = file.now;
  const { service } = program;
  const pair = pairOf(file, file.side, language);
  const known = file.now.facts;
  const teller = { program, envelopes: file.envelopes, language, reader: 'applicant', pair, known } as const;
  const acts = file.envelopes.toReversed().map((act) => ({
    seq: act.seq,
    at: momentOf(act),
    ...sayAct(teller, act),
    by: sayDoer(teller, act),
    owner: act.agency === null ? null : ownerOf(program.government, act.agency, language),
    commitment: act.c,
  }));
  return {
    number,
    service: service.texts[language].title,
    acts,
    chain: { head: file.acts.at(-1)?.c ?? '', intact: await isIntact(house, file) },
  };
}

/** Kinds of act that only say whose turn it is: the house itself writes them. */
const BY_THE_HOUSE: readonly CaseActKind[] = [
  'handed-over',
  'fact-needed',
  'fact-unanswered',
  'consent-awaited',
  'preview-awaited',
  'record-due',
  'document-due',
  'bill-due',
  'held',
];
const BY_THE_APPLICANT: readonly CaseActKind[] = ['filed', 'withdrawn', 'fact-disputed'];

/** Officer, system of an agency, applicant or the house. */
function sayDoer(teller: Teller, act: CaseFile['envelopes'][number]): string {
  const { language } = teller;
  const { government } = teller.program;
  const { agency, position, kind, data } = act;
  const id = language === 'id';
  if (kind === 'clock-resumed' && isAnswer(data)) return otherHand(teller, act) ?? (id ? 'Anda' : 'you');
  if (agency === null || BY_THE_HOUSE.includes(kind)) {
    if (BY_THE_APPLICANT.includes(kind)) return otherHand(teller, act) ?? (id ? 'Anda' : 'you');
    return id ? 'sistem' : 'the system';
  }
  const name = inside(nameOf(government, agency, language));
  const title = government.agencies.get(agency)?.positions.find((one) => one.id === position)?.title[language];
  if (title !== undefined) return `${name}, ${labelInside(title)}`;
  return id ? `sistem ${name}` : `the system of ${name}`;
}

/** What ends because the applicant has answered was ended by them. */
function isAnswer(data: JsonObject): boolean {
  return data['owner'] === 'applicant' && data['why'] === 'answered';
}

/** Place, order and content of every act, its sealed part opened with the applicant's key. */
async function isIntact(house: Pick<House, 'keys'>, { acts }: Pick<CaseFile, 'acts'>): Promise<boolean> {
  const subjects = [...new Set(acts.flatMap(({ subject }) => subject ?? []))];
  const keys = await house.keys.find(subjects);
  const opened = new Map<number, { values: JsonObject | null; salt: Uint8Array }>();
  for (const act of acts as readonly Act[]) {
    const key = act.subject === null ? undefined : keys.get(act.subject);
    if (act.subject !== null && key === undefined) continue;
    const { values, salt } = open(act, key);
    opened.set(act.seq, { values: act.subject === null ? null : values, salt });
  }
  return verifyChain(acts, opened).length === 0;
}
