import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIT_SQL, type Violation } from '#billing/audit';
import { accountsOf } from '#billing/journals';
import { type Database, openDatabase, type Runner } from '#store/database';
import { asJson, type Statement, sql } from '#store/sql';
import { later } from '#terms/plain-date';
import { rupiah } from '#terms/rupiah';
import { CASE, EXPIRES, ISSUED, openBill } from '../../test/support/bills.ts';
import { Books } from '../../test/support/books.ts';
import { startTestDatabase, type TestDatabase } from '../../test/support/postgres.ts';

let database: TestDatabase;
let owner: Database;

beforeAll(async () => {
  database = await startTestDatabase();
  owner = await openDatabase({ url: database.url, role: null, size: 1 });
});

afterAll(async () => {
  await owner.close();
  await database.stop();
});

/** Books with a bill in every state and a payment in every state. */
function fullBooks(): Books {
  const books = new Books();
  const [paid, expired, cancelled] = [1, 2, 3, 4].map((n) => books.issue(n));
  const tell = (reference: string, code = '', amount = 296_450): void =>
    books.receive({ channel: 'bank', reference, code, amount: rupiah(amount), paidAt: ISSUED }, later(ISSUED, 1));
  tell('BC1', paid?.code);
  tell('BC2', paid?.code);
  books.end(expired?.billId ?? '', 'expired', EXPIRES);
  tell('BC3', expired?.code);
  books.end(cancelled?.billId ?? '', 'cancelled', EXPIRES);
  tell('BC4', 'unknown', 5_000);
  tell('BC5', 'unknown', 7_000);
  books.giveBack('bank/BC2', EXPIRES);
  books.approve('bank/BC3', EXPIRES);
  return books;
}

class RollBack extends Error {}

/** Writes the books, lets the database check them, does what is to be found, and takes all of it back. */
async function audit(books: Books, plant: readonly string[] = []): Promise<Violation[]> {
  let found: Violation[] = [];
  const planted = owner.transaction(async (transaction) => {
    await write(transaction, books);
    await transaction.run(plain('set constraints all immediate'));
    const onGuards = plant.filter((text) => text.includes('trigger'));
    await guards(transaction, 'disable'); // as an intruder would
    for (const text of plant) if (!onGuards.includes(text)) await transaction.run(plain(text));
    await guards(transaction, 'enable');
    for (const text of onGuards) await transaction.run(plain(text));
    found = await transaction.many<Violation>(plain(AUDIT_SQL));
    throw new RollBack();
  });
  await expect(planted).rejects.toBeInstanceOf(RollBack);
  return found;
}

async function guards(transaction: Runner, how: 'disable' | 'enable'): Promise<void> {
  for (const table of ['journals', 'entries']) await transaction.run(plain(`alter table ${table} ${how} trigger user`));
}

function plain(text: string): Statement {
  return { name: '', text, values: [] };
}

async function write(transaction: Runner, books: Books): Promise<void> {
  const none = new Uint8Array(32);
  await transaction.run(sql`insert into acts (chain, seq, at, kind, data, sealed, c)
    values (${CASE}, 1, ${ISSUED}, 'paid', '{}', ${none}, ${none})`);
  for (const { billId, code, status, total, issuedAt, expiresAt, paidAt, lines } of books.bills.values()) {
    await transaction.run(sql`insert into bills (bill_id, case_id, code, status, total, issued_at, expires_at, paid_at, lines)
      values (${billId}, ${CASE}, ${code}, ${status}, ${total}, ${issuedAt}, ${expiresAt}, ${paidAt}, ${asJson(lines.map((line) => ({ ...line, amount: Number(line.amount) })))})`);
  }
  for (const { account, owner: whose, kind, normal } of accountsOf([...books.journals.values()])) {
    await transaction.run(sql`insert into accounts (account, owner, kind, normal)
      values (${account}, ${whose}, ${kind}, ${normal})`);
  }
  for (const { journal, idem, bill, kind, reversalOf, entries } of books.journals.values()) {
    await transaction.run(sql`insert into journals (journal, idem, bill, kind, reversal_of, chain, seq, at)
      values (${journal}, ${idem}, ${bill}, ${kind}, ${reversalOf}, ${CASE}, 1, ${ISSUED})`);
    for (const [n, { account, side, amount }] of entries.entries()) {
      await transaction.run(sql`insert into entries (journal, n, account, side, amount)
        values (${journal}, ${n}, ${account}, ${side}, ${amount})`);
    }
  }
  for (const { channel, reference, bill, caseId, amount, at, status } of books.payments.values()) {
    await transaction.run(sql`insert into payments (channel, reference, bill, case_id, amount, at, status, raw)
      values (${channel}, ${reference}, ${bill}, ${caseId}, ${amount}, ${at}, ${status}, '{}')`);
  }
}

