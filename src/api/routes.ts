import type { z } from 'zod';
import {
  AnswerBody,
  ApplicationBody,
  CaseBody,
  ConcludeBody,
  QuestionBody,
  QuoteAnswer,
  QuoteBody,
  ReceiptBody,
  Received,
  ServiceList,
  SignedIn,
  SignInBody,
  WithdrawBody,
  WorkItems,
} from '#api/schemas';
import { PaymentCallback } from '#billing/notice';

/** One operation of the API: its path, who may call it, what goes in and comes out, and how it may be refused. */
export interface Endpoint {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly signedIn: boolean;
  /** Acts need an Idempotency-Key: sent twice, done once. */
  readonly acts: boolean;
  readonly body?: z.ZodType;
  readonly status: 200 | 201;
  readonly answer: z.ZodType;
  readonly refusals: readonly string[];
}

const ACT = ['not-signed-in', 'not-allowed', 'key-missing', 'body-malformed', 'case-unknown'];

export const ENDPOINTS = {
  signIn: {
    method: 'post',
    path: '/api/sessions',
    id: 'signIn',
    summary: 'Sign in as a demonstration persona',
    signedIn: false,
    acts: false,
    body: SignInBody,
    status: 201,
    answer: SignedIn,
    refusals: ['personas-off', 'persona-unknown', 'body-malformed'],
  },
  listServices: {
    method: 'get',
    path: '/api/services',
    id: 'listServices',
    summary: 'Services that can be applied for',
    signedIn: false,
    acts: false,
    status: 200,
    answer: ServiceList,
    refusals: [],
  },
  quote: {
    method: 'post',
    path: '/api/services/{service}/quote',
    id: 'quote',
    summary: 'Bill lines for given facts on a day, with the tariff rows that fire',
    signedIn: false,
    acts: false,
    body: QuoteBody,
    status: 200,
    answer: QuoteAnswer,
    refusals: ['unknown-service', 'fact-missing', 'no-tariff', 'body-malformed'],
  },
  fileApplication: {
    method: 'post',
    path: '/api/applications',
    id: 'fileApplication',
    summary: 'File an application at the one door',
    signedIn: true,
    acts: true,
    body: ApplicationBody,
    status: 201,
    answer: ReceiptBody,
    refusals: [
      ...ACT,
      'unknown-service',
      'not-eligible',
      'already-open',
      'form-invalid',
      'no-tariff',
      'record-unknown',
      'pick-missing',
      'territory-not-served',
    ],
  },
  readCase: {
    method: 'get',
    path: '/api/cases/{number}',
    id: 'readCase',
    summary: 'A case as its owner sees it',
    signedIn: true,
    acts: false,
    status: 200,
    answer: CaseBody,
    refusals: ['not-signed-in', 'case-unknown'],
  },
  withdraw: {
    method: 'post',
    path: '/api/cases/{number}/withdrawal',
    id: 'withdraw',
    summary: 'Take an application back, until it is paid',
    signedIn: true,
    acts: true,
    body: WithdrawBody,
    status: 200,
    answer: ReceiptBody,
    refusals: [...ACT, 'already-paid', 'case-ended'],
  },
  listWork: {
    method: 'get',
    path: '/api/work-items',
    id: 'listWork',
    summary: "The open work of the officer's agency, nearest deadline first; `after` pages",
    signedIn: true,
    acts: false,
    status: 200,
    answer: WorkItems,
    refusals: ['not-signed-in', 'not-allowed'],
  },
  takeStep: {
    method: 'post',
    path: '/api/cases/{number}/items/{item}/touch',
    id: 'takeStep',
    summary: 'First touch of a work item: the hand-over wait ends',
    signedIn: true,
    acts: true,
    status: 200,
    answer: ReceiptBody,
    refusals: [...ACT, 'step-not-open', 'not-your-case'],
  },
  concludeStep: {
    method: 'post',
    path: '/api/cases/{number}/items/{item}/conclusion',
    id: 'concludeStep',
    summary: 'Conclude a work item',
    signedIn: true,
    acts: true,
    body: ConcludeBody,
    status: 200,
    answer: ReceiptBody,
    refusals: [...ACT, 'step-not-open', 'not-your-case', 'question-open', 'form-invalid', 'no-tariff'],
  },
  askQuestion: {
    method: 'post',
    path: '/api/cases/{number}/questions',
    id: 'askQuestion',
    summary: 'Ask another lane of the case',
    signedIn: true,
    acts: true,
    body: QuestionBody,
    status: 201,
    answer: ReceiptBody,
    refusals: [...ACT, 'not-your-case', 'agency-not-in-case'],
  },
  answerQuestion: {
    method: 'post',
    path: '/api/cases/{number}/questions/{question}/answer',
    id: 'answerQuestion',
    summary: 'Answer a question that your agency owes',
    signedIn: true,
    acts: true,
    body: AnswerBody,
    status: 200,
    answer: ReceiptBody,
    refusals: [...ACT, 'not-your-case', 'question-not-open'],
  },
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
} as const satisfies { readonly [name: string]: Endpoint };
