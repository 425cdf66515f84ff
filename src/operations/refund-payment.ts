import { allowOfficial, type Person } from '#access/person';
import { accountsOf, type Journal } from '#billing/journals';
import { type Payment, payRefund, refund } from '#billing/receive';
import { headAfter, link } from '#ledger/chain';
import { treasuryChain } from '#operations/chains';
import type { House } from '#operations/house';
import { journalRows, paymentRow } from '#operations/money-rows';
import { appendToChain, readHead } from '#store/chain';
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
  position: Parameters<typeof link>[2][number]['position'],
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
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const head = await readHead(house.db, chain);
    const acts = link(
      chain,
      head,
      [{ kind, element: null, agency: null, position, data: { channel, reference, amount: Number(payment.amount) } }],
      at,
      seed,
      new Map(),
    );
    const journals = journalRows(decided.journals, chain, headAfter(head, acts).seq, at);
    const payments = [paymentRow(decided.payment, { ...row.raw, ...decided.raw })];
    if (
      (await appendToChain(house.db, {
        chain,
        at,
        acts,
        payments,
        journals,
        accounts: accountsOf(decided.journals),
      })) === 'written'
    )
      return;
  }
  throw new Error('the treasury chain is too busy');
}
