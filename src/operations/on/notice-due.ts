import { NOTICE_KINDS, type NoticeKind, type NoticeRules } from '#coordination/notice-schema';
import { quietUntil } from '#coordination/quiet-hours';
import { rulesOn } from '#coordination/voice-schema';
import { appendActs } from '#ledger/append';
import type { Sent } from '#notices/port';
import { followersOf, forgetFollowers } from '#operations/asset/followers';
import { type Loaded, loadCase } from '#operations/case/load-case';
import type { House } from '#operations/house';
import { letterOf } from '#operations/notice/letter';
import { chosenWay } from '#operations/notice/ways';
import { pauseAfter } from '#store/queues';
import type { OutboxRow } from '#store/rows';
import { sql } from '#store/sql';
import type { Handled } from '#store/workers';
import { chainId, type SubjectId } from '#terms/ids';
import { textOf } from '#terms/json';
import { dayIn, type Instant, later } from '#terms/plain-date';
import type { Seed } from '#terms/random';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'settings' | 'notices'>;

/** A way that has its hands full is asked again after this. Milliseconds. */
const BUSY = 2_000;

/**
 * The applicant, or whoever follows the thing their case is about, is to be told something: it stands on the page at once and is sent the way the person chose, not in quiet hours
 * unless it is urgent. Sent, failed and given up are acts on the person's own chain: a case that has ended takes no act, and no
 * step of an open one waits for a letter.
 */
export async function onNoticeDue(house: Parts, row: OutboxRow, at: Instant, seed: Seed): Promise<Handled> {
  const kind = NOTICE_KINDS.find((one) => one === row.payload['notice']);
  const now = await loadCase(house, house.db, { caseId: row.chain });
  const { government } = now.program;
  const rules = rulesOn(government.notices, dayIn(government.file.zone, at));
  if (kind === undefined || rules === undefined) return 'done';
  const from = kind === 'deadline-near' ? nearFrom(now, row, rules) : at;
  if (from === null) return 'done';
  if (from > at) return { again: from };
  const people = kind === 'followed-ended' ? await followersOf(house.db, row.chain) : [now.state.subject];
  const told: Handled[] = [];
  for (const subject of people) told.push(await tell(house, noticeTo(row, now, kind, subject), now, rules, at, seed));
  const again = told.flatMap((one) => (typeof one === 'object' && 'again' in one ? [one.again] : [])).toSorted()[0];
  if (again !== undefined) return { again };
  if (kind === 'followed-ended') await forgetFollowers(house.db, row.chain);
  return 'done';
}

/** A notice to one person: the applicant, or somebody who follows what their case is about. */
interface Notice {
  readonly idem: string;
  readonly kind: NoticeKind;
  readonly subject: SubjectId;
  readonly about: string | null;
}

function noticeTo({ idem }: OutboxRow, { program, facts }: Loaded, kind: NoticeKind, subject: SubjectId): Notice {
  if (kind !== 'followed-ended') return { idem, kind, subject, about: null };
  const { id, product } = program.service.file;
  const key = textOf(facts.get(product?.asset?.id ?? '')?.value);
  return { idem: `${idem}/${subject}`, kind, subject, about: `${id}/${encodeURIComponent(key)}` };
}

async function tell(
  house: Parts,
  notice: Notice,
  now: Loaded,
  rules: NoticeRules,
  at: Instant,
  seed: Seed,
): Promise<Handled> {
  const { kind, subject, idem, about } = notice;
  const { government } = now.program;
  const noted = await enter(house, notice, now, at);
  if (noted.state === 'sent' || noted.state === 'given-up') return 'done';
  const chosen = await chosenWay(house, subject);
  const way = chosen?.verified === true && chosen.way !== 'page' ? house.notices?.[chosen.way] : undefined;
  if (chosen === null || way === undefined || way === null) return 'done';
  const quiet = rules.kinds[kind].urgent ? null : quietUntil(rules.quiet, government.file.zone, at);
  if (quiet !== null) return { again: quiet };
  const sent = await way.send(letterOf(house.settings, now, about, kind, rules, chosen, idem));
  if (sent.kind === 'busy') return { again: later(at, BUSY) };
  return settle(house, notice, now, { way: chosen.way, tries: noted.tries + 1, most: rules.tries }, sent, at, seed);
}

/** When what the applicant must do is near its end; null where it is done, or has no end. */
function nearFrom({ state, bills }: Loaded, { payload }: OutboxRow, { near }: NoticeRules): Instant | null {
  const item = state.open.find((wait) => wait.kind === 'item' && wait.id === payload['wait']);
  const bill = bills.find(({ billId, status }) => billId === payload['bill'] && status === 'open');
  const due = payload['bill'] === undefined ? item?.due : bill?.expiresAt;
  return due === undefined || due === null ? null : later(due, -near * 3_600_000);
}

interface Noted {
  readonly state: string;
  readonly tries: number;
}

async function enter({ db }: Parts, notice: Notice, now: Loaded, at: Instant): Promise<Noted> {
  const { idem, subject, kind, about } = notice;
  await db.run(sql`
    insert into notices (idem, subject, case_number, service, kind, at, state, about)
    values (${idem}, ${subject}, ${now.number}, ${now.program.service.file.id}, ${kind}, ${at}, 'page', ${about})
    on conflict (idem) do nothing`);
  const noted = await db.one<Noted>(sql`select state, tries from notices where idem = ${idem}`);
  return noted ?? { state: 'page', tries: 0 };
}

interface Attempt {
  readonly way: string;
  /** With this one. */
  readonly tries: number;
  readonly most: number;
}

async function settle(
  { db }: Parts,
  { idem, kind, subject }: Notice,
  { number }: Loaded,
  { way, tries, most }: Attempt,
  sent: Exclude<Sent, { kind: 'busy' }>,
  at: Instant,
  seed: Seed,
): Promise<Handled> {
  const isOver = sent.kind === 'failed' && (sent.lasting || tries >= most);
  const became = sent.kind === 'sent' ? 'sent' : isOver ? 'given-up' : 'failed';
  const data = { notice: kind, way, caseNumber: number, tries, why: sent.kind === 'failed' ? sent.code : null };
  await appendActs(db, {
    chain: chainId(subject),
    drafts: [{ kind: `notice-${became}`, element: null, agency: null, position: null, data }],
    at,
    seed,
    beside: () => ({ inbox: { source: 'on/notice-due', msgId: `${idem}/${tries}`, result: null } }),
  });
  await db.run(sql`update notices set state = ${became}, tries = ${tries} where idem = ${idem}`);
  return became === 'failed' ? { again: later(at, pauseAfter(tries)) } : 'done';
}
