import { describe, expect, it } from 'vitest';
import { GOLDEN, GOLDEN_REQUEST, GOLDEN_RESPONSE, keyOf } from '#exchange/mx/fixture/golden';
import type { Fields, RawRequest } from '#exchange/mx/message';
import { verifyRequest } from '#exchange/mx/request';
import { verifyResponse } from '#exchange/mx/response';
import { type Component, ed25519Signer, ed25519Verifier, signMessage } from '#exchange/mx/signature';

const consumer = keyOf(GOLDEN.keys.consumer.seedOf);
const requestKey = ed25519Verifier(consumer.open);
const responseKey = ed25519Verifier(keyOf(GOLDEN.keys.provider.seedOf).open);

/** Every way to spoil one field. */
const SPOILS: { readonly [how: string]: (fields: Fields, name: string) => Fields } = {
  altered: (fields, name) => fields.map(([n, v]) => [n, n === name ? changed(v) : v]),
  dropped: (fields, name) => fields.filter(([n]) => n !== name),
  doubled: (fields, name) => fields.flatMap((field) => (field[0] === name ? [field, field] : [field])),
  'doubled in another spelling': (fields, name) =>
    fields.flatMap(([n, v]) =>
      n === name
        ? [
            [n, v],
            [n.toUpperCase(), v],
          ]
        : ([[n, v]] as const),
    ) as Fields,
  'doubled with another value': (fields, name) =>
    fields.flatMap(([n, v]) =>
      n === name
        ? [
            [n, v],
            [n, changed(v)],
          ]
        : ([[n, v]] as const),
    ) as Fields,
  'given a space inside': (fields, name) =>
    fields.map(([n, v]) => [n, n === name ? `${v.slice(0, 1)} ${v.slice(1)}` : v]),
  emptied: (fields, name) => fields.map(([n, v]) => [n, n === name ? '' : v]),
};

/** The same length, one letter or figure another. */
function changed(value: string): string {
  const at = value.search(/[a-z0-9](?=[^a-z0-9]*$)/i);
  const letter = value[at] === 'b' ? 'c' : 'b';
  return `${value.slice(0, at)}${letter}${value.slice(at + 1)}`;
}

const spoils = Object.keys(SPOILS);
const requestTable = GOLDEN_REQUEST.fields.flatMap(([name]) => spoils.map((how) => ({ name, how })));
const responseTable = GOLDEN_RESPONSE.fields.flatMap(([name]) => spoils.map((how) => ({ name, how })));

