import { randomBytes } from 'node:crypto';
import { seatName } from '#engine/reads';
import { aboutOf, refused, wantedOf } from '#exchange/gateway/answers';
import type { GatewayParts } from '#exchange/gateway/gateway-parts';
import { handOut, signAnswer } from '#exchange/gateway/hand-out';
import type { Officers } from '#exchange/gateway/holder';
import type { ExchangeKey, Known } from '#exchange/gateway/memory';
import {
  findStanding,
  keepAnswer,
  openQuestions,
  putQuestion,
  type Question,
  type Standing,
} from '#exchange/gateway/questions';
import { MxFault } from '#exchange/mx/faults';
import { type RawRequest, type RawResponse, valuesOf } from '#exchange/mx/message';
import type { ReadRequest } from '#exchange/mx/request';
import type { ExchangeRefusal } from '#exchange/refusals';
import { subjectsOf } from '#exchange/subject';
import { seal, unseal } from '#ledger/seal';
import type { PositionId, SubjectId } from '#terms/ids';
import { canonical, type JsonObject, textOf } from '#terms/json';
import { type Instant, instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** What an officer found, by fact, and on what evidence; or why they give nothing. */
export type OfficerAnswer =
  | { readonly kind: 'found'; readonly values: JsonObject; readonly evidence: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'withheld' };

/** A question as whoever answers it sees it. */
export interface OpenQuestion extends Omit<Question, 'agency' | 'subject' | 'sealed'> {
  readonly key: string;
}

/** Whether the asker takes "accepted" for an answer (RFC 7240 `respond-async`). */
export function waitsForOfficers({ fields }: RawRequest): boolean {
  return valuesOf(fields, 'prefer').some((value) =>
    value.split(',').some((one) => one.trim().toLowerCase() === 'respond-async'),
  );
}

/** Puts a question before officers of the agency and says until when they have time. Throws `MxFault` (request-malformed, exchange-interrupted). */
export async function askOfficers(
  parts: GatewayParts,
  request: ReadRequest,
  key: ExchangeKey,
  officers: Officers,
  known: Known | null,
): Promise<RawResponse> {
  const wanted = wantedOf(request.body);
  if (wanted === null || wanted.call !== undefined)
    throw new MxFault('request-malformed', 'officers answer for one record, not a call');
  const at = instant(parts.now());
  const subject = known?.subject ?? (await newSubject(parts, request, at));
  const { purpose, fields, issue } = request;
  const sealed = seal(await parts.keys.keyFor(subject), { key: wanted.key }, randomBytes(32), placeOf(key, 'question'));
  const due = officers.due(at);
  const { registry, position } = officers;
  const asked = { ...key, registry, position, issue, fields, at, due, subject, sealed };
  if (!(await putQuestion(parts.db, { ...asked, purpose: purpose.code, basis: purpose.basis })))
    throw new MxFault('exchange-interrupted', 'the exchange is not open any more; ask again under a new id');
  return accepted(parts, request, key, due);
}

/** The same request later: still accepted, or what came of it. Throws `MxFault` (exchange-interrupted). */
export async function askedBefore(parts: GatewayParts, request: ReadRequest, key: ExchangeKey): Promise<RawResponse> {
  const standing = await findStanding(parts.db, key);
  if (standing === undefined) throw new MxFault('exchange-interrupted', 'nobody was asked; ask again under a new id');
  const { subject, due, answered } = standing;
  if (answered !== null) {
    const answer = await answerIn(parts, standing, answered);
    return handOut(parts, request, key, answer, { kind: 'first', subject, by: answered.by });
  }
  if (due > instant(parts.now())) return accepted(parts, request, key, due);
  return handOut(parts, request, key, refused('officers-late', 'no officer answered in time'), {
    kind: 'first',
    subject,
  });
}

/** What officers of this agency have to answer now, the most urgent first. */
export async function questionsFor({ db, keys, agency, now }: GatewayParts): Promise<readonly OpenQuestion[]> {
  const questions = await openQuestions(db, agency, instant(now()));
  const dataKeys = await keys.keysFor([...new Set(questions.map(({ subject }) => subject))]);
  return questions.map(
    ({ client, xid, registry, position, purpose, basis, issue, fields, at, due, subject, sealed }) => {
      const dataKey = dataKeys.get(subject);
      const key = dataKey === undefined ? '' : textOf(unseal(dataKey, sealed)['key']);
      return { client, xid, registry, position, purpose, basis, issue, fields, at, due, key };
    },
  );
}

/**
 * An officer's answer, kept until the asker fetches it. The first one counts: the same again changes nothing, another is
 * refused. Refuses `question-unknown`, `not-your-position`, `question-answered`, `question-late`, `fact-not-in-read`.
 */
export async function answerQuestion(
  { db, keys, agency, now }: GatewayParts,
  { client, xid }: Pick<ExchangeKey, 'client' | 'xid'>,
  given: OfficerAnswer,
  by: PositionId,
): Promise<void> {
  const key = { agency, client, xid };
  const standing = await findStanding(db, key);
  if (standing === undefined) throw refusal('question-unknown', 'No such question', { xid });
  const { subject, fields, position } = standing;
  if (seatName(by) !== seatName(position))
    throw new Refusal('not-your-position', `This is answered by ${position}`, { position });
  const strange = given.kind === 'found' ? Object.keys(given.values).find((fact) => !fields.includes(fact)) : undefined;
  if (strange !== undefined) throw new Refusal('fact-not-in-read', `Nobody asks for ${strange}`, { fact: strange });
  const dataKey = await keys.keyFor(subject);
  if (standing.answered === null) {
    const answer = seal(dataKey, { ...given }, randomBytes(32), placeOf(key, 'answer'));
    if (await keepAnswer(db, key, { by, answer }, instant(now()))) return;
  }
  const before = (await findStanding(db, key))?.answered;
  if (before === null || before === undefined) throw refusal('question-late', 'The time for this is over', { xid });
  if (canonical(unseal(dataKey, Buffer.from(before.answer))) === canonical({ ...given })) return;
  throw refusal('question-answered', 'Somebody has answered this', { xid });
}

async function newSubject({ db, keys }: GatewayParts, request: ReadRequest, at: Instant): Promise<SubjectId> {
  const [subject] = await subjectsOf(db, keys, [aboutOf(request)], at, randomBytes(32));
  if (subject === undefined) throw new Error('everybody and every thing has a pseudonym');
  return subject;
}

/** No receipt: nothing was given yet. */
function accepted(parts: GatewayParts, request: ReadRequest, key: ExchangeKey, due: Instant): RawResponse {
  return signAnswer(parts, request.raw, key.xid, {
    status: 202,
    error: null,
    body: JSON.stringify({ code: 'accepted', until: due }),
  });
}

async function answerIn(
  { keys }: GatewayParts,
  { subject }: Standing,
  { by, answer }: NonNullable<Standing['answered']>,
) {
  const given = unseal(await keys.keyFor(subject), Buffer.from(answer)) as unknown as OfficerAnswer; // sealed by answerQuestion
  if (given.kind === 'unknown') return { status: 404, error: null, body: '{"code":"not-found"}' };
  if (given.kind === 'withheld') return refused('officer-withholds', 'an officer of the holder may not give it');
  const officer = { position: by, evidence: given.evidence };
  return { status: 200, error: null, body: JSON.stringify({ ...given.values, '@officer': officer }) };
}

function placeOf({ client, xid }: ExchangeKey, part: 'question' | 'answer'): string {
  return `exchange/${client}/${xid}/${part}`;
}

function refusal(code: ExchangeRefusal, message: string, facts: JsonObject): Refusal {
  return new Refusal<ExchangeRefusal>(code, message, facts);
}
