import { randomBytes } from 'node:crypto';
import {
  type Answer,
  aboutOf,
  bound,
  gatewayChain,
  nikOrNull,
  outcomeOf,
  refused,
  servedAct,
  wantedOf,
} from '#exchange/gateway/answers';
import { askHolder } from '#exchange/gateway/ask-holder';
import type { ConsentBook } from '#exchange/gateway/consent-book';
import type { Served } from '#exchange/gateway/holder';
import * as memory from '#exchange/gateway/memory';
import { servedRow } from '#exchange/gateway/memory';
import { findMissingHalves } from '#exchange/gateway/missing';
import { Strangers } from '#exchange/gateway/strangers';
import type { TrustFile } from '#exchange/gateway/trust';
import { FAULTS, MxFault } from '#exchange/mx/faults';
import { readServiceTarget, type SystemId, saySystemId } from '#exchange/mx/identifier';
import { type RawRequest, type RawResponse, valuesOf } from '#exchange/mx/message';
import { receiptHolds, receiptOf, sayReceiptHalf, signReceipt } from '#exchange/mx/receipt';
import { claimedKey, LIFETIME, type ReadRequest, verifyRequest } from '#exchange/mx/request';
import { signResponse } from '#exchange/mx/response';
import type { Signer } from '#exchange/mx/signature';
import { nameHash, subjectsOf } from '#exchange/subject';
import type { ActDraft, Head } from '#ledger/act';
import { appendActs } from '#ledger/append';
import { seal, unseal } from '#ledger/seal';
import type { Database } from '#store/database';
import type { KeyStore } from '#store/keys';
import { type AgencyId, agencyId, type ChainId, chainId, type SubjectId, uuidv7 } from '#terms/ids';
import { type JsonObject, textOf } from '#terms/json';
import { type Instant, instant } from '#terms/plain-date';

/** What a gateway of one agency serves from. */
export interface GatewayParts {
  readonly agency: AgencyId;
  readonly self: SystemId;
  readonly db: Database;
  readonly keys: KeyStore;
  readonly trust: TrustFile;
  readonly keyid: string;
  readonly signer: Signer;
  /** By service code. */
  readonly services: ReadonlyMap<string, Served>;
  /** Whether a consent carries this wish now; without it only law is a basis. */
  readonly consentHolds?: ConsentBook;
  readonly now: () => number;
}

/** Halves of receipts on their way to a provider, all signed under one key. `sig` is base64. */
export interface SentHalves {
  readonly keyid: string;
  readonly halves: readonly { readonly xid: string; readonly client: string; readonly sig: string }[];
}

