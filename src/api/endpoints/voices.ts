import { ACT, type Endpoint } from '#api/endpoint';
import { ComplaintBody, ComplaintReceipt, SurveyBody, SurveyKept } from '#api/schemas';

/** Complaints and satisfaction. */
export const VOICES = {
  fileComplaint: {
    method: 'post',
    path: '/api/complaints',
    id: 'fileComplaint',
    summary: 'File a complaint about a case, a service or the government; it slows nothing',
    signedIn: true,
    acts: true,
    body: ComplaintBody,
    status: 201,
    answer: ComplaintReceipt,
    refusals: [...ACT, 'text-empty', 'unknown-service', 'too-many', 'complaints-closed'],
  },
  answerSurvey: {
    method: 'post',
    path: '/api/cases/{number}/survey',
    id: 'answerSurvey',
    summary: 'Rate an ended case of your own, once',
    signedIn: true,
    acts: true,
    body: SurveyBody,
    status: 201,
    answer: SurveyKept,
    refusals: [...ACT, 'survey-early', 'score-missing'],
  },
} as const satisfies { readonly [name: string]: Endpoint };
