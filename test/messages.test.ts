import { afterAll, describe, expect, it } from 'vitest';
import { allowCitizen } from '#access/person';
import { concludeStep } from '#operations/case/conclude-step';
import { fileApplication } from '#operations/case/file-application';
import { type Loaded, loadCase } from '#operations/case/load-case';
import { readOwnTask } from '#operations/case/own-task';
import { agencyChain } from '#operations/council/chains';
import { sendMessage } from '#operations/message/send-message';
import { onMessageSent } from '#operations/on/message-sent';
import { personOf } from '#operations/person/sign-in';
import { readActs } from '#store/chain';
import { BUCKETS } from '#store/leases';
import { dueOutbox } from '#store/queues';
import { sql } from '#store/sql';
import { agencyId, chainId } from '#terms/ids';
import { type Instant, instant, later } from '#terms/plain-date';
import { startTestHouse } from './support/house.ts';
import { marketWithMessages, QUEUE, RETURN } from './support/market-messages.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const TINI = '9771014507900003';
const OTHERS = ['9771014507900011', '9771014507900029'] as const;

const t = await startTestHouse(MORNING, { files: await marketWithMessages() });
afterAll(() => t.close());

const minutes = (n: number): Instant => later(MORNING, n * 60_000);
const who = async (persona: string) => personOf(t.house, persona, MORNING, t.seed(persona));
const MARKET = agencyChain(t.house.library.government, agencyId('dinas-pasar'));

async function offer(person: string, stall: string, at: Instant, key = `${person}/${stall}`) {
  const facts = { 'person.nik': person, 'stall.number': stall, 'stall.city': '97' };
  const inbox = { source: 'api', msgId: key };
  return sendMessage(t.house, await who('joko'), 'stall-offered', facts, at, t.seed(key), inbox);
}

async function giveBackStall(stall: string, at: Instant): Promise<Loaded> {
  const answers = { 'stall.number': stall, 'stall.city': '97', 'contact.phone': '0813-2222-3333' };
  const application = { service: RETURN, pick: null, answers, fetched: new Map() };
  const person = allowCitizen(await who('tini'), 'apply');
  const { number } = await fileApplication(t.house, person, application, at, t.seed(`return ${stall}`));
  return loadCase(t.house, t.house.db, { number });
}

/** Cases of the queue for a stall, the oldest first. */
async function queueFor(stall: string): Promise<Loaded[]> {
  const rows = await t.house.db.many<{ case_id: string }>(sql`
    select c.case_id from cases c join facts f using (case_id)
    where c.service = ${QUEUE} and f.name = 'stall.number' and f.v = to_jsonb(${stall}::text) order by c.case_id`);
  return Promise.all(rows.map(({ case_id }) => loadCase(t.house, t.house.db, { caseId: chainId(case_id) })));
}

async function confirm({ caseId, state }: Loaded, at: Instant): Promise<void> {
  const item = state.open.find(({ node }) => node === 'confirm')?.id ?? 0;
  const by = {
    kind: 'citizen',
    persona: '',
    name: '',
    nik: TINI as never,
    subject: state.subject,
    amr: 'demo',
  } as const;
  const answers = { 'stall.goods': 'fresh' };
  await concludeStep(t.house, by, { caseId }, { item, answers }, at, t.seed(`confirm ${caseId}`));
}

async function kinds(chain: Loaded['caseId']): Promise<string[]> {
  return (await readActs(t.house.db, chain)).map(({ kind }) => kind);
}

async function onlyQueued(stall: string): Promise<Loaded> {
  const [found, ...others] = await queueFor(stall);
  expect(others).toEqual([]);
  if (found === undefined) throw new Error(`nobody waits for ${stall}`);
  return found;
}

const messagesLeft = async (): Promise<number> =>
  (await t.house.db.many(sql`select 1 from outbox where topic in ('message-sent', 'message-awaited')`)).length;

