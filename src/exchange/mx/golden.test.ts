import { describe, expect, it } from 'vitest';
import { GOLDEN, GOLDEN_REQUEST, GOLDEN_RESPONSE, keyOf } from '#exchange/mx/fixture/golden';
import { type RawRequest, soleValue } from '#exchange/mx/message';
import { claimedKey, type MxRequest, signRequest, verifyRequest } from '#exchange/mx/request';
import { responseKey, signResponse, verifyResponse } from '#exchange/mx/response';
import { ed25519Signer, ed25519Verifier, type Signer } from '#exchange/mx/signature';

const [consumer, provider] = [keyOf(GOLDEN.keys.consumer.seedOf), keyOf(GOLDEN.keys.provider.seedOf)];
const AT = { created: 1_794_787_200, nonce: 'AAECAwQFBgcICQoLDA0ODw', keyid: GOLDEN.keys.consumer.keyid };

const REQUEST: MxRequest = {
  target: '/r1/ID/GOV/DUKCAPIL/KEPENDUDUKAN/kk/v1/query',
  client: { instance: 'ID', memberClass: 'PROV', member: 'BAPENDA-JABAR', subsystem: 'SAMSAT' },
  id: '0190f3c1-7d4e-7b3a-9c1e-0123456789ab',
  userId: 'ID-svc.Samsat.verifikasi@3',
  issue: 'SAMSAT-2026-000123',
  purpose: { code: 'samsat-tahunan', basis: 'uu-1-2022.p9', step: 'Samsat#verifikasi@3', retainDays: 30 },
  consent: { kind: 'law' },
  fields: ['kk.kepala', 'kk.alamat'],
  preview: false,
  body: GOLDEN_REQUEST.body,
};

/** A signer that keeps the bytes it signs. */
function recording(signer: Signer): Signer & { readonly bases: string[] } {
  const bases: string[] = [];
  return {
    ...signer,
    bases,
    sign: (data) => {
      bases.push(Buffer.from(data).toString());
      return signer.sign(data);
    },
  };
}

describe('the golden exchange', () => {
  it('has the keys whose seeds it names', () => {
    const raw = consumer.open.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
    expect(raw).toBe(GOLDEN.keys.consumer.public);
  });

  it('is what we send, byte for byte', () => {
    const signer = recording(ed25519Signer(consumer.secret));
    expect(signRequest(REQUEST, AT, signer)).toEqual(GOLDEN_REQUEST);
    expect(signer.bases).toEqual([GOLDEN.request.signatureBase]);
  });

  it('is what we read', async () => {
    expect(claimedKey(GOLDEN_REQUEST)).toEqual({ keyid: 'bapenda-jabar/gw-2026-1', client: REQUEST.client });
    const read = await verifyRequest(GOLDEN_REQUEST, ed25519Verifier(consumer.open));
    expect(read).toEqual({ ...REQUEST, ...AT, expires: AT.created + 60, raw: GOLDEN_REQUEST });
  });

  it('is what we answer, byte for byte', () => {
    const signer = recording(ed25519Signer(provider.secret));
    const answer = { status: 200, id: REQUEST.id, body: GOLDEN_RESPONSE.body };
    const at = { created: AT.created + 1, keyid: GOLDEN.keys.provider.keyid };
    expect(signResponse(answer, GOLDEN_REQUEST, at, signer)).toEqual(GOLDEN_RESPONSE);
    expect(signer.bases).toEqual([GOLDEN.response.signatureBase]);
  });

  it('is an answer we believe, and only to that request', async () => {
    expect(responseKey(GOLDEN_RESPONSE)).toBe('dukcapil/gw-2026-1');
    const verifier = ed25519Verifier(provider.open);
    await expect(verifyResponse(GOLDEN_RESPONSE, GOLDEN_REQUEST, verifier)).resolves.toMatchObject({
      created: AT.created + 1,
    });
    const other: RawRequest = signRequest(
      REQUEST,
      { ...AT, nonce: 'AQECAwQFBgcICQoLDA0ODw' },
      ed25519Signer(consumer.secret),
    );
    expect(soleValue(other.fields, 'content-digest')).toBe(soleValue(GOLDEN_REQUEST.fields, 'content-digest'));
    await expect(verifyResponse(GOLDEN_RESPONSE, other, verifier)).rejects.toMatchObject({ code: 'signature-bad' });
  });

  it('signs a refusal of a request that nobody signed for itself', () => {
    const at = { created: AT.created, keyid: 'k' };
    const bare = { ...GOLDEN_REQUEST, fields: GOLDEN_REQUEST.fields.filter(([name]) => name !== 'Signature') };
    const refused = { status: 401, id: '-', body: Buffer.from('{}'), error: 'Client.BadSignature' };
    const { fields } = signResponse(refused, bare, at, ed25519Signer(provider.secret));
    expect(soleValue(fields, 'signature-input')).toMatch(
      /^mg=\("@status" "content-type" "content-digest" "x-road-id"\);/,
    );
  });
});
