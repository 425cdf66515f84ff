import {
  ArrangementDecision,
  ArrangementImpact,
  ArrangementList,
  ArrangementReceipt,
  ArrangementWhole,
} from '#api/arrangement-schemas';
import type { Endpoint } from '#api/endpoint';
import { ARRANGEMENT_REFUSALS } from '#coordination/arrangement-refusals';

/** Arrangements between agencies. */
export const ARRANGEMENTS = {
  listArrangements: {
    method: 'get',
    path: '/api/arrangements',
    id: 'listArrangements',
    summary: 'Arrangements between agencies with state, step and end; drafts for officials only',
    signedIn: false,
    acts: false,
    status: 200,
    answer: ArrangementList,
    refusals: [],
  },
  readArrangement: {
    method: 'get',
    path: '/api/arrangements/{id}',
    id: 'readArrangement',
    summary: 'One arrangement: its text, its signatures, every act on its chain',
    signedIn: false,
    acts: false,
    status: 200,
    answer: ArrangementWhole,
    refusals: ['arrangement-unknown'],
  },
  readArrangementImpact: {
    method: 'get',
    path: '/api/arrangements/{id}/impact',
    id: 'readArrangementImpact',
    summary:
      'What a draft or proposal would change: grants gained and lost, reads left without one, services; and the stances on it',
    signedIn: false,
    acts: false,
    status: 200,
    answer: ArrangementImpact,
    refusals: ['arrangement-unknown', 'arrangement-unfit'],
  },
  decideArrangement: {
    method: 'post',
    path: '/api/arrangements/{id}/decisions',
    id: 'decideArrangement',
    summary: 'Draft, propose, circulate, take a stance on, sign, suspend, resume, renew, end or replace an arrangement',
    signedIn: true,
    acts: true,
    body: ArrangementDecision,
    status: 201,
    answer: ArrangementReceipt,
    refusals: ['not-signed-in', 'not-allowed', 'key-missing', 'body-malformed', ...ARRANGEMENT_REFUSALS],
  },
} as const satisfies { readonly [name: string]: Endpoint };
