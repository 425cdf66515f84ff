import { generateKeyPairSync } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readPrivateKey,
  readPublicKey,
  readSecret,
  sayPrivateKey,
  sayPublicKey,
  signWebhook,
  type VerifyingKey,
  verifyWebhook,
  type WebhookHeaders,
} from '#billing/webhook';
import { instant, later } from '#terms/plain-date';

// the vector of Standard Webhooks, and for v1a the one that its implementations share
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const AT = instant(1_614_265_330_000);
const BODY = '{"test": 2432232314}';
const SECRET = readSecret('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
const PRIVATE = readPrivateKey(
  'whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==',
);
const PUBLIC = readPublicKey('whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=');
const SIGNATURE_A = 'v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==';

function check(headers: Partial<WebhookHeaders>, body: string, keys: readonly VerifyingKey[], at = AT): string {
  return verifyWebhook((name) => headers[name], body, keys, at);
}

function refused(code: string): unknown {
  return expect.objectContaining({ code });
}

describe('a signed callback', () => {
  it('carries the published signatures of the published message', () => {
    expect(signWebhook(ID, AT, BODY, [SECRET, PRIVATE])).toEqual({
      'webhook-id': ID,
      'webhook-timestamp': '1614265330',
      'webhook-signature': `${SIGNATURE} ${SIGNATURE_A}`,
    });
  });

  it('is accepted when any one of its signatures is by any one known key', () => {
    const stranger = { kind: 'v1a', publicKey: generateKeyPairSync('ed25519').publicKey } as const;
    const headers = signWebhook(ID, AT, BODY, [PRIVATE]);
    expect(check(headers, BODY, [stranger, PUBLIC])).toBe(ID);
    const two = { ...headers, 'webhook-signature': `v2,AAAA ${SIGNATURE} ${SIGNATURE_A}` };
    expect(check(two, BODY, [PUBLIC])).toBe(ID);
    expect(check(two, BODY, [SECRET])).toBe(ID);
    expect(() => check(headers, BODY, [stranger])).toThrow(refused('callback-forged'));
    expect(() => check(headers, BODY, [])).toThrow(refused('callback-forged'));
  });

  it.each([
    ['HMAC', SECRET, SECRET],
    ['Ed25519', PRIVATE, PUBLIC],
  ] as const)('is refused with any one character of it changed (%s)', (_name, signing, verifying) => {
    const headers = signWebhook(ID, AT, BODY, [signing]);
    const parts = [...Object.entries(headers), ['body', BODY]] as const;
    const changes = parts.flatMap(([part, text = '']) => [...text].map((_letter, place) => ({ part, place })));
    const bytes = fc.integer({ min: 0x21, max: 0x7e }).map((byte) => String.fromCharCode(byte));
    fc.assert(
      fc.property(fc.constantFrom(...changes), bytes, ({ part, place }, letter) => {
        const all: { [name: string]: string } = { ...headers, body: BODY };
        const before = all[part] ?? '';
        fc.pre(before[place] !== letter);
        all[part] = before.slice(0, place) + letter + before.slice(place + 1);
        const { body = '', ...changed } = all;
        expect(() => check(changed, body, [verifying])).toThrow(refused(expect.stringMatching(/^callback-/)));
      }),
      { numRuns: 500 },
    );
  });

  it('is refused five minutes away from now, either way, however well it is signed', () => {
    const headers = signWebhook(ID, AT, BODY, [PRIVATE]);
    for (const off of [-300_000, 300_000]) expect(check(headers, BODY, [PUBLIC], later(AT, off))).toBe(ID);
    for (const off of [-300_001, 300_001]) {
      expect(() => check(headers, BODY, [PUBLIC], later(AT, off))).toThrow(refused('callback-stale'));
    }
  });

  it('is refused as unsigned without one of its three headers, or with one that could shift the signed text', () => {
    const headers = signWebhook(ID, AT, BODY, [SECRET]);
    for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const) {
      expect(() => check({ ...headers, [name]: undefined }, BODY, [SECRET])).toThrow(refused('callback-unsigned'));
    }
    const shifted = { ...headers, 'webhook-id': `${ID}.1614265330` };
    expect(() => check(shifted, BODY, [SECRET])).toThrow(refused('callback-unsigned'));
    for (const time of ['1614265330.0', ' 1614265330', '+1614265330', '1e9', 'NaN']) {
      expect(() => check({ ...headers, 'webhook-timestamp': time }, BODY, [SECRET])).toThrow(
        refused('callback-unsigned'),
      );
    }
  });

  it('never passes an Ed25519 public key off as a shared secret', () => {
    const bytes = Buffer.from(sayPublicKey(PUBLIC.publicKey).slice(5), 'base64');
    const headers = signWebhook(ID, AT, BODY, [{ kind: 'v1', secret: bytes }]);
    expect(() => check(headers, BODY, [PUBLIC])).toThrow(refused('callback-forged'));
    const renamed = { ...headers, 'webhook-signature': headers['webhook-signature'].replace('v1,', 'v1a,') };
    expect(() => check(renamed, BODY, [PUBLIC])).toThrow(refused('callback-forged'));
  });
});

describe('the written form of keys', () => {
  it('is read back to the same key', () => {
    const pair = generateKeyPairSync('ed25519');
    const [secret, open] = [sayPrivateKey(pair.privateKey), sayPublicKey(pair.publicKey)];
    expect(sayPublicKey(pair.privateKey)).toBe(open);
    const headers = signWebhook(ID, AT, BODY, [readPrivateKey(secret)]);
    expect(check(headers, BODY, [readPublicKey(open)])).toBe(ID);
  });

  it('is refused when cut short or of another kind', () => {
    expect(() => readSecret('whsec_MfKQ9r8GKYqrTwjUPD8I')).toThrow(TypeError);
    expect(() => readSecret(sayPublicKey(PUBLIC.publicKey))).toThrow(TypeError);
    expect(() => readPublicKey('whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbO')).toThrow(TypeError);
    expect(() => readPrivateKey('whsk_not base64')).toThrow(TypeError);
    expect(() => signWebhook('a.b', AT, BODY, [SECRET])).toThrow(TypeError);
  });
});