describe('an agency says from outside what has happened', () => {
  it('and a case begins for the person it is about, who confirms', async () => {
    await offer(TINI, 'A-1', minutes(0));
    await t.settle(minutes(0));
    const now = await onlyQueued('A-1');
    const tini = await who('tini');
    expect(tini).toMatchObject({ subject: now.state.subject });
    expect(now.state.open).toMatchObject([{ kind: 'item', node: 'confirm', agency: null }]);
    expect(now.facts.get('stall.number')).toMatchObject({ source: { kind: 'attested', agency: 'dinas-pasar' } });
    const item = now.state.open[0]?.id ?? 0;
    const task = await readOwnTask(t.house, tini, now.number, item, 'en', minutes(1));
    expect(task.fields.map(({ name }) => name)).toEqual(['stall.goods']);
    const [filed] = await readActs(t.house.db, now.caseId);
    expect(filed).toMatchObject({ kind: 'filed', element: 'offered', agency: 'dinas-pasar' });
    expect(filed?.data).toMatchObject({ message: 'stall-offered' });
    expect(await messagesLeft()).toBe(0);
  });

  it('once, though it is sent twice', async () => {
    const again = await offer(TINI, 'A-1', minutes(2));
    expect(again.sent).toBe(minutes(0));
    await t.settle(minutes(2));
    await onlyQueued('A-1');
    expect(await kinds(MARKET)).toEqual(['message-sent']);
  });

  it('and learns when nobody can take it', async () => {
    await offer(TINI, 'A-1', minutes(3), 'another key');
    await t.settle(minutes(3));
    await onlyQueued('A-1');
    const returned = (await readActs(t.house.db, MARKET)).at(-1);
    expect(returned).toMatchObject({
      kind: 'message-returned',
      data: { why: 'already-open', message: 'stall-offered' },
    });
    expect(await messagesLeft()).toBe(0);
  });

  it('only where the service names its role, and only in facts that it knows', async () => {
    const inbox = { source: 'api', msgId: 'x' };
    const send = async (persona: string, name: string, facts: { [fact: string]: string }) =>
      sendMessage(t.house, await who(persona), name, facts, MORNING, t.seed('x'), inbox);
    await expect(send('tini', 'stall-offered', {})).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(send('joko', 'stall-freed', {})).rejects.toMatchObject({ code: 'message-unknown' });
    await expect(send('joko', 'stall-offered', {})).rejects.toMatchObject({ code: 'form-invalid' });
    await expect(send('joko', 'stall-offered', { 'person.nik': TINI, 'fee.estimate': '1' })).rejects.toMatchObject({
      code: 'form-invalid',
    });
  });
});

describe('a case speaks to another', () => {
  it('that waits for it by the same fact: what it carries is sealed for whoever takes it', async () => {
    const waiting = await onlyQueued('A-1');
    await confirm(waiting, minutes(10));
    const sender = await giveBackStall('A-1', minutes(11));
    await t.settle(minutes(11));
    const now = await loadCase(t.house, t.house.db, { caseId: waiting.caseId });
    expect(now.state.open).toMatchObject([{ kind: 'item', node: 'sign' }]);
    expect(now.facts.get('contact.phone')).toMatchObject({
      value: '081322223333',
      source: { kind: 'fetched', agency: 'dinas-pasar', read: 'stall-freed' },
    });
    for (const { caseId } of [now, sender]) {
      const envelopes = await readActs(t.house.db, caseId);
      expect(JSON.stringify(envelopes.map(({ data }) => data))).not.toContain('81322223333');
    }
    expect(await messagesLeft()).toBe(0);
  });

  it('or begins to wait for it later', async () => {
    await offer(OTHERS[0], 'A-2', minutes(20));
    await t.settle(minutes(20));
    const late = await onlyQueued('A-2');
    await giveBackStall('A-2', minutes(21));
    await t.settle(minutes(21));
    expect(await messagesLeft()).toBe(1);
    await confirm(late, minutes(60));
    await t.settle(minutes(60));
    expect(await kinds(late.caseId)).toContain('message-received');
    expect(await messagesLeft()).toBe(0);
  });

  it('and finds on its own chain that nobody did in time', async () => {
    const sender = await giveBackStall('A-9', minutes(30));
    await t.settle(minutes(30));
    await t.settle(later(MORNING, 2 * 24 * 3_600_000));
    expect(await kinds(sender.caseId)).not.toContain('message-returned');
    await t.settle(later(MORNING, 5 * 24 * 3_600_000));
    expect((await readActs(t.house.db, sender.caseId)).at(-1)).toMatchObject({
      kind: 'message-returned',
      data: { message: 'stall-freed', why: 'nobody-waited' },
    });
    expect(await messagesLeft()).toBe(0);
  });

  it('one of several, though two workers hand it over at the same moment', async () => {
    for (const [index, person] of [TINI.replace('0003', '0045'), OTHERS[1]].entries()) {
      await offer(person, 'A-3', minutes(6_000 + index));
      await t.settle(minutes(6_000 + index));
    }
    const both = await queueFor('A-3');
    expect(both).toHaveLength(2);
    for (const waiting of both) await confirm(waiting, minutes(6_010));
    await t.settle(minutes(6_010));
    await giveBackStall('A-3', minutes(6_020));
    const range = { buckets: BUCKETS, topics: ['message-sent'], limit: 10, now: minutes(6_020) };
    const [row] = await dueOutbox(t.house.db, range);
    if (row === undefined) throw new Error('no message was sent');
    await Promise.all(
      ['one', 'two', 'three'].map((worker) => onMessageSent(t.house, row, minutes(6_021), t.seed(worker))),
    );
    expect(await onMessageSent(t.house, row, minutes(6_022), t.seed('late'))).toBe('done');
    const received = await Promise.all(both.map(({ caseId }) => kinds(caseId)));
    expect(received.flat().filter((kind) => kind === 'message-received')).toHaveLength(1);
    expect(received[0]).toContain('message-received');
  });
});
