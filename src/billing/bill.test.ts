import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { billIds, endBill, issueBill, sharesOf } from '#billing/bill';
import { readPaymentCode } from '#billing/payment-code';
import type { BillLineOrder } from '#engine/needs';
import { later } from '#terms/plain-date';
import { type Rupiah, rupiah, sum } from '#terms/rupiah';
import { CASE, EXPIRES, ISSUED, ids, lineOrder, MOTORCYCLE, openBill, order } from '../../test/support/bills.ts';

const anyLine = fc
  .tuple(
    fc.constantFrom('pkb', 'opsen', 'swdkllj', 'stnk'),
    fc.constantFrom('PROV', 'KABKOTA', 'JASA_RAHARJA', 'POLRI_PNBP'),
    fc.constantFrom('bapenda-prov', 'bapenda-98', 'bpkpd-kota', 'jasa-raharja'),
    fc.bigInt(0n, 10n ** 12n),
  )
  .map(([line, payee, agency, amount]) => lineOrder(line, payee, agency, amount));
const anyLines = fc.array(anyLine, { maxLength: 12 });

describe('issuing a bill', () => {
  it('adds up the motorcycle of the yearly renewal and names each share', () => {
    const { bill } = issueBill(order(), ids());
    expect(bill).toMatchObject({ status: 'open', total: 296_450n, issuedAt: ISSUED, expiresAt: EXPIRES, paidAt: null });
    expect(Object.fromEntries(sharesOf(bill))).toEqual({ PROV: 157_500n, KABKOTA: 103_950n, JASA_RAHARJA: 35_000n });
  });

  it('books what the payers owe against one waiting sum a line', () => {
    const { journals } = issueBill(order(), ids());
    expect(journals).toHaveLength(1);
    expect(journals[0]).toMatchObject({ kind: 'issue', bill: ids().billId, idem: `issue/${ids().billId}` });
    expect(journals[0]?.entries).toEqual([
      { account: 'receivable/payers', side: 'D', amount: 296_450n },
      { account: 'pending/bapenda-prov/pkb', side: 'C', amount: 157_500n },
      { account: 'pending/bpkpd-kota/opsen', side: 'C', amount: 103_950n },
      { account: 'pending/jasa-raharja/swdkllj', side: 'C', amount: 35_000n },
    ]);
  });

  it('has shares that add up to the bill, in any order of its lines', () => {
    const shuffled = anyLines.chain((lines) =>
      fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
    );
    fc.assert(
      fc.property(shuffled, ([lines, other]) => {
        const [bill, same] = [openBill(1, lines), openBill(1, other)];
        expect(sum(sharesOf(bill).values())).toBe(bill.total);
        expect(same.total).toBe(bill.total);
        expect(Object.fromEntries(sharesOf(same))).toEqual(Object.fromEntries(sharesOf(bill)));
      }),
    );
  });

  it('puts every line above 0 into the books, and the books balance', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const entries = issueBill(order(lines), ids()).journals.flatMap((journal) => journal.entries);
        const side = (wanted: string) =>
          sum(entries.filter((entry) => entry.side === wanted).map(({ amount }) => amount));
        expect(side('D')).toBe(side('C'));
        expect(side('C')).toBe(sum(lines.map(({ amount }) => amount)));
        expect(entries.filter((entry) => entry.side === 'C')).toHaveLength(
          lines.filter(({ amount }) => amount > 0n).length,
        );
      }),
    );
  });

  it('refuses a line behind which no tariff row stands, since nobody may invent a levy', () => {
    const levy: BillLineOrder = { ...lineOrder('formulir', 'PROV', 'bapenda-prov', 5_000), trace: [] };
    expect(() => issueBill(order([...MOTORCYCLE, levy]), ids())).toThrow(
      expect.objectContaining({
        code: 'line-without-tariff',
        facts: { line: 'formulir', payee: 'PROV', decision: 'formulir' },
      }),
    );
    const unfired = { ...levy, trace: MOTORCYCLE[0]?.trace.map((firing) => ({ ...firing, rows: [] })) ?? [] };
    expect(() => issueBill(order([unfired]), ids())).toThrow(expect.objectContaining({ code: 'line-without-tariff' }));
  });

  it('refuses a negative amount and a fraction of a rupiah', () => {
    const refusal = expect.objectContaining({ code: 'amount-not-whole' });
    const negative = { ...lineOrder('pkb', 'PROV', 'bapenda-prov', 0), amount: rupiah(-1) };
    const fraction = { ...negative, amount: 0.5 as unknown as Rupiah };
    expect(() => issueBill(order([negative]), ids())).toThrow(refusal);
    expect(() => issueBill(order([fraction]), ids())).toThrow(refusal);
  });

  it('keeps why each line is owed: the table by its hash and the rows, not what they were asked', () => {
    expect(openBill().lines[0]).toEqual({
      line: 'pkb',
      payee: 'PROV',
      agency: 'bapenda-prov',
      account: 'bapenda-prov/pkb',
      amount: 157_500n,
      period: null,
      decision: 'pkb',
      fired: [
        {
          decision: 'pkb',
          table: 'tariffs/pkb.dmn#table',
          tableHash: 'ab'.repeat(32),
          rows: [{ row: 1, id: 'pkb-1', annotations: ['UU 1/2022'] }],
        },
      ],
    });
  });

  it('takes a bill of 0 rupiah as paid by nothing, without a journal', () => {
    const free = lineOrder('pengesahan', 'POLRI_PNBP', 'regident', 0);
    const { bill, journals } = issueBill(order([free]), ids());
    expect(bill).toMatchObject({ status: 'paid', total: 0n, paidAt: ISSUED });
    expect(journals).toEqual([]);
  });

  it('gets its ids from the command: the same command, the same ids', () => {
    const seed = new Uint8Array(32).fill(9);
    expect(billIds(seed, CASE, ISSUED)).toEqual(billIds(seed, CASE, ISSUED));
    expect(readPaymentCode(billIds(seed, CASE, ISSUED).code)).toBeDefined();
    expect(billIds(seed, CASE, ISSUED).billId).not.toBe(billIds(new Uint8Array(32), CASE, ISSUED).billId);
  });
});

describe('ending a bill', () => {
  const at = later(EXPIRES, 1);

  it.each(['expired', 'cancelled'] as const)('reverses what was booked when it is %s', (as) => {
    const { bill, journals } = issueBill(order(), ids());
    const ended = endBill(bill, as, at);
    expect(ended.bill.status).toBe(as);
    expect(ended.journals).toHaveLength(1);
    expect(ended.journals[0]?.reversalOf).toBe(journals[0]?.journal);
    const mirrored = journals[0]?.entries.map((entry) => ({ ...entry, side: entry.side === 'D' ? 'C' : 'D' }));
    expect(ended.journals[0]?.entries).toEqual(mirrored);
  });

  it('changes nothing the second time, whichever way it ended', () => {
    const { bill } = endBill(openBill(), 'expired', at);
    expect(endBill(bill, 'expired', at)).toEqual({ bill, journals: [] });
    expect(endBill(bill, 'cancelled', at)).toEqual({ bill, journals: [] });
  });

  it('refuses once the bill is paid', () => {
    const paid = { ...openBill(), status: 'paid' as const, paidAt: ISSUED };
    expect(() => endBill(paid, 'cancelled', at)).toThrow(expect.objectContaining({ code: 'bill-already-paid' }));
  });
});
