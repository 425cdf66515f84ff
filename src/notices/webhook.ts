import { readSecret, signWebhook } from '#billing/webhook';
import type { Letter, NoticeWay, Sent } from '#notices/port';
import type { Instant } from '#terms/plain-date';
import { sha256 } from '#terms/random';

export interface WebhookOptions {
  /** `whsec_<base64>`, shared with the gateway. */
  readonly secret: string;
  readonly now: () => Instant;
  /** Longest wait for an answer in milliseconds. */
  readonly patience?: number;
}

/**
 * A gateway for WhatsApp or SMS: POST of `{to, subject, text, language}`, signed as by Standard Webhooks (HMAC-SHA-256 over id,
 * time of the attempt and body). `webhook-id` and `idempotency-key` stay the same at every attempt. Throws TypeError for a
 * secret or an address that is none.
 */
export function webhookWay(address: string, { secret, now, patience = 10_000 }: WebhookOptions): NoticeWay {
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new TypeError('MANUNGGAL_NOTICE_WEBHOOK: https://');
  const key = readSecret(secret);
  return {
    send: async ({ key: letterKey, ...letter }: Letter): Promise<Sent> => {
      const id = sha256(letterKey).toString('hex');
      const body = JSON.stringify(letter);
      try {
        const response = await fetch(url, {
          method: 'POST',
          redirect: 'error',
          signal: AbortSignal.timeout(patience),
          headers: {
            'content-type': 'application/json',
            'idempotency-key': id,
            ...signWebhook(id, now(), body, [key]),
          },
          body,
        });
        await response.body?.cancel();
        return response.ok
          ? { kind: 'sent' }
          : { kind: 'failed', lasting: isLasting(response.status), code: `HTTP ${response.status}` };
      } catch (error) {
        return { kind: 'failed', lasting: false, code: error instanceof Error ? error.name : 'failed' };
      }
    },
    close: () => undefined,
  };
}

/** Refused for good; a wrong signature (401, 403) and what passes (408, 425, 429) are not. */
function isLasting(status: number): boolean {
  return status >= 400 && status < 500 && ![401, 403, 408, 425, 429].includes(status);
}