const BILL = (n: number): string => openBill(n).billId;
const ofIdem = (idem: string): string => `(select journal from journals where idem = '${idem}')`;

const PLANTED: readonly (readonly [what: string, found: string, plant: readonly string[]])[] = [
  [
    'a journal of which a debit was raised',
    '1 debits are not credits',
    [`update entries set amount = amount + 1 where n = 0 and journal = ${ofIdem(`issue/${BILL(4)}`)}`],
  ],
  [
    'a journal without entries',
    '1 debits are not credits',
    [`delete from entries where journal = ${ofIdem('park/bank/BC4')}`],
  ],
  [
    'entries that anybody may change',
    '2 can be changed: no trigger forbids it',
    ['drop trigger append_only on entries'],
  ],
  [
    'entries whose guard sleeps',
    '2 can be changed: no trigger forbids it',
    ['alter table entries disable trigger append_only'],
  ],
  [
    'an entry that is gone',
    '2 an entry is gone',
    [`delete from entries where n = 1 and journal = ${ofIdem(`issue/${BILL(4)}`)}`],
  ],
  [
    'a second reversal',
    '2 reversed more than once',
    [
      'alter table journals drop constraint journals_reversal_of_key',
      `update journals set reversal_of = ${ofIdem(`issue/${BILL(2)}`)} where idem = 'cancel/${BILL(3)}'`,
    ],
  ],
  [
    'a reversal that is no mirror',
    '2 not the mirror of what it reverses',
    [`update entries set amount = amount - 1 where n in (0, 1) and journal = ${ofIdem(`expire/${BILL(2)}`)}`],
  ],
  [
    'an ending that reverses nothing',
    '2 reverses nothing',
    [`update journals set reversal_of = null where idem = 'expire/${BILL(2)}'`],
  ],
  [
    'half a rupiah',
    '3 not whole rupiah',
    [
      'alter table entries alter column amount type numeric',
      `update entries set amount = amount + 0.5 where journal = ${ofIdem('park/bank/BC4')}`,
    ],
  ],
  [
    'half a rupiah on a line',
    '3 not whole rupiah',
    [`update bills set lines = jsonb_set(lines, '{0,amount}', '0.5') where bill_id = '${BILL(4)}'`],
  ],
  [
    'a bill above its lines',
    '4 lines do not add up to the bill',
    [`update bills set total = total + 1 where bill_id = '${BILL(4)}'`],
  ],
  [
    'a rupiah moved from one payee to another',
    '4 a share is not what its lines say',
    [
      `update entries set amount = amount + case n when 1 then 1 else -1 end where n in (1, 2) and journal = ${ofIdem(`issue/${BILL(4)}`)}`,
    ],
  ],
  [
    'a share that went to somebody else',
    '4 a share is not what its lines say',
    [`update entries set account = 'payable/bapenda-prov/pkb' where account = 'payable/bpkpd-kota/opsen'`],
  ],
  [
    'one payment twice',
    '5 one payment twice',
    [
      'alter table payments drop constraint payments_pkey',
      `insert into payments select * from payments where reference = 'BC1'`,
    ],
  ],
  [
    'one event booked twice',
    '5 one event booked twice',
    [
      'alter table journals drop constraint journals_idem_key',
      `update journals set idem = 'park/bank/BC4' where idem = 'park/bank/BC5'`,
    ],
  ],
  [
    'a payment that nobody booked',
    '5 a payment is not in the books as it came in',
    [`insert into payments values ('bank', 'BC9', null, null, 5, now(), 'posted', '{}')`],
  ],
  [
    'money that never came in',
    '5 money in the books that never came in',
    [`delete from payments where reference = 'BC4'`],
  ],
  [
    'more disbursed than collected',
    '6 more disbursed than collected',
    [
      "insert into journals values (gen_random_uuid(), 'disburse/1', null, 'disburse', null, gen_random_uuid(), 1, now())",
      `insert into entries select journal, 0, 'payable/bapenda-prov/pkb', 'D', 5 from journals where idem = 'disburse/1'`,
      `insert into entries select journal, 1, 'clearing/bank', 'C', 5 from journals where idem = 'disburse/1'`,
    ],
  ],
  [
    'suspense that no parked payment explains',
    '7 suspense is not the parked payments',
    [`update payments set status = 'refunded' where reference = 'BC4'`],
  ],
  [
    'a channel that holds too little',
    '7 a channel holds other than what is owed',
    [
      `update entries set account = 'receivable/payers' where account = 'clearing/bank' and journal = ${ofIdem('park/bank/BC4')}`,
    ],
  ],
  [
    'an ended bill that still waits for money',
    '7 a bill that is not open still waits for money',
    [`delete from entries where journal = ${ofIdem(`expire/${BILL(2)}`)}`],
  ],
  [
    'a cached balance that is off by one',
    '8 a cached balance is not the sum of its entries',
    [
      'alter table accounts add column balance bigint',
      `update accounts set balance = 1 + (select sum(case side when 'D' then amount else -amount end) from entries where account = 'clearing/bank') where account = 'clearing/bank'`,
    ],
  ],
  [
    'an account that grows on the wrong side',
    '8 an account is not of the kind its name says',
    [`update accounts set normal = 'D' where account = 'suspense/bank'`],
  ],
  [
    'a refund above the payment',
    '9 refunded other than what was paid and is due',
    [`update entries set amount = amount + 1 where journal = ${ofIdem('refund/bank/BC2')}`],
  ],
  [
    'a refund of money that paid a bill',
    '9 refunded other than what was paid and is due',
    [`update payments set status = 'posted' where reference = 'BC2'`],
  ],
  [
    'a refund that is due and not booked',
    '9 refund payable is not the refunds due',
    [`update payments set status = 'refund-due' where reference = 'BC4'`],
  ],
  [
    'a paid bill that says it is open',
    '10 a bill is not what its journals say',
    [`update bills set status = 'open', paid_at = null where bill_id = '${BILL(1)}'`],
  ],
  [
    'an open bill that says it is paid',
    '10 a bill is not what its journals say',
    [`update bills set status = 'paid', paid_at = now() where bill_id = '${BILL(4)}'`],
  ],
  [
    'a paid bill without its moment',
    '10 a bill is not what its journals say',
    [`update bills set paid_at = null where bill_id = '${BILL(1)}'`],
  ],
  [
    'a paid bill that was not split',
    '10 a bill is not what its journals say',
    [`delete from journals where idem = 'split/${BILL(1)}'`],
  ],
  [
    'a bill that is gone',
    '10 a journal of a bill that is not there',
    [`delete from bills where bill_id = '${BILL(3)}'`],
  ],
  [
    'a journal whose act is gone',
    '11 a journal without its act',
    [`update journals set seq = 2 where idem = 'pay/bank/BC1'`],
  ],
  [
    'a debit of no journal',
    '12 the trial balance is not 0',
    [`insert into entries values (gen_random_uuid(), 0, 'clearing/bank', 'D', 1)`],
  ],
  [
    'an entry of an unknown account',
    '12 an entry of no journal or no account',
    [`delete from accounts where account = 'suspense/bank'`],
  ],
];

