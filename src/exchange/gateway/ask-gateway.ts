import { randomBytes } from 'node:crypto';
import { Agent, request as send } from 'node:https';
import { z } from 'zod';
import { outcomeOf, wantedOf } from '#exchange/gateway/answers';
import * as memory from '#exchange/gateway/memory';
import { closeUnanswered, findMissingHalves } from '#exchange/gateway/missing';
import { HALVES, MOST_HALVES, pinOfCertificate, type TlsParts } from '#exchange/gateway/serve';
import type { TrustFile } from '#exchange/gateway/trust';
import { MxFault } from '#exchange/mx/faults';
import { type SystemId, saySystemId } from '#exchange/mx/identifier';
import { fieldsOf, type RawRequest, type RawResponse, valuesOf } from '#exchange/mx/message';
import { readReceiptHalf, receiptHolds, receiptOf, signReceipt } from '#exchange/mx/receipt';
import { type MxRequest, signRequest } from '#exchange/mx/request';
import { responseKey, verifyResponse } from '#exchange/mx/response';
import type { Signer } from '#exchange/mx/signature';
import { type RestAnswer, readAnswer } from '#exchange/xroad/rest-message';
import type { Database } from '#store/database';
import type { AgencyId } from '#terms/ids';
import { isObject, type Json, type JsonObject } from '#terms/json';
import { type Instant, instant } from '#terms/plain-date';

/** One agency's own side of the exchange, where it asks. */
export interface AskerParts {
  readonly agency: AgencyId;
  readonly db: Database;
  readonly trust: TrustFile;
  readonly keyid: string;
  readonly signer: Signer;
  readonly tls: TlsParts;
  readonly now: () => number;
  /** Milliseconds an answer may take. */
  readonly patience?: number;
  /** Milliseconds after which an exchange that nothing answered is closed; 30 days where none are said. */
  readonly closeAfter?: number;
}

/** found, unknown and passed (what an old system said to a call) carry the receipt; accepted: officers have it, until then; refused is the other gateway's signed "no"; silent: no answer, or none that can be believed. */
export type MxAnswer =
  | { readonly kind: 'found'; readonly xid: string; readonly body: JsonObject; readonly receipt: string }
  | { readonly kind: 'accepted'; readonly until: Instant }
  | { readonly kind: 'unknown'; readonly receipt: string }
  | { readonly kind: 'passed'; readonly said: RestAnswer; readonly receipt: string }
  | { readonly kind: 'refused'; readonly type: string }
  | { readonly kind: 'silent'; readonly why: string };

const MOST_ANSWER = 262_144;
const PATIENCE = 2_000;
/** Seconds by which the two clocks may differ. */
const SKEW = 5;

/** Asks gateways of other agencies under this agency's key, and keeps its half of every receipt. */
export class Asker {
  private readonly parts: AskerParts;
  /** A connection is proven for one provider and serves no other. */
  private readonly agents = new Map<AgencyId, Agent>();

  constructor(parts: AskerParts) {
    this.parts = parts;
  }

  /**
   * Asks once under the request's id; the same id again gets the same result. `wait` names a wait of a case that has time for
   * officers: asked again for it while nothing was answered, its first id stands in place of the request's. Never throws for a provider that
   * fails.
   */
  async ask(door: memory.Door, wished: MxRequest, wait: string | null = null): Promise<MxAnswer> {
    const { agency, db, keyid, signer } = this.parts;
    const client = saySystemId(wished.client);
    const purpose = wished.purpose.code;
    const id = await memory.noteAsked(db, { agency, client, xid: wished.id }, door, { purpose, wait }, this.at());
    const request = { ...wished, id };
    const created = Math.floor(this.parts.now() / 1000);
    const signed = signRequest(request, { created, nonce: randomBytes(16).toString('base64url'), keyid }, signer);
    const raw =
      wait === null ? signed : { ...signed, fields: [...signed.fields, ['Prefer', 'respond-async'] as const] };
    let answered: { readonly response: RawResponse; readonly key: ReturnType<TrustFile['key']> };
    try {
      const response = await this.post(door, raw);
      answered = { response, key: await this.believed(response, raw, door.provider) };
    } catch (error) {
      return { kind: 'silent', why: error instanceof MxFault ? error.message : 'the gateway does not answer' };
    }
    return this.keep(request, raw, answered.response, answered.key);
  }

