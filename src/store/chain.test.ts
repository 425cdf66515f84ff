import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendToChain, readActs, readHead } from '#store/chain';
import { sql } from '#store/sql';
import { writeStep } from '#store/step';
import { startTestDatabase, type TestDatabase } from '../../test/support/postgres.ts';
import { actsAfter, NO_HEAD, NOON, newChain, stepFrom } from '../../test/support/steps.ts';

let store: TestDatabase;
beforeAll(async () => {
  store = await startTestDatabase();
});
afterAll(() => store.stop());

describe('a chain without a case', () => {
  it('begins with nothing and ends with its last act', async () => {
    const chain = newChain();
    expect(await readHead(store.db, chain)).toEqual(NO_HEAD);
    const acts = actsAfter(chain, NO_HEAD, ['a', 'b']);
    expect(await appendToChain(store.db, { chain, at: NOON, acts })).toBe('written');
    expect(await readHead(store.db, chain)).toEqual({ seq: 2, c: acts[1]?.c, at: NOON });
    expect(await readActs(store.db, chain, 1)).toEqual(acts.slice(1));
  });

  it('takes one of two that append at once; the other leaves nothing', async () => {
    const chain = newChain();
    const append = (n: number) =>
      appendToChain(store.db, {
        chain,
        at: NOON,
        acts: actsAfter(chain, NO_HEAD, ['a']),
        outbox: [{ seq: 1, n, topic: 'ledger', payload: {} }],
      });
    expect((await Promise.all([append(0), append(1), append(2)])).map(String).toSorted()).toEqual([
      'lost',
      'lost',
      'written',
    ]);
    expect(await store.db.many(sql`select n from outbox where chain = ${chain}`)).toHaveLength(1);
  });

  it('answers a repeated message with the first result', async () => {
    const chain = newChain();
    const inbox = { source: 'bank', msgId: 'n1', result: { parked: true } };
    await appendToChain(store.db, { chain, at: NOON, acts: actsAfter(chain, NO_HEAD, ['a']), inbox });
    const head = await readHead(store.db, chain);
    const again = { chain, at: NOON, acts: actsAfter(chain, head, ['b']), inbox: { ...inbox, result: null } };
    expect(await appendToChain(store.db, again)).toEqual({ repeated: { parked: true } });
    expect(await readHead(store.db, chain)).toEqual(head);
  });

  it("rides along with a case's step, and stops it when the chain has moved on", async () => {
    const [person, filed] = [newChain(), stepFrom(newChain(), null, NO_HEAD)];
    const seen = actsAfter(person, NO_HEAD, ['read']);
    expect(await writeStep(store.db, { ...filed, acts: [...(filed.acts ?? []), ...seen] })).toBe('written');
    expect(await readActs(store.db, person)).toEqual(seen);
    const next = stepFrom(filed.caseId, 1, filed.head);
    const stale = actsAfter(person, NO_HEAD, ['read']);
    expect(await writeStep(store.db, { ...next, acts: [...(next.acts ?? []), ...stale] })).toBe('lost');
    expect(await readHead(store.db, filed.caseId)).toEqual(filed.head);
  });

  it('can carry money that belongs to no case', async () => {
    const chain = newChain();
    const reference = randomUUID();
    const payment = {
      channel: 'va',
      reference,
      bill: null,
      caseId: null,
      amount: 5n,
      at: NOON,
      status: 'parked',
      raw: {},
    } as const;
    await appendToChain(store.db, {
      chain,
      at: NOON,
      acts: actsAfter(chain, NO_HEAD, ['payment-parked']),
      payments: [payment],
    });
    expect(await store.db.one(sql`select status from payments where reference = ${reference}`)).toEqual({
      status: 'parked',
    });
  });
});
