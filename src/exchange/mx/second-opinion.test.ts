import fc from 'fast-check';
import { createSignatureSync, verifySignature } from 'http-message-sig';
import { describe, expect, it } from 'vitest';
import { keyOf } from '#exchange/mx/fixture/golden';
import type { Fields, RawRequest } from '#exchange/mx/message';
import {
  type Component,
  ed25519Signer,
  ed25519Verifier,
  signatureHolds,
  signMessage,
  soleBytes,
} from '#exchange/mx/signature';

const { secret, open } = keyOf('a second opinion');
const NAMES = ['content-type', 'content-digest', 'x-road-id', 'x-road-issue', 'mg-purpose', 'mg-fields', 'mg-target'];

/** Requests with fields as they may come over a line: doubled, with spaces around, in any order and spelling. */
const requests = fc
  .record({
    method: fc.constantFrom('POST', 'GET', 'DELETE'),
    path: fc.stringMatching(/^\/r1(\/[A-Za-z0-9'()+,.=-]{1,8}){1,5}$/),
    query: fc.option(fc.stringMatching(/^\?[a-z]=[A-Za-z0-9%]{0,6}$/), { nil: '' }),
    fields: fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.stringMatching(/^ {0,2}[!-~]([ -~]{0,30}[!-~])? {0,2}$/)), {
      minLength: 1,
      maxLength: 12,
    }),
    upper: fc.boolean(),
  })
  .map(({ method, path, query, fields, upper }): RawRequest => {
    const spelt: Fields = fields.map(([name, value]) => [upper ? name.toUpperCase() : name, value]);
    return { method, target: `${path}${query}`, fields: [['Host', 'Example.test'], ...spelt], body: Buffer.alloc(0) };
  });

function described({ method, target, fields }: RawRequest) {
  return {
    kind: 'request' as const,
    method,
    targetUri: `https://example.test${target}`,
    fields: fields.map(([name, value]) => ({ name, value })),
  };
}

const PARAMETERS = {
  created: 1_794_787_200,
  expires: 1_794_787_260,
  nonce: 'AAEC',
  keyid: 'a/gw-1',
  alg: 'ed25519',
  tag: 't',
};

describe('our signature bases, beside a library’s', () => {
  it('are the same bytes for every request', async () => {
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const there = [...new Set(request.fields.map(([name]) => name.toLowerCase()))].filter(
          (name) => name !== 'host',
        );
        const components: Component[] = ['@method', '@authority', '@path', '@query', ...there];
        const signer = ed25519Signer(secret);
        const ours = signMessage({ kind: 'request', request }, 'mg', components, PARAMETERS, signer);
        const theirs = createSignatureSync(described(request), {
          label: 'mg',
          components,
          parameters: PARAMETERS,
          signer,
        });
        expect(ours).toEqual(theirs);
        const signed = {
          ...request,
          fields: [...request.fields, ['Signature-Input', ours.signatureInput], ['Signature', ours.signature]] as const,
        };
        const verifier = ed25519Verifier(open);
        await verifySignature(described(signed), {
          label: 'mg',
          policy: {
            algorithms: ['ed25519'],
            requiredComponents: components,
            requiredParameters: Object.keys(PARAMETERS),
            clockSkew: Number.MAX_SAFE_INTEGER,
          },
          resolveVerifier: () => verifier,
        });
        const bytes = soleBytes(theirs.signature, 'mg') ?? Buffer.alloc(0);
        const params = theirs.signatureInput.slice('mg='.length);
        expect(signatureHolds({ kind: 'request', request }, components, params, bytes, verifier)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('are the same bytes for an answer welded to its request', () => {
    const fields: Fields = [
      ['MG-Target', '"POST /r1/x"'],
      ['Content-Digest', 'sha-256=:AAAA:'],
      ['Signature', 'mg=:AQIDBA==:'],
    ];
    const request: RawRequest = { method: 'POST', target: '/r1/x', fields, body: Buffer.alloc(0) };
    const own: Fields = [['Content-Type', 'application/json']];
    const components: Component[] = [
      '@status',
      'content-type',
      { name: 'mg-target', parameters: { req: true } },
      { name: 'signature', parameters: { req: true, key: 'mg' } },
    ];
    const signer = ed25519Signer(secret);
    const response = { status: 404, fields: own, body: Buffer.alloc(0) };
    const ours = signMessage({ kind: 'response', response, request }, 'mg', components, PARAMETERS, signer);
    const descriptor = {
      kind: 'response' as const,
      status: 404,
      fields: own.map(([name, value]) => ({ name, value })),
      request: described(request),
    };
    expect(ours).toEqual(createSignatureSync(descriptor, { label: 'mg', components, parameters: PARAMETERS, signer }));
  });

  it.each([
    ['a field that is not there', 'x-road-client'],
    ['a line break in a field', 'x-bad'],
    ['a part of an address that is not signed', '@request-target'],
  ])('are refused for %s', (_, name) => {
    const fields: Fields = [['X-Bad', 'a\n"x-road-id": b']];
    const request: RawRequest = { method: 'POST', target: '/r1/x', fields, body: Buffer.alloc(0) };
    const message = { kind: 'request', request } as const;
    expect(() => signMessage(message, 'mg', [name], {}, ed25519Signer(secret))).toThrow();
    expect(signatureHolds(message, [name], '()', Buffer.alloc(64), ed25519Verifier(open))).toBe(false);
  });
});