  /**
   * Sends the halves that their providers have not got yet, to all providers side by side; whoever is away gets theirs the next
   * time and keeps nobody else waiting.
   */
  async tell(): Promise<void> {
    const { agency, db } = this.parts;
    const halves = await memory.untold(db, agency);
    const doors = [...new Set(halves.map(({ url }) => url))]; // one that has moved holds nobody up at its new address
    await Promise.all(doors.map((one) => this.tellDoor(halves.filter(({ url }) => url === one))));
  }

  /** To be called now and then: exchanges without their other half become findings, and old findings are closed. Gives those found now. */
  async sweep(): Promise<readonly string[]> {
    const { db, agency, closeAfter } = this.parts;
    const missing = await findMissingHalves(db, agency, this.at());
    await closeUnanswered(db, agency, this.at(), closeAfter);
    return missing;
  }

  close(): void {
    for (const agent of this.agents.values()) agent.destroy();
  }

  private agentFor(provider: AgencyId): Agent {
    let agent = this.agents.get(provider);
    if (agent === undefined) {
      const { key, certificate: cert, authority: ca } = this.parts.tls;
      agent = new Agent({ keepAlive: true, maxSockets: 32, key, cert, ca, minVersion: 'TLSv1.3' });
      this.agents.set(provider, agent);
    }
    return agent;
  }

  private at(): Instant {
    return instant(this.parts.now());
  }

  /** The key of an answer that was signed by this provider, for this request, now. */
  private async believed(response: RawResponse, raw: RawRequest, provider: AgencyId) {
    const key = this.parts.trust.key(responseKey(response), this.at());
    if (key.agency !== provider) throw new MxFault('key-unknown', 'the answer is signed by another');
    const { created } = await verifyResponse(response, raw, key.verifier);
    const seconds = this.parts.now() / 1000;
    if (Math.abs(seconds - created) > SKEW + (this.parts.patience ?? PATIENCE) / 1000)
      throw new MxFault('message-expired', 'the answer is not of now');
    return key;
  }

  private async keep(
    request: MxRequest,
    raw: RawRequest,
    response: RawResponse,
    key: ReturnType<TrustFile['key']>,
  ): Promise<MxAnswer> {
    const { agency, db, signer } = this.parts;
    const [error] = valuesOf(response.fields, 'x-road-error');
    if (response.status === 202) return this.accept(request, response);
    if (valuesOf(response.fields, 'mg-receipt').length === 0 && error !== undefined) {
      await memory.noteAnswered(db, agency, request.id, null, error);
      return { kind: 'refused', type: error };
    }
    let half: ReturnType<typeof readReceiptHalf>;
    try {
      half = readReceiptHalf(response);
    } catch {
      return { kind: 'silent', why: 'the answer has no receipt' };
    }
    const outcome = outcomeOf(response.status, error ?? null);
    const receipt = receiptOf(raw, response, outcome, wantedOf(request.body)?.key ?? '', half.salt);
    if (!receiptHolds(receipt, half.signature, key.verifier))
      return { kind: 'silent', why: 'the receipt is of another answer' };
    const own = signReceipt(receipt, signer);
    const halves = { receipt: receipt.text, own, their: half.signature };
    await memory.noteAnswered(db, agency, request.id, halves, error ?? null);
    if (error !== undefined) return { kind: 'refused', type: error };
    if (wantedOf(request.body)?.call !== undefined) {
      const said = readAnswer(response.body);
      return said === null
        ? { kind: 'silent', why: 'the answer is none of an old system' }
        : { kind: 'passed', said, receipt: receipt.name };
    }
    if (response.status === 404) return { kind: 'unknown', receipt: receipt.name };
    const body = bodyOf(response.body, request.fields);
    return body === null
      ? { kind: 'silent', why: 'the answer is no record' }
      : { kind: 'found', xid: request.id, body, receipt: receipt.name };
  }

  private async accept({ id }: MxRequest, { body }: RawResponse): Promise<MxAnswer> {
    const read = Accepted.safeParse(jsonIn(body));
    if (!read.success) return { kind: 'silent', why: 'the answer does not say until when' };
    const until = instant(read.data.until);
    await memory.noteAccepted(this.parts.db, this.parts.agency, id, until);
    return { kind: 'accepted', until };
  }

