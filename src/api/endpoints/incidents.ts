import { ACT, type Endpoint } from '#api/endpoint';
import { CorrectionBody, Incidents, MessageBody, MessageSent, ReceiptBody, RetryBody, SkipBody } from '#api/schemas';

const SETTLES = [...ACT, 'case-ended', 'incident-not-open', 'not-your-case'];

/** Cases that hold, and messages from systems of agencies. */
export const INCIDENTS = {
  listIncidents: {
    method: 'get',
    path: '/api/incidents',
    id: 'listIncidents',
    summary:
      "Cases that hold: the officer's agency's to settle, or all for the coordinating body; longest first, `after` pages",
    signedIn: true,
    acts: false,
    pages: true,
    status: 200,
    answer: Incidents,
    refusals: ['not-signed-in', 'not-allowed'],
  },
  retryIncident: {
    method: 'post',
    path: '/api/cases/{number}/incidents/{incident}/retry',
    id: 'retryIncident',
    summary: 'Try the element again at which a case holds',
    signedIn: true,
    acts: true,
    body: RetryBody,
    status: 200,
    answer: ReceiptBody,
    refusals: [...SETTLES],
  },
  correctFacts: {
    method: 'post',
    path: '/api/cases/{number}/incidents/{incident}/correction',
    id: 'correctFacts',
    summary: 'Set facts right that the element reads; it is tried again at once',
    signedIn: true,
    acts: true,
    body: CorrectionBody,
    status: 200,
    answer: ReceiptBody,
    refusals: [...SETTLES, 'text-empty', 'fact-not-in-form', 'form-invalid'],
  },
  skipIncident: {
    method: 'post',
    path: '/api/cases/{number}/incidents/{incident}/skip',
    id: 'skipIncident',
    summary: 'Go on as if the element were done, with a reason',
    signedIn: true,
    acts: true,
    body: SkipBody,
    status: 200,
    answer: ReceiptBody,
    refusals: [...SETTLES, 'text-empty', 'way-unnamed'],
  },
  sendMessage: {
    method: 'post',
    path: '/api/messages/{name}',
    id: 'sendMessage',
    summary: 'Say what has happened, as an agency that a service names: it reaches the case that waits, or begins one',
    signedIn: true,
    acts: true,
    body: MessageBody,
    status: 201,
    answer: MessageSent,
    refusals: [
      'not-signed-in',
      'not-allowed',
      'key-missing',
      'body-malformed',
      'message-unknown',
      'form-invalid',
      'nik-malformed',
    ],
  },
} as const satisfies { readonly [name: string]: Endpoint };
