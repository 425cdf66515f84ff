import type { Bill } from '#billing/bill';
import type { Journal } from '#billing/journals';
import type { Payment } from '#billing/receive';
import type { BillRow, JournalRow, PaymentRow } from '#store/rows';
import type { ChainId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import { rupiah } from '#terms/rupiah';

export function billRow(bill: Bill): BillRow {
  const lines = bill.lines.map((line) => ({ ...line, amount: Number(line.amount) }));
  const { billId, code, status, total, issuedAt, expiresAt, paidAt } = bill;
  return { billId, code, status, total, issuedAt, expiresAt, paidAt, lines };
}

type StoredLine = Omit<Bill['lines'][number], 'amount'> & { readonly amount: number };

export function readBill(row: BillRow, caseId: ChainId): Bill {
  const lines = (row.lines as readonly StoredLine[]).map((line) => ({ ...line, amount: rupiah(line.amount) })); // written by billRow
  const status = row.status as Bill['status']; // written by billRow
  return { ...row, caseId, status, total: rupiah(row.total), lines };
}

/** Journals as rows of the act they belong to. */
export function journalRows(journals: readonly Journal[], chain: ChainId, seq: number, at: Instant): JournalRow[] {
  return journals.map((journal) => ({ ...journal, chain, seq, at }));
}

export function paymentRow(payment: Payment, raw: object): PaymentRow {
  const { channel, reference, bill, caseId, amount, at, status } = payment;
  return { channel, reference, bill, caseId, amount, at, status, raw };
}
