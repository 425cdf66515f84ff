import { randomBytes } from 'node:crypto';
import { type Answer, aboutOf, gatewayChain, refused } from '#exchange/gateway/answers';
import { askHolder } from '#exchange/gateway/ask-holder';
import type { GatewayParts } from '#exchange/gateway/gateway-parts';
import { type SentHalves, takeHalves } from '#exchange/gateway/halves';
import { handOut, signRefusal } from '#exchange/gateway/hand-out';
import { askerOf, refusalOf, requireOfNow, servedFor } from '#exchange/gateway/judge';
import * as memory from '#exchange/gateway/memory';
import { closeUnanswered, findMissingHalves } from '#exchange/gateway/missing';
import { askedBefore, askOfficers, waitsForOfficers } from '#exchange/gateway/officers';
import { Strangers } from '#exchange/gateway/strangers';
import { FAULTS, MxFault } from '#exchange/mx/faults';
import { saySystemId } from '#exchange/mx/identifier';
import { type RawRequest, type RawResponse, valuesOf } from '#exchange/mx/message';
import { type ReadRequest, verifyRequest } from '#exchange/mx/request';
import { nameHash, subjectsOf } from '#exchange/subject';
import type { ActDraft } from '#ledger/act';
import { appendActs } from '#ledger/append';
import { unseal } from '#ledger/seal';
import { type ChainId, type SubjectId, uuidv7 } from '#terms/ids';
import { type JsonObject, textOf } from '#terms/json';
import { type Instant, instant } from '#terms/plain-date';

/** Rows up to which a refusal is counted by the minute: no flood of strangers makes a chain grow. */
const STRANGERS_ROW = 3;

/**
 * Takes requests in the order of MX/1: certificate, key, signature, time, nonce, id, grant, consent, fields, and only then
 * asks the holder, at most once an id. Whatever fails inside is a refusal too.
 */
export class Gateway {
  readonly parts: GatewayParts;
  private readonly run = uuidv7(Date.now(), randomBytes(10));
  private readonly serving = new Map<string, Promise<RawResponse>>();
  private readonly strangers: Strangers;
  private readonly chain: ChainId;

  private constructor(parts: GatewayParts) {
    this.parts = parts;
    this.chain = gatewayChain(parts.agency);
    this.strangers = new Strangers(
      (data, at) => this.note('exchange-turned-away', data, at),
      () => this.at(),
    );
  }

  /** Opens the books: what an earlier run left half done is said to be so. */
  static async open(parts: GatewayParts): Promise<Gateway> {
    const gateway = new Gateway(parts);
    const left = await memory.interrupt(parts.db, parts.agency, gateway.run);
    if (left > 0) await gateway.note('exchange-interrupted', { count: left }, gateway.at());
    return gateway;
  }

  /** The answer to a request from the holder of this certificate (base64 SHA-256 of its public key; null for none). */
  async receive(raw: RawRequest, pin: string | null): Promise<RawResponse> {
    let read: ReadRequest | null = null;
    try {
      const asker = askerOf(this.parts, raw, pin);
      read = await verifyRequest(raw, asker.verifier);
      return await this.take(read);
    } catch (error) {
      const fault =
        error instanceof MxFault ? error : new MxFault('gateway-fault', 'the gateway failed', { cause: error });
      return this.turnAway(fault, raw, read);
    }
  }

  /** A refusal, written down and signed. */
  async turnAway(fault: MxFault, raw: RawRequest, read: ReadRequest | null = null): Promise<RawResponse> {
    await this.noteRefusal(fault, raw, read);
    return signRefusal(this.parts, fault, raw);
  }

  /** Writes down what was only counted so far. */
  flush(): Promise<void> {
    return this.strangers.flush();
  }

  /** See `takeHalves`. */
  takeHalves(sent: SentHalves, pin: string | null): Promise<readonly string[]> {
    return takeHalves(this.parts, sent, pin);
  }

  /**
   * To be called now and then: halves that are missing, exchanges that end without them, nonces that are over, strangers of the
   * last minute. Gives the ids of what is missing from now on.
   */
  async sweep(): Promise<readonly string[]> {
    const at = this.at();
    const { db, agency, closeAfter } = this.parts;
    const missing = await findMissingHalves(db, agency, at);
    await closeUnanswered(db, agency, at, closeAfter);
    await memory.forgetNonces(db, at);
    await this.strangers.flush();
    return missing;
  }

  private at(): Instant {
    return instant(this.parts.now());
  }