  private async tellDoor(halves: readonly memory.Untold[]): Promise<void> {
    const told: string[] = [];
    for (let from = 0; from < halves.length; from += MOST_HALVES) {
      const taken = await this.tellSome(halves.slice(from, from + MOST_HALVES));
      if (taken === 'away') break;
      told.push(...taken);
    }
    if (told.length > 0) await memory.noteTold(this.parts.db, this.parts.agency, told);
  }

  /** Ids that the provider took. away: told the next time, and a finding when it stays away. */
  private async tellSome(some: readonly memory.Untold[]): Promise<readonly string[] | 'away'> {
    const [first] = some;
    if (first === undefined) return [];
    const halves = some.map(({ xid, client, own_half: half }) => ({ xid, client, sig: half.toString('base64') }));
    const body = JSON.stringify({ keyid: this.parts.keyid, halves });
    const fields = [['Content-Type', 'application/json']] as const;
    const raw = { method: 'POST', target: HALVES, fields, body: Buffer.from(body) };
    const answer = await this.post(first, raw).catch(() => null);
    if (answer === null) return 'away';
    return answer.status === 200 ? takenIn(answer.body) : [];
  }

  /** What a gateway tells by mTLS alone, unsigned: of its services, not of people. Rejects where it does not answer. */
  read(door: memory.Door, target: string, client: SystemId): Promise<RawResponse> {
    const fields = [
      ['X-Road-Client', saySystemId(client)],
      ['Accept', 'application/json'],
    ] as const;
    return this.post(door, { method: 'GET', target, fields, body: Buffer.alloc(0) });
  }

  private post({ provider, url }: memory.Door, raw: RawRequest): Promise<RawResponse> {
    const { hostname, port } = new URL(url);
    const headers = raw.fields.map(([name, value]) => [name, value] as const);
    return new Promise((done, fail) => {
      const sending = send(
        {
          hostname,
          port,
          path: raw.target,
          method: raw.method,
          headers: { ...Object.fromEntries(headers), 'Content-Length': raw.body.length },
          agent: this.agentFor(provider),
          checkServerIdentity: (_host, { raw: certificate }) => this.strangeCertificate(certificate, provider),
          signal: AbortSignal.timeout(this.parts.patience ?? PATIENCE),
        },
        (response) => {
          const parts: Buffer[] = [];
          let size = 0;
          response.on('data', (part: Buffer) => {
            size += part.length;
            parts.push(part);
            if (size > MOST_ANSWER) response.destroy(new MxFault('body-too-large', 'the answer is too large'));
          });
          response.on('error', fail);
          response.on('end', () =>
            done({
              status: response.statusCode ?? 0,
              fields: fieldsOf(response.rawHeaders),
              body: Buffer.concat(parts),
            }),
          );
        },
      );
      sending.on('error', fail);
      sending.end(raw.body);
    });
  }

  /** Names play no part: a gateway is who the trust list says by its public key. */
  private strangeCertificate(certificate: Buffer, provider: AgencyId): Error | undefined {
    const agency = this.parts.trust.certified(pinOfCertificate(certificate), this.at());
    if (agency === provider) return undefined;
    return new MxFault('certificate-unknown', 'the certificate is of another');
  }
}

function takenIn(body: Uint8Array): readonly string[] {
  const read = TakenHalves.safeParse(jsonIn(body));
  return read.success ? read.data.taken : [];
}

const Accepted = z.object({ code: z.literal('accepted'), until: z.iso.datetime() });
const TakenHalves = z.object({ taken: z.array(z.uuid()) });

function jsonIn(bytes: Uint8Array): Json | undefined {
  try {
    return JSON.parse(Buffer.from(bytes).toString()) as Json; // what JSON.parse gives
  } catch {
    return undefined;
  }
}

/** How the holder answered, where not by its own system. */
const BESIDE = ['@file', '@officer'];

/** The record, with no field that was not asked for. */
function bodyOf(bytes: Uint8Array, fields: readonly string[]): JsonObject | null {
  const body = jsonIn(bytes);
  if (!isObject(body)) return null;
  return Object.keys(body).every((field) => fields.includes(field) || BESIDE.includes(field)) ? body : null;
}