describe('a request', () => {
  it('is taken as it was signed, also in another order and spelling', async () => {
    await expect(verifyRequest(GOLDEN_REQUEST, requestKey)).resolves.toBeDefined();
    const fields: Fields = GOLDEN_REQUEST.fields.toReversed().map(([name, value]) => [name.toLowerCase(), value]);
    await expect(verifyRequest({ ...GOLDEN_REQUEST, fields }, requestKey)).resolves.toBeDefined();
  });

  it('is taken beside fields that mean nothing to us', async () => {
    const fields: Fields = [['Host', 'h'], ['X-Road-Request-Id', 'x'], ...GOLDEN_REQUEST.fields, ['User-Agent', 'u']];
    await expect(verifyRequest({ ...GOLDEN_REQUEST, fields }, requestKey)).resolves.toBeDefined();
  });

  it.each(requestTable)('is refused with $name $how', async ({ name, how }) => {
    const fields = SPOILS[how]?.(GOLDEN_REQUEST.fields, name) ?? [];
    expect(fields).not.toEqual(GOLDEN_REQUEST.fields);
    await expect(verifyRequest({ ...GOLDEN_REQUEST, fields }, requestKey)).rejects.toMatchObject({
      code: 'signature-bad',
    });
  });

  it.each(['MG-Consent', 'MG-Later', 'mg-x', 'X-Road-Represented-Party', 'X-Road-Issue'])(
    'is refused with a %s that is added',
    async (name) => {
      const fields: Fields = [...GOLDEN_REQUEST.fields, [name, '?1']];
      await expect(verifyRequest({ ...GOLDEN_REQUEST, fields }, requestKey)).rejects.toMatchObject({
        code: 'signature-bad',
      });
    },
  );

  it.each(covered(GOLDEN.request.signatureInput))(
    'is refused where its own asker does not cover %s',
    async (component) => {
      const left = covered(GOLDEN.request.signatureInput).filter((one) => one !== component);
      await expect(verifyRequest(resigned(left), requestKey)).rejects.toMatchObject({ code: 'signature-bad' });
    },
  );

  it('is refused where its own asker covers all in another order', async () => {
    const turned = covered(GOLDEN.request.signatureInput).toReversed();
    await expect(verifyRequest(resigned(turned), requestKey)).rejects.toMatchObject({ code: 'signature-bad' });
    await expect(verifyRequest(resigned(turned.toReversed()), requestKey)).resolves.toBeDefined();
  });

  it.each([
    { alg: 'rsa-pss-sha512' },
    { tag: 'other' },
    { expires: 1_794_787_261 },
    { nonce: 'short' },
    { nonce: undefined },
    { created: undefined },
    { extra: 'x' },
  ])('is refused with the parameter %j', async (other) => {
    const all = covered(GOLDEN.request.signatureInput);
    await expect(verifyRequest(resigned(all, other), requestKey)).rejects.toMatchObject({ code: 'signature-bad' });
  });

  it.each([
    ['another body', { body: Buffer.from('{"nik":"3273014107900002"}') }],
    ['the same JSON written otherwise', { body: Buffer.from('{ "nik":"3273014107900001"}') }],
    ['another method', { method: 'GET' }],
    ['another target', { target: '/r1/ID/GOV/DUKCAPIL/KEPENDUDUKAN/kk/v1/other' }],
  ])('is refused with %s', async (_, other) => {
    await expect(verifyRequest({ ...GOLDEN_REQUEST, ...other }, requestKey)).rejects.toMatchObject({
      code: 'signature-bad',
    });
  });

  it("is refused under another's key", async () => {
    await expect(verifyRequest(GOLDEN_REQUEST, responseKey)).rejects.toMatchObject({ code: 'signature-bad' });
  });
});

describe('an answer', () => {
  it.each(responseTable)('is not believed with $name $how', async ({ name, how }) => {
    const fields = SPOILS[how]?.(GOLDEN_RESPONSE.fields, name) ?? [];
    await expect(verifyResponse({ ...GOLDEN_RESPONSE, fields }, GOLDEN_REQUEST, responseKey)).rejects.toMatchObject({
      code: 'signature-bad',
    });
  });

  it.each([
    ['another status', { status: 404 }],
    ['another body', { body: Buffer.from('{}') }],
  ])('is not believed with %s', async (_, other) => {
    await expect(verifyResponse({ ...GOLDEN_RESPONSE, ...other }, GOLDEN_REQUEST, responseKey)).rejects.toMatchObject({
      code: 'signature-bad',
    });
  });
});

function covered(input: string): string[] {
  return [...(/\(([^)]*)\)/.exec(input)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
}

/** Signed rightly by the asker's own key, but not as agreed. */
function resigned(
  components: readonly Component[],
  other: { readonly [name: string]: string | number | undefined } = {},
): RawRequest {
  const fields = GOLDEN_REQUEST.fields.filter(([name]) => !name.startsWith('Signature'));
  const request = { ...GOLDEN_REQUEST, fields };
  const parameters = {
    created: 1_794_787_200,
    expires: 1_794_787_260,
    nonce: 'AAECAwQFBgcICQoLDA0ODw',
    keyid: GOLDEN.keys.consumer.keyid,
    alg: 'ed25519',
    tag: 'manunggal-exchange-v1',
    ...other,
  };
  const signer = { ...ed25519Signer(consumer.secret), algorithm: parameters.alg };
  const made = signMessage({ kind: 'request', request }, 'mg', components, parameters, signer);
  return { ...request, fields: [...fields, ['Signature-Input', made.signatureInput], ['Signature', made.signature]] };
}