  /** Rows 4 to 10. */
  private async take(request: ReadRequest): Promise<RawResponse> {
    requireOfNow(this.parts, request);
    const refusal = await refusalOf(this.parts, request);
    const key = this.keyOf(request);
    const { run } = this;
    const about = nameHash(this.parts.keys, aboutOf(request));
    const claiming = { at: this.at(), run, take: refusal === null, about };
    const claimed = await memory.claim(this.parts.db, key, request, claiming);
    if (claimed.kind === 'nonce-used') throw new MxFault('nonce-used', 'the nonce was used before');
    if (claimed.kind === 'seen') return this.again(request, key, claimed.row);
    if (refusal !== null) throw refusal;
    return this.once(key, () => this.serve(request, key, claimed.known));
  }

  private keyOf(request: ReadRequest): memory.ExchangeKey {
    return { agency: this.parts.agency, client: saySystemId(request.client), xid: request.id };
  }

  /** Works, while copies of the same request wait for the result. */
  private async once({ client, xid }: memory.ExchangeKey, start: () => Promise<RawResponse>): Promise<RawResponse> {
    const name = `${client} ${xid}`;
    const work = start();
    this.serving.set(name, work);
    try {
      return await work;
    } finally {
      this.serving.delete(name);
    }
  }

  /** Row 6: the same request gets the stored result, signed for it anew, or where it stands with the officers asked. */
  private async again(request: ReadRequest, key: memory.ExchangeKey, row: memory.ServedRow): Promise<RawResponse> {
    if (!memory.digestOf(request).equals(row.digest)) throw new MxFault('id-reused', 'the id is of another request');
    const underWay = this.serving.get(`${key.client} ${key.xid}`);
    if (underWay !== undefined || (row.state === 'serving' && row.run === this.run)) {
      await underWay?.catch(() => undefined); // said to whoever came first
      const now = await memory.findServed(this.parts.db, key);
      if (now !== undefined && now.state !== 'serving') return this.again(request, key, now);
    }
    if (row.state === 'waiting') return this.once(key, () => askedBefore(this.parts, request, key));
    if (row.state !== 'served' || row.subject === null || row.sealed === null)
      throw new MxFault('exchange-interrupted', 'whether the holder was asked is not known; ask again under a new id');
    const subject = row.subject as SubjectId; // written by `handOut`
    const stored = unseal(await this.parts.keys.keyFor(subject), row.sealed);
    const answer = {
      status: Number(stored['status']),
      error: textOf(stored['error']) || null,
      body: textOf(stored['body']),
    };
    return handOut(this.parts, request, key, answer, { kind: 'again', subject });
  }

  private async serve(request: ReadRequest, key: memory.ExchangeKey, known: memory.Known | null): Promise<RawResponse> {
    const officers = servedFor(this.parts, request)?.officers;
    if (officers !== undefined && waitsForOfficers(request.raw))
      return askOfficers(this.parts, request, key, officers, known);
    const [about, answer] = await Promise.all([known ?? this.newcomer(request), this.answer(request)]);
    return handOut(this.parts, request, key, answer, { kind: 'first', ...about });
  }

  /** Somebody of whom nothing was asked here before. */
  private async newcomer(request: ReadRequest): Promise<memory.Known> {
    const { db, keys } = this.parts;
    const [subject] = await subjectsOf(db, keys, [aboutOf(request)], this.at(), randomBytes(32));
    if (subject === undefined) throw new Error('everybody and every thing has a pseudonym');
    return { subject, head: memory.NO_HEAD };
  }

  /** Row 10: the holder's answer, or why there is none. */
  private async answer(request: ReadRequest): Promise<Answer> {
    const served = servedFor(this.parts, request);
    return served === undefined ? refused('service-closed', 'no such service here') : askHolder(served, request);
  }

  private async noteRefusal({ code }: MxFault, raw: RawRequest, read: ReadRequest | null): Promise<void> {
    try {
      if (FAULTS[code].row <= STRANGERS_ROW) {
        await this.strangers.count(
          code,
          read === null ? (valuesOf(raw.fields, 'x-road-client')[0] ?? '-') : saySystemId(read.client),
        );
        return;
      }
      const said = read === null ? {} : { client: saySystemId(read.client), xid: read.id, purpose: read.purpose.code };
      await this.note('exchange-refused', { code, ...said }, this.at());
    } catch {
      // The books cannot be written: the refusal stands all the same, and nothing was disclosed.
    }
  }

  private async note(kind: string, data: JsonObject, at: Instant): Promise<void> {
    const act: ActDraft = { kind, element: null, agency: this.parts.agency, position: null, data };
    await appendActs(this.parts.db, { chain: this.chain, drafts: [act], at, seed: randomBytes(32) });
  }
}
