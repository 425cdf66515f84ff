import { createHmac, hash } from 'node:crypto';
import { type BareItem, parseItem, serializeItem } from 'structured-headers';
import { MxFault } from '#exchange/mx/faults';
import { type RawRequest, type RawResponse, soleValue } from '#exchange/mx/message';
import type { Signer, Verifier } from '#exchange/mx/signature';
import { canonical } from '#terms/json';

/** What both sides sign and keep of an exchange; of case, person and consent it holds salted commitments only. */
export interface Receipt {
  /** RFC 8785 form: the bytes that both sign. */
  readonly text: string;
  /** SHA-256 of the text, base64url: its short name. */
  readonly name: string;
}

/** The provider's half as it travels beside the answer: `MG-Receipt`. The salt goes to the asker only. */
export interface ReceiptHalf {
  readonly keyid: string;
  readonly signature: Uint8Array;
  readonly salt: Uint8Array;
}

/** Of a request and the answer to it. Seconds since 1970 as they were signed. */
export function receiptOf(
  request: RawRequest,
  response: RawResponse,
  outcome: string,
  key: string,
  salt: Uint8Array,
): Receipt {
  const value = (name: string) => soleValue(request.fields, name);
  const commit = (text: string) => createHmac('sha256', salt).update(text).digest('base64url');
  const created = (input: string) => Number(/;created=(\d+)/.exec(input)?.[1]);
  const text = canonical({
    xid: value('x-road-id'),
    reqSig: value('signature'),
    resSig: soleValue(response.fields, 'signature'),
    client: value('x-road-client'),
    service: request.target,
    purpose: value('mg-purpose'),
    basis: /basis="([^"]*)"/.exec(value('mg-purpose'))?.[1] ?? '',
    fields: value('mg-fields'),
    caseC: commit(value('x-road-issue')),
    subjectC: commit(key),
    consentC: commit(value('mg-consent')),
    outcome,
    tReq: created(value('signature-input')),
    tRes: created(soleValue(response.fields, 'signature-input')),
  });
  return { text, name: hash('sha256', text, 'base64url') };
}

export function signReceipt({ text }: Receipt, signer: Signer): Uint8Array {
  return signer.sign(Buffer.from(text));
}

export function receiptHolds({ text }: Receipt, signature: Uint8Array, verifier: Verifier): boolean {
  return verifier.verify(Buffer.from(text), signature);
}

export function sayReceiptHalf({ keyid, signature, salt }: ReceiptHalf): string {
  return serializeItem([
    buffer(signature),
    new Map<string, BareItem>([
      ['keyid', keyid],
      ['salt', buffer(salt)],
    ]),
  ]);
}

/** Throws `MxFault` (signature-bad) where the answer brought none, or one of another form. */
export function readReceiptHalf({ fields }: RawResponse): ReceiptHalf {
  let item: ReturnType<typeof parseItem>;
  try {
    item = parseItem(soleValue(fields, 'mg-receipt'));
  } catch (error) {
    throw new MxFault('signature-bad', 'the answer has no receipt', { cause: error });
  }
  const [signature, parameters] = item;
  const [keyid, salt] = [parameters.get('keyid'), parameters.get('salt')];
  if (!(signature instanceof ArrayBuffer) || typeof keyid !== 'string' || !(salt instanceof ArrayBuffer))
    throw new MxFault('signature-bad', 'the receipt has another form than agreed');
  return { keyid, signature: new Uint8Array(signature), salt: new Uint8Array(salt) };
}

function buffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
