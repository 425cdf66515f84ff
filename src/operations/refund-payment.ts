import { allowOfficial, type Person } from '#access/person';
import { accountsOf, type Journal } from '#billing/journals';
import { type Payment, payRefund, refund } from '#billing/receive';
import { appendActs } from '#ledger/append';
import { treasuryChain } from '#operations/chains';
import type { House } from '#operations/house';
import { journalRows, paymentRow } from '#operations/money-rows';
import { sql } from '#store/sql';
import { chainId, type PositionId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';
import { rupiah } from '#terms/rupiah';

type Parts = Pick<House, 'db' | 'library'>;

export interface ParkedRef {
  readonly channel: string;
  readonly reference: string;
}

/** One treasurer decides that parked money goes back to its payer. */
export async function approveRefund(
  house: Parts,
  person: Person | null,
  ref: ParkedRef,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const by = allowOfficial(person, 'refund');
  await book(
    house,
    ref,
    at,
    seed,
    (payment) => ({ ...refund(payment, by.persona, at), raw: { approvedBy: by.persona } }),
    'refund-approved',
    by.position,
  );
}

/** Another treasurer lets the channel pay it out; the same person is refused (`refund-by-one-person`). */
export async function payOutRefund(
  house: Parts,
  person: Person | null,
  ref: ParkedRef,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const by = allowOfficial(person, 'refund');
  await book(
    house,
    ref,
    at,
    seed,
    (payment, raw) => ({
      ...payRefund(payment, { approvedBy: String(raw['approvedBy']), paidBy: by.persona }, at),
      raw: { paidBy: by.persona },
    }),
    'refunded',
    by.position,
  );
}

interface Row {
  readonly bill: string | null;
  readonly case_id: string | null;
  readonly amount: bigint;
  readonly at: Instant;
  readonly status: Payment['status'];
  readonly raw: { readonly [name: string]: unknown };
}

type Decide = (
  payment: Payment,
  raw: Row['raw'],
) => { readonly payment: Payment; readonly journals: readonly Journal[]; readonly raw: object };

async function book(
  house: Parts,
  ref: ParkedRef,
  at: Instant,
  seed: Seed,
  decide: Decide,
  kind: string,
  position: PositionId | null,
): Promise<void> {
  const { channel, reference } = ref;
  const row = await house.db.one<Row>(sql`
    select bill, case_id, amount, at, status, raw from payments where channel = ${channel} and reference = ${reference}`);
  if (row === undefined) throw new Refusal('payment-unknown', 'There is no such payment', { channel, reference });
  const payment: Payment = {
    channel,
    reference,
    bill: row.bill,
    caseId: row.case_id === null ? null : chainId(row.case_id),
    amount: rupiah(row.amount),
    at: row.at,
    status: row.status,
  };
  const decided = decide(payment, row.raw);
  const chain = treasuryChain(house.library.government);
  const data = { channel, reference, amount: Number(payment.amount) };
  await appendActs(house.db, {
    chain,
    drafts: [{ kind, element: null, agency: null, position, data }],
    at,
    seed,
    beside: (acts) => ({
      payments: [paymentRow(decided.payment, { ...row.raw, ...decided.raw })],
      journals: journalRows(decided.journals, chain, acts.at(-1)?.seq ?? 0, at),
      accounts: accountsOf(decided.journals),
    }),
  });
}
