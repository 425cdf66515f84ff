import { type Bill, issueBill } from '#billing/bill';
import { paymentCode } from '#billing/payment-code';
import type { BillLineOrder, BillOrder } from '#engine/needs';
import { agencyId, chainId } from '#terms/ids';
import { instant } from '#terms/plain-date';
import { rupiah } from '#terms/rupiah';

export const ISSUED = instant('2026-11-23T02:00:00Z');
export const EXPIRES = instant('2026-11-24T02:00:00Z');
export const CASE = chainId('0193b2f0-0000-7000-8000-000000000001');

/** A line as the engine orders it, with the tariff row that fired. */
export function lineOrder(line: string, payee: string, agency: string, amount: bigint | number): BillLineOrder {
  return {
    line,
    payee,
    agency: agencyId(agency),
    amount: rupiah(amount),
    period: null,
    decision: line,
    trace: [firing(line)],
  };
}

function firing(decision: string): BillLineOrder['trace'][number] {
  const inputs = [{ name: 'vehicle.class', value: 'C1' }];
  const rows = [{ row: 1, id: `${decision}-1`, annotations: ['UU 1/2022'], outputs: { amount: 1 } }];
  const tableHash = 'ab'.repeat(32);
  return { decision, table: `tariffs/${decision}.dmn#table`, tableHash, policy: 'UNIQUE', inputs, rows, result: 1 };
}

/** The motorcycle of the yearly renewal. */
export const MOTORCYCLE: readonly BillLineOrder[] = [
  lineOrder('pkb', 'PROV', 'bapenda-prov', 157_500),
  lineOrder('opsen', 'KABKOTA', 'bpkpd-kota', 103_950),
  lineOrder('swdkllj', 'JASA_RAHARJA', 'jasa-raharja', 35_000),
];

export function order(lines: readonly BillLineOrder[] = MOTORCYCLE): BillOrder {
  return { wait: 1, node: 'pay', issuedAt: ISSUED, expiresAt: EXPIRES, lines };
}

/** Number `n` of any bills that a test needs. */
export function ids(n = 1): { billId: string; caseId: typeof CASE; code: string } {
  const billId = `0193b2f0-0000-7000-9000-${String(n).padStart(12, '0')}`;
  return { billId, caseId: CASE, code: paymentCode(new Uint8Array(32).fill(n)) };
}

export function openBill(n = 1, lines: readonly BillLineOrder[] = MOTORCYCLE): Bill {
  return issueBill(order(lines), ids(n)).bill;
}
