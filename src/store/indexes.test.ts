import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Statement, sql, statement } from '#store/sql';
import { startTestDatabase, type TestDatabase } from '../../test/support/postgres.ts';

let store: TestDatabase;
beforeAll(async () => {
  store = await startTestDatabase();
});
afterAll(() => store.stop());

/** Indexes that PostgreSQL would go by; `sequential scan` where it knows of none. Tables are empty, so it is not asked to prefer one. */
async function waysOf({ text, values }: Statement): Promise<string[]> {
  return store.db.transaction(async (transaction) => {
    await transaction.run(sql`set local enable_seqscan = off`);
    const rows = await transaction.many<{ 'QUERY PLAN': string }>(statement(`explain ${text}`, values));
    const plan = rows.map((row) => row['QUERY PLAN']);
    return plan.flatMap((line) => {
      if (line.includes('Seq Scan')) return ['sequential scan'];
      return /(?:Index (?:Only )?Scan using|Bitmap Index Scan on) (\w+)/.exec(line)?.[1] ?? [];
    });
  });
}

describe('what anyone may ask is found without reading a whole table', () => {
  const id = '019a0000-0000-7000-8000-000000000001';
  const QUESTIONS: readonly (readonly [what: string, query: Statement, ways: readonly string[]])[] = [
    [
      'an uploaded paper, by its bytes',
      sql`select number from documents where sha256 = ${Buffer.alloc(32)} limit 1`,
      ['documents_by_hash'],
    ],
    [
      'money that fitted no bill, by its bill or the code it named',
      sql`select amount from payments where status <> 'posted' and (bill = any(${[id]}) or raw->>'code' = any(${['9']}))`,
      ['payments_of_bill', 'payments_by_code'],
    ],
    [
      'messages of the last hour',
      sql`select count(*) from feedback where at > ${'2026-11-24T02:00:00Z'}`,
      ['feedback_by_time'],
    ],
    [
      'cases of a person',
      sql`select chain from lookup where kind = ${'case-of-subject'} and hmac = ${Buffer.alloc(32)}`,
      ['lookup_pkey'],
    ],
    [
      'a power between two people',
      sql`select 1 from powers where agent = ${id} and principal = ${id} and ended_at is null`,
      ['powers_of_agent'],
    ],
  ];

  it.each(QUESTIONS)('%s', async (_, query, ways) => {
    expect(await waysOf(query)).toEqual(ways);
  });

  it('and a column without an index is noticed', async () => {
    expect(await waysOf(sql`select number from documents where qr = ${'x'}`)).toEqual(['sequential scan']);
  });
});
