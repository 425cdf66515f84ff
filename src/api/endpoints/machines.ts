import type { Endpoint } from '#api/endpoint';
import { ConsentAnswer, Received } from '#api/schemas';
import { PaymentCallback } from '#billing/notice';
import { ConsentQuestion } from '#operations/person/consent-status';

/** What systems of others call: the bank, gateways. */
export const MACHINES = {
  receivePayment: {
    method: 'post',
    path: '/api/payments/callback',
    id: 'receivePayment',
    summary: 'Payment notice of the bank, signed by Standard Webhooks headers (v1a)',
    signedIn: false,
    acts: false,
    body: PaymentCallback,
    status: 200,
    answer: Received,
    refusals: ['callback-unsigned', 'callback-stale', 'callback-forged', 'callback-malformed'],
  },
  consentStatus: {
    method: 'post',
    path: '/api/consents/status',
    id: 'consentStatus',
    summary: 'Whether a consent carries a wish now; for gateways, by their shared secret (`Authorization: Bearer`)',
    signedIn: false,
    acts: false,
    body: ConsentQuestion,
    status: 200,
    answer: ConsentAnswer,
    refusals: ['not-allowed', 'body-malformed'],
  },
} as const satisfies { readonly [name: string]: Endpoint };
