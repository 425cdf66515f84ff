import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signWebhook, type WebhookHeaders } from '#billing/webhook';
import type { Callback } from '#operations/money/receive-payment';
import type { Instant } from '#terms/plain-date';
import { sha256 } from '#terms/random';
import type { TestHouse } from './house.ts';

/** A callback as the bank of the test house would sign it at a moment. */
export function payAt(t: TestHouse, code: string, amount: bigint, at: Instant, words = ''): Callback {
  const reference = `T${sha256(`${code}/${amount}/${at}/${words}`).toString('hex').slice(0, 20)}`;
  const body = JSON.stringify({
    type: 'payment.received',
    channel: 'bank',
    reference,
    code,
    amount: Number(amount),
    paidAt: at,
  });
  const privateKey = createPrivateKey(readFileSync(join(t.bankFolder, 'bank.key.pem')));
  const headers: WebhookHeaders = signWebhook(`msg_${reference}`, at, body, [{ kind: 'v1a', privateKey }]);
  return { header: (name) => headers[name], body };
}
