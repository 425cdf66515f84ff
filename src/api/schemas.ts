import { z } from 'zod';
import { TACIT_DECISIONS } from '#definitions/schema/clocks';
import { INCIDENT_CAUSES } from '#engine/case';
import { COUNTINGS, SUSPENSION_OWNERS, TERM_UNITS } from '#terms/calendar';

/** Bodies of the API. The same schemas parse the requests and describe them in the OpenAPI document. */
const Facts = z.record(z.string(), z.json()).meta({ description: 'Fact name of facts.yaml -> value' });

export const SignInBody = z.strictObject({ persona: z.string().min(1).max(60) }).meta({ id: 'SignIn' });
export const SignedIn = z
  .strictObject({ token: z.string() })
  .meta({ id: 'SignedIn', description: 'Send it as `Authorization: Bearer <token>`' });

export const ApplicationBody = z
  .strictObject({
    service: z.string().min(3).max(80),
    pick: z
      .string()
      .max(64)
      .nullable()
      .default(null)
      .meta({ description: 'Key of the record it is about, e.g. a plate' }),
    answers: Facts.default({}),
  })
  .meta({ id: 'Application' });

export const ReceiptBody = z
  .strictObject({
    number: z.string().meta({ examples: ['MG-2026-7K3MQ2ZD-5'] }),
    status: z.string(),
    acts: z.array(z.string()).meta({ description: 'What has become so, in order' }),
  })
  .meta({ id: 'Receipt' });

export const ConcludeBody = z.strictObject({ answers: Facts.default({}) }).meta({ id: 'Conclusion' });
export const WithdrawBody = z.strictObject({ reason: z.string().max(200).default('') }).meta({ id: 'Withdrawal' });
export const QuestionBody = z
  .strictObject({
    item: z.int().positive(),
    to: z.string().max(40),
    text: z.string().min(1).max(2_000),
    blocking: z.boolean().default(true),
  })
  .meta({ id: 'Question' });
export const ComplaintBody = z
  .strictObject({
    text: z.string().min(1).max(2_000),
    naming: z.enum(['open', 'secret', 'anonymous']).default('open'),
    contact: z.string().max(100).default(''),
    caseNumber: z.string().max(40).nullable().default(null),
    element: z.string().max(80).nullable().default(null),
    service: z.string().max(80).nullable().default(null),
  })
  .meta({ id: 'Complaint' });
export const ComplaintReceipt = z
  .strictObject({
    number: z.string().meta({ examples: ['AD-2026-7K3MQ2ZD-5'] }),
    code: z.string().meta({ description: 'Opens the complaint without signing in; given once' }),
  })
  .meta({ id: 'ComplaintReceipt' });
export const SurveyBody = z
  .strictObject({
    scores: z
      .record(z.string(), z.enum(['1', '2', '3', '4']))
      .meta({ description: 'Element of the survey -> score, 4 the best' }),
  })
  .meta({ id: 'Survey' });
export const SurveyKept = z.strictObject({ number: z.string() }).meta({ id: 'SurveyKept' });
export const AnswerBody = z.strictObject({ text: z.string().min(1).max(2_000) }).meta({ id: 'Answer' });
export const QuoteBody = z.strictObject({ facts: Facts, on: z.iso.date() }).meta({ id: 'QuoteRequest' });

export const MessageBody = z.strictObject({ facts: Facts.default({}) }).meta({ id: 'Message' });
export const MessageSent = z
  .strictObject({
    message: z.string(),
    sent: z.iso.datetime(),
    until: z.iso.datetime().meta({ description: 'Kept until then while no case waits for it' }),
  })
  .meta({ id: 'MessageSent' });

export const SuspensionBody = z
  .strictObject({ item: z.int().positive(), reason: z.string().max(60), text: z.string().min(1).max(2_000) })
  .meta({ id: 'Suspension' });
export const ResumptionBody = z.strictObject({ text: z.string().max(2_000).default('') }).meta({ id: 'Resumption' });

export const RetryBody = z.strictObject({}).meta({ id: 'Retry' });
export const CorrectionBody = z
  .strictObject({ facts: Facts, reason: z.string().max(1_000) })
  .meta({ id: 'Correction' });
export const SkipBody = z
  .strictObject({
    reason: z.string().max(1_000),
    flow: z.string().max(200).optional().meta({ description: 'Way to take where several lead on' }),
  })
  .meta({ id: 'Skip' });

