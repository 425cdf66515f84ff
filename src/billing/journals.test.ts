import { describe, expect, it } from 'vitest';
import {
  accountsOf,
  disburseJournal,
  endJournal,
  issueJournal,
  type Journal,
  type Money,
  parkJournal,
  payJournal,
  refundDueJournal,
  refundJournal,
  splitJournal,
} from '#billing/journals';
import { rupiah } from '#terms/rupiah';
import { ISSUED, lineOrder, openBill } from '../../test/support/bills.ts';

const bill = openBill();
const money: Money = { channel: 'bank', reference: 'BC1', amount: rupiah(5_000), bill: bill.billId };

function sides(journal: Journal): string[] {
  return journal.entries.map(({ account, side, amount }) => `${side} ${account} ${amount}`);
}

describe('the journals of a bill', () => {
  it('move paid money from the payers to the channel', () => {
    expect(sides(payJournal(bill, money, ISSUED))).toEqual(['D clearing/bank 296450', 'C receivable/payers 296450']);
  });

  it('turn what waited into a debt to each payee, all in one journal', () => {
    expect(sides(splitJournal(bill, ISSUED))).toEqual([
      'D pending/bapenda-prov/pkb 157500',
      'D pending/bpkpd-kota/opsen 103950',
      'D pending/jasa-raharja/swdkllj 35000',
      'C payable/bapenda-prov/pkb 157500',
      'C payable/bpkpd-kota/opsen 103950',
      'C payable/jasa-raharja/swdkllj 35000',
    ]);
  });

  it('pass the money on to the payees with one debit each and one credit of the channel', () => {
    expect(sides(disburseJournal(bill, 'bank', ISSUED))).toEqual([
      'D payable/bapenda-prov/pkb 157500',
      'D payable/bpkpd-kota/opsen 103950',
      'D payable/jasa-raharja/swdkllj 35000',
      'C clearing/bank 296450',
    ]);
  });

  it('park money, owe it to its payer, and give it back', () => {
    expect(sides(parkJournal(money, ISSUED))).toEqual(['D clearing/bank 5000', 'C suspense/bank 5000']);
    expect(sides(refundDueJournal(money, ISSUED))).toEqual(['D suspense/bank 5000', 'C refund-payable/bank 5000']);
    expect(sides(refundJournal(money, ISSUED))).toEqual(['D refund-payable/bank 5000', 'C clearing/bank 5000']);
  });

  it('carry a key that names the event, and ids that differ from event to event', () => {
    const all = [
      issueJournal(bill),
      payJournal(bill, money, ISSUED),
      splitJournal(bill, ISSUED),
      endJournal(bill, 'expired', ISSUED),
      endJournal(bill, 'cancelled', ISSUED),
      parkJournal(money, ISSUED),
      refundDueJournal(money, ISSUED),
      refundJournal(money, ISSUED),
      disburseJournal(bill, 'bank', ISSUED),
    ];
    expect(all.map(({ idem }) => idem)).toEqual([
      `issue/${bill.billId}`,
      'pay/bank/BC1',
      `split/${bill.billId}`,
      `expire/${bill.billId}`,
      `cancel/${bill.billId}`,
      'park/bank/BC1',
      'refund-due/bank/BC1',
      'refund/bank/BC1',
      `disburse/${bill.billId}`,
    ]);
    expect(new Set(all.map(({ journal }) => journal)).size).toBe(all.length);
    for (const { journal } of all) expect(journal).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
  });

  it('say which accounts they touch, of what kind, whose, and on which side these grow', () => {
    expect(accountsOf([payJournal(bill, money, ISSUED), parkJournal(money, ISSUED)])).toEqual([
      { account: 'clearing/bank', owner: 'bank', kind: 'clearing', normal: 'D' },
      { account: 'receivable/payers', owner: 'payers', kind: 'receivable', normal: 'D' },
      { account: 'suspense/bank', owner: 'bank', kind: 'suspense', normal: 'C' },
    ]);
    expect(accountsOf([issueJournal(bill)])).toContainEqual({
      account: 'pending/bapenda-prov/pkb',
      owner: 'bapenda-prov',
      kind: 'pending',
      normal: 'C',
    });
  });

  it('stop the program rather than book what does not balance or moves nothing', () => {
    expect(() => issueJournal({ ...bill, total: rupiah(1) })).toThrow('does not balance');
    expect(() => splitJournal(openBill(1, [lineOrder('pkb', 'PROV', 'bapenda-prov', 0)]), ISSUED)).toThrow('balance');
    expect(() => parkJournal({ ...money, amount: rupiah(-5) }, ISSUED)).toThrow('not above 0');
  });
});