describe('the audit of the books', () => {
  it('finds nothing in sound books, with bills and payments in every state', async () => {
    const books = fullBooks();
    expect(new Set([...books.bills.values()].map(({ status }) => status)).size).toBe(4);
    expect(new Set([...books.payments.values()].map(({ status }) => status)).size).toBe(4);
    expect(await audit(books)).toEqual([]);
    expect(await audit(new Books())).toEqual([]);
  });

  it('finds nothing after any run of payments, endings and refunds', async () => {
    const anyMoves = fc.array(
      fc.record({ what: fc.nat(9), bill: fc.integer({ min: 1, max: 3 }), reference: fc.nat(5), right: fc.boolean() }),
      { maxLength: 25 },
    );
    await fc.assert(
      fc.asyncProperty(anyMoves, async (moves) => {
        const books = new Books();
        const bills = [1, 2, 3].map((n) => books.issue(n));
        for (const { what, bill, reference, right } of moves) {
          const { billId, code } = bills[bill - 1] ?? openBill();
          const amount = rupiah(right ? 296_450 : 9);
          if (what < 6) {
            books.receive({ channel: 'bank', reference: `BC${reference}`, code, amount, paidAt: ISSUED }, ISSUED);
          } else if (what === 6) books.end(billId, right ? 'expired' : 'cancelled', EXPIRES);
          else if (what === 7) books.approve(`bank/BC${reference}`, EXPIRES);
          else books.giveBack(`bank/BC${reference}`, EXPIRES);
        }
        expect(await audit(books)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('finds nothing after the money of a paid bill was passed on', async () => {
    const books = fullBooks();
    books.disburse(BILL(1), EXPIRES);
    expect(await audit(books)).toEqual([]);
  });

  it.each(PLANTED)('finds %s', async (_what, sentence, plant) => {
    const found = await audit(fullBooks(), plant);
    expect(found.map(({ invariant, violation }) => `${invariant} ${violation}`)).toContain(sentence);
  });

  it('has no question to which no planted fault is the answer', () => {
    const asked = [...AUDIT_SQL.matchAll(/select (\d+)(?: as invariant)?, '([^']+)'/g)].map(
      ([, n, text]) => `${n} ${text}`,
    );
    const provoked = PLANTED.map(([, sentence]) => sentence);
    expect(asked.filter((sentence) => !provoked.includes(sentence))).toEqual([]);
    expect(new Set(asked.map((sentence) => Number.parseInt(sentence, 10))).size).toBe(12);
  });
});