const Moment = z.iso.datetime();
const Proof = z.strictObject({
  basis: z.strictObject({ law: z.string(), article: z.string().optional(), certainty: z.enum(['H', 'M', 'B']) }),
  amount: z.int(),
  unit: z.enum(TERM_UNITS),
  counting: z.enum(COUNTINGS),
  start: z.strictObject({ act: z.string(), at: Moment }),
  zone: z.string(),
  calendar: z.string(),
  provisional: z.boolean(),
  asOf: Moment,
  days: z.array(
    z.strictObject({
      day: z.iso.date(),
      as: z.enum(['counted', 'suspended', 'rest']),
      rest: z.string().nullable(),
      closes: Moment,
    }),
  ),
  suspensions: z.array(
    z.strictObject({
      owner: z.enum(SUSPENSION_OWNERS),
      reason: z.string(),
      from: Moment,
      to: Moment.nullable(),
      days: z.int(),
    }),
  ),
  suspended: z.int(),
  base: Moment,
  deadline: Moment,
});
export const ClocksBody = z
  .strictObject({
    number: z.string(),
    statutory: z
      .strictObject({
        state: z.enum(['running', 'stopped', 'decided', ...TACIT_DECISIONS]),
        due: Moment.nullable(),
        endedAt: Moment.nullable(),
        rounds: z.int(),
        proof: Proof,
      })
      .nullable(),
    items: z.array(
      z.strictObject({
        item: z.int(),
        step: z.string(),
        lane: z.string(),
        agency: z.string().nullable(),
        since: Moment,
        due: Moment.nullable(),
      }),
    ),
    suspensions: z.array(
      z.strictObject({
        suspension: z.int(),
        owner: z.enum(SUSPENSION_OWNERS),
        reason: z.string(),
        by: z.string().nullable(),
        stopsCase: z.boolean(),
        stopsItem: z.boolean(),
        from: Moment,
        to: Moment.nullable(),
        answerBy: Moment.nullable(),
        end: z.enum(['answered', 'withdrawn', 'silent', 'over']).nullable(),
      }),
    ),
  })
  .meta({ id: 'Clocks' });

export const WorkItem = z
  .strictObject({
    number: z.string(),
    item: z.int(),
    service: z.string(),
    step: z.string(),
    lane: z.string(),
    since: z.iso.datetime(),
    touched: z.iso.datetime().nullable(),
    due: z.iso.datetime().nullable(),
  })
  .meta({ id: 'WorkItem' });
export const WorkItems = z
  .strictObject({ items: z.array(WorkItem), next: z.string().nullable() })
  .meta({ id: 'WorkItems' });

const Incident = z
  .strictObject({
    incident: z.int(),
    element: z.string(),
    agency: z.string().meta({ description: 'Who must settle it' }),
    cause: z.enum(INCIDENT_CAUSES),
    since: Moment,
  })
  .meta({
    description: 'The case holds at this element until it is tried again, a fact is corrected, or it is skipped',
  });
export const Incidents = z
  .strictObject({
    incidents: z.array(Incident.extend({ number: z.string(), service: z.string() })),
    next: z.string().nullable(),
  })
  .meta({ id: 'Incidents' });

export const CaseBody = z
  .strictObject({
    number: z.string(),
    service: z.string(),
    version: z.int(),
    status: z.string(),
    territory: z.string(),
    holders: z.array(
      z.strictObject({
        agency: z.string().nullable(),
        element: z.string(),
        since: z.iso.datetime(),
        due: z.iso.datetime().nullable(),
      }),
    ),
    items: z.array(
      z.strictObject({ item: z.int(), step: z.string(), agency: z.string().nullable(), asks: z.array(z.string()) }),
    ),
    questions: z.array(
      z.strictObject({
        question: z.int(),
        asker: z.string(),
        owner: z.string(),
        state: z.string(),
        due: z.iso.datetime(),
      }),
    ),
    incidents: z.array(Incident),
    facts: z.record(z.string(), z.strictObject({ value: z.json(), source: z.string(), at: z.iso.datetime() })),
    bill: z
      .strictObject({
        code: z.string().nullable(),
        status: z.string(),
        total: z.int(),
        expiresAt: z.iso.datetime().nullable(),
        paidAt: z.iso.datetime().nullable(),
        lines: z.array(
          z.strictObject({
            line: z.string(),
            payee: z.string(),
            agency: z.string().nullable(),
            amount: z.int(),
            period: z.string().nullable(),
          }),
        ),
      })
      .nullable(),
    acts: z.array(
      z.strictObject({
        seq: z.int(),
        at: z.iso.datetime(),
        kind: z.string(),
        element: z.string().nullable(),
        agency: z.string().nullable(),
        commitment: z.string(),
      }),
    ),
  })
  .meta({ id: 'Case' });

export const ServiceList = z
  .strictObject({ services: z.array(z.strictObject({ id: z.string(), title: z.string(), kind: z.string() })) })
  .meta({ id: 'Services' });
/** Yes or no: why not is nobody's business but the person's. */
export const ConsentAnswer = z.strictObject({ holds: z.boolean() }).meta({ id: 'ConsentAnswer' });

export const Received = z.strictObject({ kind: z.enum(['posted', 'parked', 'known']) }).meta({ id: 'Received' });

/** RFC 9457. */
export const Problem = z
  .strictObject({
    type: z.string().meta({ examples: ['urn:manunggal:refusal:no-tariff'] }),
    status: z.int(),
    title: z.string(),
    detail: z.string(),
    facts: z.record(z.string(), z.json()),
  })
  .meta({ id: 'Problem' });

export const Description = z.looseObject({ openapi: z.string() }).meta({ id: 'Description' });
