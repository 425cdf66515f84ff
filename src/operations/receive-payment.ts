import type { Bill } from '#billing/bill';
import { accountsOf } from '#billing/journals';
import { type PaymentNotice, readNotice } from '#billing/notice';
import { type Receipt, receivePayment as receive } from '#billing/receive';
import { verifyWebhook, type WebhookHeaders } from '#billing/webhook';
import { headAfter, link } from '#ledger/chain';
import { treasuryChain } from '#operations/chains';
import type { House } from '#operations/house';
import { type Loaded, loadCase } from '#operations/load-case';
import { journalRows, paymentRow } from '#operations/money-rows';
import { transact } from '#operations/transact';
import { appendToChain, readHead } from '#store/chain';
import { sql } from '#store/sql';
import { chainId } from '#terms/ids';
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
  if (await isKnown(house, notice)) return { kind: 'known' };
  const owner = await house.db.one<{ case_id: string }>(sql`select case_id from bills where code = ${notice.code}`);
  if (owner === undefined) return park(house, notice, receive(null, notice, at), at, seed);
  const posted = await post(house, owner.case_id, notice, messageId, at, seed);
  if (posted !== undefined) return posted;
  const now = await loadCase(house, house.db, { caseId: chainId(owner.case_id) });
  return park(house, notice, receive(billOf(now, notice), notice, at), at, seed);
}

function billOf({ bills }: Loaded, { code }: PaymentNotice): Bill | null {
  return bills.find((bill) => bill.code === code) ?? null;
}

async function isKnown(house: Pick<House, 'db'>, { channel, reference }: PaymentNotice): Promise<boolean> {
  return (
    (await house.db.one(sql`select 1 from payments where channel = ${channel} and reference = ${reference}`)) !==
    undefined
  );
}

/** Money for an open bill in time: bill, journals and the case's next step in one write. Undefined when it fits no open bill. */
async function post(
  house: Parts,
  caseId: string,
  notice: PaymentNotice,
  messageId: string,
  at: Instant,
  seed: Seed,
): Promise<{ kind: 'posted' } | undefined> {
  let receipt: Receipt | undefined;
  try {
    await transact(
      house,
      { caseId: chainId(caseId) },
      {
        at,
        seed,
        inbox: { source: `payment/${notice.channel}`, msgId: `${messageId}/${notice.reference}` },
        decide: (now) => {
          receipt = decideOn(now, notice, at);
          return {
            kind: 'deliver',
            at,
            by: { kind: 'system' },
            message: 'payment',
            data: { channel: notice.channel, reference: notice.reference },
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
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const head = await readHead(house.db, chain);
    const data = { channel: notice.channel, reference: notice.reference, amount: Number(notice.amount), reason };
    const acts = link(
      chain,
      head,
      [{ kind: 'payment-parked', element: null, agency: null, position: null, data }],
      at,
      seed,
      new Map(),
    );
    const seq = headAfter(head, acts).seq;
    const write = {
      chain,
      at,
      acts,
      payments: [paymentRow(payment, { ...rawOf(notice), reason })],
      accounts: accountsOf(journals),
      journals: journalRows(journals, chain, seq, at),
    };
    try {
      if ((await appendToChain(house.db, write)) === 'written') return { kind: 'parked' };
    } catch (error) {
      if (error instanceof Refusal && error.code === 'journal-repeated') return { kind: 'known' };
      throw error;
    }
  }
  throw new Error('the treasury chain is too busy');
}

function rawOf(notice: PaymentNotice): object {
  return { code: notice.code, paidAt: notice.paidAt };
}
