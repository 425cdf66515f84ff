import { NOTICE_KINDS, type NoticeKind, type NoticeRules } from '#coordination/notice-schema';
import { quietUntil } from '#coordination/quiet-hours';
import { rulesOn } from '#coordination/voice-schema';
import { appendActs } from '#ledger/append';
import type { Sent } from '#notices/port';
import { type Loaded, loadCase } from '#operations/case/load-case';
import type { House } from '#operations/house';
import { letterOf } from '#operations/notice/letter';
import { chosenWay } from '#operations/notice/ways';
import { pauseAfter } from '#store/queues';
import type { OutboxRow } from '#store/rows';
import { sql } from '#store/sql';
import type { Handled } from '#store/workers';
import { chainId } from '#terms/ids';
import { dayIn, type Instant, later } from '#terms/plain-date';
import type { Seed } from '#terms/random';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'settings' | 'notices'>;

/** A way that has its hands full is asked again after this. Milliseconds. */
const BUSY = 2_000;

/**
 * The applicant is to be told something: it stands on the page at once and is sent the way the person chose, not in quiet hours
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
  const notice = await enter(house, row, now, kind, at);
  if (notice.state === 'sent' || notice.state === 'given-up') return 'done';
  const chosen = await chosenWay(house, now.state.subject);
  const way = chosen?.verified === true && chosen.way !== 'page' ? house.notices?.[chosen.way] : undefined;
  if (chosen === null || way === undefined || way === null) return 'done';
  const quiet = rules.kinds[kind].urgent ? null : quietUntil(rules.quiet, government.file.zone, at);
  if (quiet !== null) return { again: quiet };
  const sent = await way.send(letterOf(house.settings, now, kind, rules, chosen, row.idem));
  if (sent.kind === 'busy') return { again: later(at, BUSY) };
  return settle(house, row, now, { kind, way: chosen.way, tries: notice.tries + 1, most: rules.tries }, sent, at, seed);
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

async function enter({ db }: Parts, row: OutboxRow, now: Loaded, kind: NoticeKind, at: Instant): Promise<Noted> {
  await db.run(sql`
    insert into notices (idem, subject, case_number, service, kind, at, state)
    values (${row.idem}, ${now.state.subject}, ${now.number}, ${now.program.service.file.id}, ${kind}, ${at}, 'page')
    on conflict (idem) do nothing`);
  const noted = await db.one<Noted>(sql`select state, tries from notices where idem = ${row.idem}`);
  return noted ?? { state: 'page', tries: 0 };
}

interface Attempt {
  readonly kind: NoticeKind;
  readonly way: string;
  /** With this one. */
  readonly tries: number;
  readonly most: number;
}

async function settle(
  { db }: Parts,
  row: OutboxRow,
  { number, state: { subject } }: Loaded,
  { kind, way, tries, most }: Attempt,
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
    beside: () => ({ inbox: { source: 'on/notice-due', msgId: `${row.idem}/${tries}`, result: null } }),
  });
  await db.run(sql`update notices set state = ${became}, tries = ${tries} where idem = ${row.idem}`);
  return became === 'failed' ? { again: later(at, pauseAfter(tries)) } : 'done';
}
