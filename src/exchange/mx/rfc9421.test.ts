import { createHmac, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { httpbis } from 'http-message-signatures';
import { describe, expect, it } from 'vitest';
import type { Fields, RawRequest } from '#exchange/mx/message';
import {
  type Message,
  type Signer,
  signatureHolds,
  signMessage,
  soleBytes,
  type Verifier,
} from '#exchange/mx/signature';
import vectors from './fixture/rfc9421.json' with { type: 'json' };

type Case = (typeof vectors.cases)[number];
type Key = { readonly secret?: string; readonly public?: string; readonly private?: string };

const KEYS: { readonly [kid: string]: Key | undefined } = vectors.keys;
const MESSAGES: {
  readonly [name: string]:
    | { kind: string; method?: string; target?: string; status?: number; fields: string[][]; body: string }
    | undefined;
} = vectors.messages;
/** It names a parameter of the query, which MX/1 never uses and no base of ours holds. */
const NOT_OURS = 'B.2.2';

const OPTIONS: { readonly [alg: string]: { hash: string | null; options: object } | undefined } = {
  'rsa-pss-sha512': { hash: 'sha512', options: { padding: 6, saltLength: 64 } },
  'ecdsa-p256-sha256': { hash: 'sha256', options: { dsaEncoding: 'ieee-p1363' } },
  ed25519: { hash: null, options: {} },
};

function verifierOf({ alg, keyid }: Case): Verifier {
  const { secret, public: pem = '' } = KEYS[keyid] ?? {};
  if (secret !== undefined)
    return { algorithm: alg, verify: (data, signature) => hmac(secret, data).equals(Buffer.from(signature)) };
  const { hash, options } = OPTIONS[alg] ?? { hash: null, options: {} };
  const key: KeyObject = createPublicKey(pem);
  return { algorithm: alg, verify: (data, signature) => verify(hash, data, { key, ...options }, signature) };
}

function signerOf({ alg, keyid }: Case): Signer {
  const { secret, private: pem = '' } = KEYS[keyid] ?? {};
  if (secret !== undefined) return { algorithm: alg, sign: (data) => hmac(secret, data) };
  const key = createPrivateKey(pem);
  return { algorithm: alg, sign: (data) => sign(null, data, key) };
}

function hmac(secret: string, data: Uint8Array): Buffer {
  return createHmac('sha256', Buffer.from(secret, 'base64')).update(data).digest();
}

function messageOf({ message }: Case, more: Fields = []): Message {
  const found = MESSAGES[message];
  if (found === undefined) throw new Error(`no message ${message}`);
  const fields: Fields = [...found.fields.map(([name = '', value = '']) => [name, value] as const), ...more];
  const body = Buffer.from(found.body);
  const { method = 'POST', target = '/', status } = found;
  const request: RawRequest = { method, target, fields, body };
  return status === undefined
    ? { kind: 'request', request }
    : { kind: 'response', response: { status, fields, body }, request };
}

function signed(one: Case): Message {
  return messageOf(one, [
    ['Signature-Input', one.signatureInput],
    ['Signature', one.signature],
  ]);
}

/** What the other library thinks of the same message. */
async function secondOpinion(one: Case): Promise<boolean> {
  const message = signed(one);
  const { fields } = message.kind === 'request' ? message.request : message.response;
  const headers: { [name: string]: string[] } = {};
  for (const [name, value] of fields) headers[name.toLowerCase()] = [...(headers[name.toLowerCase()] ?? []), value];
  const verifier = verifierOf(one);
  const config = {
    keyLookup: () =>
      Promise.resolve({
        id: one.keyid,
        algs: [one.alg],
        verify: (data: Buffer, given: Buffer) => Promise.resolve(verifier.verify(data, given)),
      }),
    notAfter: Number.MAX_SAFE_INTEGER / 1000,
  };
  try {
    if (message.kind === 'response')
      return (await httpbis.verifyMessage(config, { status: message.response.status, headers })) === true;
    const { method, target } = message.request;
    const url = `https://${headers['host']?.[0] ?? ''}${target}`;
    return (await httpbis.verifyMessage(config, { method, url, headers })) === true;
  } catch {
    return false;
  }
}

/** Components and parameters as the RFC's example names them. */
function inputOf({ label, signatureInput }: Case): [string[], string] {
  const params = signatureInput.slice(label.length + 1);
  const listed = params.slice(1, params.indexOf(')'));
  return [listed === '' ? [] : listed.split(' ').map((name) => name.slice(1, -1)), params];
}

describe('signatures of RFC 9421, Appendix B', () => {
  it('are thirteen', () => {
    expect(vectors.cases).toHaveLength(13);
  });

  it.each(vectors.cases)('$section of $message is judged as the RFC does', (one) => {
    const [components, params] = inputOf(one);
    const bytes = soleBytes(one.signature, one.label) ?? Buffer.alloc(0);
    const ours = signatureHolds(messageOf(one), components, params, bytes, verifierOf(one));
    expect(ours).toBe(one.section === NOT_OURS ? false : one.valid);
  });

  it.each(vectors.cases)('$section of $message is judged so by another library too', async (one) => {
    expect(await secondOpinion(one)).toBe(one.valid);
  });

  it.each(vectors.cases.filter(({ deterministic, message }) => deterministic && !/transform-[1-5]/.test(message)))(
    '$section of $message is signed to the same bytes',
    (one) => {
      const names = [...(/\(([^)]*)\)/.exec(one.signatureInput)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map(
        ([, name = '']) => name,
      );
      const created = Number(/created=(\d+)/.exec(one.signatureInput)?.[1]);
      const made = signMessage(messageOf(one), one.label, names, { created, keyid: one.keyid }, signerOf(one));
      expect(made).toEqual({ signatureInput: one.signatureInput, signature: one.signature });
    },
  );
});
