import { z } from 'zod';
import { formOver, parseForm } from '#definitions/form';
import type { Government } from '#definitions/government';
import { gatewayFindings } from '#exchange/gateway/findings';
import type { GatewayParts } from '#exchange/gateway/gateway-parts';
import { jsonAnswer } from '#exchange/gateway/json-answer';
import { answerQuestion, type OfficerAnswer, questionsFor } from '#exchange/gateway/officers';
import { MxFault } from '#exchange/mx/faults';
import type { RawRequest, RawResponse } from '#exchange/mx/message';
import { WITHHOLDINGS } from '#operations/desk/answer-read';
import { spokenFor } from '#operations/refusals';
import { positionId } from '#terms/ids';
import type { Json } from '#terms/json';
import { instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** What the gateway's own agency may do, over its own certificate and no other. */
export const OWN = {
  questions: '/mg/own/questions',
  answers: '/mg/own/answers',
  findings: '/mg/own/findings',
} as const;

const Values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
/** `answers`: by fact. The position is that of the officer, as the agency's own house knows them. */
export const Given = z.union([
  z.strictObject({
    client: z.string(),
    xid: z.uuid(),
    position: z.string(),
    answers: Values,
    evidence: z.string().trim().min(1).max(500),
  }),
  z.strictObject({ client: z.string(), xid: z.uuid(), position: z.string(), withheld: z.enum(WITHHOLDINGS) }),
]);
type Given = z.infer<typeof Given>;

type Vocabulary = Pick<Government, 'facts'>;

/** Questions for officers, their answers, and findings of the books, for the gateway's own agency. */
export class OwnDoor {
  private readonly parts: GatewayParts;
  private readonly government: () => Promise<Vocabulary>;

  constructor(parts: GatewayParts, government: () => Promise<Vocabulary>) {
    this.parts = parts;
    this.government = government;
  }

  /** null where the path is none of these. Throws `MxFault` (certificate-unknown) for any other agency. */
  async answer(raw: RawRequest, pin: string | null): Promise<RawResponse | null> {
    const { agency, trust, now } = this.parts;
    if (!Object.values<string>(OWN).includes(raw.target)) return null;
    const at = instant(now());
    if (pin === null || trust.certified(pin, at) !== agency)
      throw new MxFault('certificate-unknown', 'the certificate is not that of the agency itself');
    try {
      if (raw.method === 'POST' && raw.target === OWN.answers) return jsonAnswer(200, await this.take(raw));
      if (raw.method !== 'GET' || raw.target === OWN.answers) return jsonAnswer(405, {});
      if (raw.target === OWN.questions) return jsonAnswer(200, { questions: plain(await questionsFor(this.parts)) });
      return jsonAnswer(200, plain(await gatewayFindings(this.parts.db, agency, at)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return jsonAnswer(spokenFor(error.code)?.status ?? 500, { code: error.code, message: error.message });
    }
  }

  /** Refuses `usage`, `form-invalid` and as `answerQuestion` does. */
  private async take({ body }: RawRequest): Promise<Json> {
    const given = givenIn(body);
    const { client, xid } = given;
    await answerQuestion(this.parts, { client, xid }, await this.readAnswer(given), positionId(given.position));
    return { taken: xid };
  }

  private async readAnswer(given: Given): Promise<OfficerAnswer> {
    if ('withheld' in given) return { kind: given.withheld === 'no-record' ? 'unknown' : 'withheld' };
    const { answers, evidence } = given;
    const known = Object.keys(answers);
    const government = await this.government();
    const strange = known.find((fact) => !government.facts.has(fact));
    if (strange !== undefined) throw new Refusal('fact-not-in-read', `Nobody asks for ${strange}`, { fact: strange });
    return { kind: 'found', values: parseForm(formOver(known), government, answers).values, evidence };
  }
}

function givenIn(body: Uint8Array): Given {
  const why = { why: 'client, xid, position, and answers with evidence or withheld' };
  try {
    return Given.parse(JSON.parse(Buffer.from(body).toString()));
  } catch (cause) {
    throw new Refusal('usage', 'the answer has another form than agreed', why, { cause });
  }
}

function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json; // what JSON.parse gives
}