/** Seconds by which two clocks may differ. */
const SKEW = 5;
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
      const asker = this.asker(raw, pin);
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
    return this.refuse(fault, raw);
  }

  /** Writes down what was only counted so far. */
  flush(): Promise<void> {
    return this.strangers.flush();
  }

  /**
   * An asker's halves of receipts, under one key of its own. Gives the ids of those that are what they should be, and keeps
   * these. Throws `MxFault` (certificate-unknown, key-unknown) for anybody else.
   */
  async takeHalves({ keyid, halves }: SentHalves, pin: string | null): Promise<readonly string[]> {
    const { db, trust, agency } = this.parts;
    const { agency: signer, verifier } = trust.key(keyid, this.at());
    if (pin === null || trust.certified(pin, this.at()) !== signer)
      throw new MxFault('certificate-unknown', 'another certificate');
    const own = halves.filter(({ client }) => bound(signer, client.split('/')[2] ?? ''));
    const ids = own.map(({ xid }) => xid);
    const texts = new Map(
      (await memory.receiptTexts(db, agency, ids)).map(({ client, xid, receipt }) => [`${client} ${xid}`, receipt]),
    );
    const taken = own.flatMap(({ client, xid, sig }) => {
      const [text, half] = [texts.get(`${client} ${xid}`), Buffer.from(sig, 'base64')];
      return text !== undefined && receiptHolds({ text, name: '' }, half, verifier) ? [{ client, xid, half }] : [];
    });
    if (taken.length > 0) await memory.keepTheirHalves(db, agency, taken);
    return taken.map(({ xid }) => xid);
  }

  /** To be called now and then: halves that are missing, nonces that are over, strangers of the last minute. */
  async sweep(): Promise<readonly string[]> {
    const at = this.at();
    const { db, agency } = this.parts;
    const missing = await findMissingHalves(db, agency, at);
    await memory.forgetNonces(db, at);
    await this.strangers.flush();
    return missing;
  }

  private at(): Instant {
    return instant(this.parts.now());
  }

  /** Rows 1 and 2. */
  private asker(raw: RawRequest, pin: string | null) {
    const { trust } = this.parts;
    const certified = pin === null ? null : trust.certified(pin, this.at());
    if (certified === null) throw new MxFault('certificate-unknown', 'the certificate is not known');
    const { keyid, client } = claimedKey(raw);
    const key = trust.key(keyid, this.at());
    if (key.agency !== certified || !bound(key.agency, client.member))
      throw new MxFault('key-unknown', 'the key is of another than the asker');
    return key;
  }

  /** Rows 4 to 10. */
  private async take(request: ReadRequest): Promise<RawResponse> {
    const seconds = Math.floor(this.parts.now() / 1000);
    if (
      request.created > seconds + SKEW ||
      seconds > request.created + LIFETIME + SKEW ||
      seconds > request.expires + SKEW
    )
      throw new MxFault('message-expired', 'the request is not of now');
    const refusal = await this.refusalOf(request);
    const key = this.keyOf(request);
    const { run } = this;
    const about = nameHash(this.parts.keys, aboutOf(request));
    const claiming = { at: this.at(), run, take: refusal === null, about };
    const claimed = await memory.claim(this.parts.db, key, request, claiming);
    if (claimed.kind === 'nonce-used') throw new MxFault('nonce-used', 'the nonce was used before');
    if (claimed.kind === 'seen') return this.again(request, key, claimed.row);
    if (refusal !== null) throw refusal;
    return this.once(request, key, claimed.known);
  }

  private keyOf(request: ReadRequest): memory.ExchangeKey {
    return { agency: this.parts.agency, client: saySystemId(request.client), xid: request.id };
  }

  /** Serves, while copies of the same request wait for the result. */
  private async once(request: ReadRequest, key: memory.ExchangeKey, known: memory.Known | null): Promise<RawResponse> {
    const name = `${key.client} ${key.xid}`;
    const work = this.serve(request, key, known);
    this.serving.set(name, work);
    try {
      return await work;
    } finally {
      this.serving.delete(name);
    }
  }

  /** Row 6: the same request gets the stored result, signed for it anew. */
  private async again(request: ReadRequest, key: memory.ExchangeKey, row: memory.ServedRow): Promise<RawResponse> {
    if (!memory.digestOf(request).equals(row.digest)) throw new MxFault('id-reused', 'the id is of another request');
    if (row.state === 'serving' && row.run === this.run) {
      await this.serving.get(`${key.client} ${key.xid}`);
      const now = await memory.findServed(this.parts.db, key);
      if (now !== undefined && now.state !== 'serving') return this.again(request, key, now);
    }
    if (row.state !== 'served' || row.subject === null || row.sealed === null)
      throw new MxFault('exchange-interrupted', 'whether the holder was asked is not known; ask again under a new id');
    const subject = row.subject as SubjectId; // written by `finish`
    const stored = unseal(await this.parts.keys.keyFor(subject), row.sealed);
    const answer = {
      status: Number(stored['status']),
      error: textOf(stored['error']) || null,
      body: textOf(stored['body']),
    };
    return this.finish(request, key, answer, { subject });
  }

  /** Rows 7 to 9, before anything is claimed. */
  private async refusalOf(request: ReadRequest): Promise<MxFault | null> {
    const served = this.servedFor(request);
    if (served === undefined) return new MxFault('service-closed', 'no such service here');
    const { purpose, fields } = request;
    const lapse = served.lapse({ client: request.client, purpose: purpose.code, fields }, this.at());
    if (lapse !== null && lapse !== 'fields-exceed-grant') return new MxFault('service-closed', lapse);
    if (!(await this.carried(request, served))) return new MxFault('consent-missing', 'no consent holds for this');
    return lapse === null ? null : new MxFault('fields-exceed-grant', 'more is asked than the grant gives');
  }

  /** Row 8: the status is read for whom the request is about, and where it cannot be read nothing is given. */
  private async carried({ consent, fields, client, purpose, body }: ReadRequest, served: Served): Promise<boolean> {
    if (consent.kind === 'law') return !fields.some((field) => served.byConsent?.has(field) === true);
    const person = nikOrNull(wantedOf(body)?.key ?? '');
    const { consentHolds, agency } = this.parts;
    if (person === null || consentHolds === undefined) return false;
    const use = { provider: agency, consumer: agencyId(client.member.toLowerCase()), purpose: purpose.code, fields };
    return consentHolds(consent, { ...use, person }, this.at()).catch(() => false);
  }

  private servedFor({ target }: ReadRequest): Served | undefined {
    const { provider, service, path } = readServiceTarget(target);
    const ours = saySystemId(provider) === saySystemId(this.parts.self) && path === '';
    return ours ? this.parts.services.get(service) : undefined;
  }

  private async serve(request: ReadRequest, key: memory.ExchangeKey, known: memory.Known | null): Promise<RawResponse> {
    const [about, answer] = await Promise.all([known ?? this.newcomer(request), this.answer(request)]);
    return this.finish(request, key, answer, about);
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
    const served = this.servedFor(request);
    return served === undefined ? refused('service-closed', 'no such service here') : askHolder(served, request);
  }

  /**
   * Signs, keeps and only then lets go: the act on the person's chain (whose end is `head`) is durable before the answer
   * leaves. Without a head it was served before, and is only signed anew.
   */
  private async finish(
    request: ReadRequest,
    key: memory.ExchangeKey,
    answer: Answer,
    { subject, head }: { readonly subject: SubjectId; readonly head?: Head },
  ): Promise<RawResponse> {
    const { signer, keyid, keys, db } = this.parts;
    const at = this.at();
    const [salt, seed] = [randomBytes(32), randomBytes(32)];
    const response = this.sign(request.raw, key.xid, answer);
    const outcome = outcomeOf(answer.status, answer.error);
    const receipt = receiptOf(request.raw, response, outcome, wantedOf(request.body)?.key ?? '', salt);
    const ownHalf = signReceipt(receipt, signer);
    const { status, error, body } = answer;
    const sealed = seal(await keys.keyFor(subject), { status, error, body }, seed, `exchange/${key.client}/${key.xid}`);
    const act = servedAct(request, key, outcome, receipt.name);
    const kept = { subject, sealed, receipt: receipt.text, ownHalf };
    const row = servedRow(key, kept);
    if (head === undefined) await memory.keepServed(db, key, kept);
    else await appendActs(db, { chain: chainId(subject), drafts: [act], at, seed, head, beside: () => ({ row }) });
    const half = sayReceiptHalf({ keyid, signature: ownHalf, salt });
    return { ...response, fields: [...response.fields, ['MG-Receipt', half]] };
  }

  private refuse({ code, detail }: MxFault, raw: RawRequest): RawResponse {
    const { status, error, body } = refused(code, detail);
    const [xid = '-'] = valuesOf(raw.fields, 'x-road-id');
    return this.sign(raw, /^[0-9a-f-]{36}$/.test(xid) ? xid : '-', { status, error, body });
  }

  private sign(request: RawRequest, id: string, { status, error, body }: Answer): RawResponse {
    const { signer, keyid, now } = this.parts;
    const created = Math.floor(now() / 1000);
    const answer = { status, id, body: Buffer.from(body), ...(error === null ? {} : { error }) };
    return signResponse(answer, request, { created, keyid }, signer);
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
