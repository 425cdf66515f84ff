import type { Bill } from '#billing/bill';
import { accountsOf } from '#billing/journals';
import { type PaymentNotice, readNotice } from '#billing/notice';
import { type Receipt, receivePayment as receive } from '#billing/receive';
import { verifyWebhook, type WebhookHeaders } from '#billing/webhook';
import { appendActs } from '#ledger/append';
import { type Loaded, loadCase } from '#operations/case/load-case';
import { transact } from '#operations/case/transact';
import { treasuryChain } from '#operations/council/chains';
import type { House } from '#operations/house';
import { journalRows, paymentRow } from '#operations/money/money-rows';
import { sql } from '#store/sql';
import { type ChainId, chainId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** A callback as it arrived: nothing in it is trusted before the bank's signature over the raw body has been checked. */
export interface Callback {
  readonly header: (name: keyof WebhookHeaders) => string | undefined;
  readonly body: string;
}

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'bank'>;

/**
 * The only way a bill is paid. Sent twice, late, for a wrong sum or a strange code, the ledger ends the same: posted once, or
 * parked for refund. Refuses `callback-unsigned`, `callback-stale`, `callback-forged`, `callback-malformed`.
 */
export async function receivePayment(
  house: Parts,
  callback: Callback,
  at: Instant,
  seed: Seed,
): Promise<{ kind: 'posted' | 'parked' | 'known' }> {
  const messageId = verifyWebhook(callback.header, callback.body, [house.bank.key], at);
  const notice = readNotice(callback.body);
  const { known, owner } = await find(house, notice);
  if (known) return { kind: 'known' };
  if (owner === null) return park(house, notice, receive(null, notice, at), at, seed);
  const posted = await post(house, owner, notice, messageId, at, seed);
  if (posted !== undefined) return posted;
  const now = await loadCase(house, house.db, { caseId: owner });
  return park(house, notice, receive(billOf(now, notice), notice, at), at, seed);
}

function billOf({ bills }: Loaded, { code }: PaymentNotice): Bill | null {
  return bills.find((bill) => bill.code === code) ?? null;
}

/** Whether this money was noticed before, and the case whose bill has the code. */
async function find(
  { db }: Pick<House, 'db'>,
  { channel, reference, code }: PaymentNotice,
): Promise<{ readonly known: boolean; readonly owner: ChainId | null }> {
  const found = await db.one<{ known: boolean; owner: string | null }>(sql`
    select exists (select from payments where channel = ${channel} and reference = ${reference}) as known,
      (select case_id from bills where code = ${code}) as owner`);
  if (found === undefined) throw new Error('a select without from gives one row');
  return { known: found.known, owner: found.owner === null ? null : chainId(found.owner) };
}

/** Money for an open bill in time: bill, journals and the case's next step in one write. Undefined when it fits no open bill. */
async function post(
  house: Parts,
  caseId: ChainId,
  notice: PaymentNotice,
  messageId: string,
  at: Instant,
  seed: Seed,
): Promise<{ kind: 'posted' } | undefined> {
  let receipt: Receipt | undefined;
  try {
    await transact(
      house,
      { caseId },
      {
        at,
        seed,
        inbox: { source: `payment/${notice.channel}`, msgId: `${messageId}/${notice.reference}` },
        decide: (now) => {
          receipt = decideOn(now, notice, at);
          const wait = billOf(now, notice)?.lines[0]?.origin?.wait;
          return {
            kind: 'deliver',
            at,
            by: { kind: 'system' },
            message: 'payment',
            data: { channel: notice.channel, reference: notice.reference, ...(wait === undefined ? {} : { wait }) },
            facts: {},
          };
        },
        along: () => {
          if (receipt?.kind !== 'posted') throw new Error('a payment that fits no bill was delivered');
          return {
            bills: [receipt.bill],
            journals: receipt.journals,
            payments: [paymentRow(receipt.payment, rawOf(notice))],
          };
        },
      },
    );
    return { kind: 'posted' };
  } catch (error) {
    if (error instanceof Refusal && PARKED_BY.includes(error.code)) return undefined;
    throw error;
  }
}

/** Refusals that mean: this money belongs to no open bill. */
const PARKED_BY = ['payment-unfit', 'not-waiting', 'case-ended', 'journal-repeated'];

function decideOn(now: Loaded, notice: PaymentNotice, at: Instant): Receipt {
  const receipt = receive(billOf(now, notice), notice, at);
  if (receipt.kind === 'parked')
    throw new Refusal('payment-unfit', 'The money fits no open bill', { reason: receipt.reason });
  return receipt;
}

/** Money that is nobody's yet: shown to the treasurer for refund, on a chain of its own. */
async function park(
  house: Parts,
  notice: PaymentNotice,
  receipt: Receipt,
  at: Instant,
  seed: Seed,
): Promise<{ kind: 'parked' | 'known' }> {
  const chain = treasuryChain(house.library.government);
  const reason = receipt.kind === 'parked' ? receipt.reason : 'already-paid';
  const { journals, payment } = receipt.kind === 'parked' ? receipt : receive(null, notice, at);
  const data = { channel: notice.channel, reference: notice.reference, amount: Number(notice.amount), reason };
  try {
    await appendActs(house.db, {
      chain,
      drafts: [{ kind: 'payment-parked', element: null, agency: null, position: null, data }],
      at,
      seed,
      beside: (acts) => ({
        payments: [paymentRow(payment, { ...rawOf(notice), reason })],
        accounts: accountsOf(journals),
        journals: journalRows(journals, chain, acts.at(-1)?.seq ?? 0, at),
      }),
    });
    return { kind: 'parked' };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'journal-repeated') return { kind: 'known' };
    throw error;
  }
}

function rawOf(notice: PaymentNotice): object {
  return { code: notice.code, paidAt: notice.paidAt };
}
