import { allowOfficial, type Official, type Person } from '#access/person';
import { accountsOf, type Journal } from '#billing/journals';
import { type Payment, payRefund, refund } from '#billing/receive';
import { appendActs } from '#ledger/append';
import { treasuryChain } from '#operations/council/chains';
import type { House } from '#operations/house';
import { journalRows, paymentRow } from '#operations/money/money-rows';
import { sql } from '#store/sql';
import { chainId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';
import { rupiah } from '#terms/rupiah';

type Parts = Pick<House, 'db' | 'library'>;

export interface ParkedRef {
  readonly channel: string;
  readonly reference: string;
}

/** A door's order: one treasurer, one payment, one moment. */
interface Order {
  readonly house: Parts;
  readonly by: Official;
  readonly ref: ParkedRef;
  readonly at: Instant;
  readonly seed: Seed;
}

/** What is booked, and what of it stands beside the payment from then on. */
interface Booking {
  readonly payment: Payment;
  readonly journals: readonly Journal[];
  readonly raw: Raw;
}

type Raw = { readonly [name: string]: unknown };

/** One treasurer decides that parked money goes back to its payer. */
export async function approveRefund(
  house: Parts,
  person: Person | null,
  ref: ParkedRef,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const by = allowOfficial(person, 'refund');
  const raw = { approvedBy: by.persona };
  await book({ house, by, ref, at, seed }, 'refund-approved', (payment) => ({
    ...refund(payment, by.persona, at),
    raw,
  }));
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
  const raw = { paidBy: by.persona };
  await book({ house, by, ref, at, seed }, 'refunded', (payment, { approvedBy }) => ({
    ...payRefund(payment, { approvedBy: String(approvedBy), ...raw }, at),
    raw,
  }));
}

/** The payment as it stands, decided on, and written with its act and journals. Refuses `payment-unknown`. */
async function book(
  order: Order,
  kind: 'refund-approved' | 'refunded',
  decide: (payment: Payment, raw: Raw) => Booking,
): Promise<void> {
  const { payment, raw } = await readPayment(order);
  const booking = decide(payment, raw);
  await append(order, kind, { ...booking, raw: { ...raw, ...booking.raw } });
}

async function readPayment({ house, ref }: Order): Promise<{ readonly payment: Payment; readonly raw: Raw }> {
  const { channel, reference } = ref;
  const row = await house.db.one<{
    readonly bill: string | null;
    readonly case_id: string | null;
    readonly amount: bigint;
    readonly at: Instant;
    readonly status: Payment['status'];
    readonly raw: Raw;
  }>(sql`
    select bill, case_id, amount, at, status, raw from payments where channel = ${channel} and reference = ${reference}`);
  if (row === undefined) throw new Refusal('payment-unknown', 'There is no such payment', { channel, reference });
  const { bill, at, status, raw } = row;
  const caseId = row.case_id === null ? null : chainId(row.case_id);
  return { payment: { channel, reference, bill, caseId, amount: rupiah(row.amount), at, status }, raw };
}

/** On the treasury's chain, after whatever came there first. */
async function append(
  { house, by, ref, at, seed }: Order,
  kind: string,
  { payment, journals, raw }: Booking,
): Promise<void> {
  const chain = treasuryChain(house.library.government);
  const { channel, reference } = ref;
  const data = { channel, reference, amount: Number(payment.amount) };
  await appendActs(house.db, {
    chain,
    drafts: [{ kind, element: null, agency: null, position: by.position, data }],
    at,
    seed,
    beside: (acts) => ({
      payments: [paymentRow(payment, raw)],
      journals: journalRows(journals, chain, acts.at(-1)?.seq ?? 0, at),
      accounts: accountsOf(journals),
    }),
  });
}
