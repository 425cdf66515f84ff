import { type Endpoint, READ } from '#api/endpoint';
import { MatterMove, MatterReceipt, Matters, NewMatterOrder } from '#api/matter-schemas';

const MATTERS = ['arrangement-unknown', 'arrangement-over', 'council-unset', 'delegation-ended', 'matter-not-yours'];

/** Questions, decisions, disputes and minutes between agencies. */
export const MATTERS_BETWEEN = {
  listMatters: {
    method: 'get',
    path: '/api/arrangements/{id}/matters',
    id: 'listMatters',
    summary:
      'Questions, decisions, disputes, duties and minutes of an arrangement, for those who have a part in it; no texts',
    signedIn: true,
    acts: false,
    status: 200,
    answer: Matters,
    refusals: ['not-signed-in', 'not-allowed', 'arrangement-unknown', 'council-unset', 'matter-not-yours'],
  },
  openMatter: {
    method: 'post',
    path: '/api/arrangements/{id}/matters',
    id: 'openMatter',
    summary: 'Ask a question, open a decision, raise a dispute, write minutes under an arrangement',
    signedIn: true,
    acts: true,
    body: NewMatterOrder,
    status: 201,
    answer: MatterReceipt,
    refusals: [
      ...READ,
      'key-missing',
      ...MATTERS,
      'matter-malformed',
      'agency-unknown',
      'text-empty',
      'signature-not-yours',
    ],
  },
  moveMatter: {
    method: 'post',
    path: '/api/matters/{number}/moves',
    id: 'moveMatter',
    summary: 'Answer, return, close, sign, settle, decide: one move on a question, decision, dispute, duty or minutes',
    signedIn: true,
    acts: true,
    body: MatterMove,
    status: 200,
    answer: MatterReceipt,
    refusals: [
      ...READ,
      'key-missing',
      ...MATTERS,
      'matter-unknown',
      'matter-changed',
      'matter-unfit',
      'matter-malformed',
      'question-open',
      'signature-not-yours',
      'signed-before',
      'text-empty',
      'agency-unknown',
    ],
  },
} as const satisfies { readonly [name: string]: Endpoint };
