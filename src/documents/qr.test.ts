import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Authority } from '#documents/authority';
import { AT, exampleAuthority, SAMSAT } from '#documents/fixture/papers';
import { dataHash, type QrClaims, qrSvg, readQr, seconds, signQr } from '#documents/qr';
import type { TrustList } from '#documents/trust';
import { agencyId } from '#terms/ids';
import { Refusal } from '#terms/refusal';

const claims: QrClaims = {
  iss: 'samsat',
  sub: 'TBPKP-2026-9971-4F7K2Q',
  iat: seconds(AT),
  doc: 'samsat.pengesahan-tahunan',
  h: dataHash({ total: 'Rp330.480' }),
  f: { plat: 'AR 1234 TA' },
};
const BASE = 'https://verifikasi.tirtaarum.example/';

let authority: Authority;
let trust: TrustList;
let code: string;
beforeAll(async () => {
  ({ authority } = await exampleAuthority());
  trust = authority.trustList();
  code = await signQr(BASE, claims, authority.signerFor(SAMSAT, AT));
});

function refusalOf(text: string, list = trust): string {
  try {
    readQr(text, list);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'believed';
}

/** Address, header, words and signature of the code. */
function partsOf(text: string): { address: string; header: string; words: string; signature: string } {
  const [address = '', fragment = ''] = text.split('#');
  const [header = '', words = '', signature = ''] = fragment.split('.');
  return { address, header, words, signature };
}

function changed(encoded: string, change: object): string {
  const value = { ...JSON.parse(Buffer.from(encoded, 'base64url').toString()), ...change };
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The code with other words under the old signature. */
function reworded(change: object): string {
  const { address, header, words, signature } = partsOf(code);
  return `${address}#${header}.${changed(words, change)}.${signature}`;
}

describe('the code on a paper', () => {
  it('is read without any network and names its agency from the trust list', () => {
    const read = readQr(code, trust);
    expect(read.claims).toEqual(claims);
    expect(read.issuer).toMatchObject({ agency: 'samsat', name: 'Kantor Bersama Samsat Kota Tirta Arum' });
    expect(read.issuedAt).toBe('2026-11-23T02:16:00.000Z');
  });

  it('keeps its words after the #, which no server sees', () => {
    expect(code.startsWith('https://verifikasi.tirtaarum.example/v#ey')).toBe(true);
  });

  it('carries expiry, log and status where they exist', async () => {
    const more = { ...claims, exp: claims.iat + 1, log: 'log.example/2026', idx: 7, st: { list: 'a', index: 3 } };
    const text = await signQr(BASE, more, authority.signerFor(SAMSAT, AT));
    expect(readQr(text, trust).claims).toEqual(more);
  });

  it('is refused with any word changed', () => {
    expect(refusalOf(reworded({ sub: 'TBPKP-2026-9971-XXXXXX' }))).toBe('qr-forged');
    expect(refusalOf(reworded({ f: { plat: 'AR 1 TA' } }))).toBe('qr-forged');
  });

  it('is refused with any one character changed', () => {
    const start = code.indexOf('#') + 1;
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= ';
    const character = fc.constantFrom(...alphabet.split(''));
    fc.assert(
      fc.property(fc.integer({ min: start, max: code.length - 1 }), character, (at, letter) => {
        fc.pre(code[at] !== letter);
        expect(refusalOf(code.slice(0, at) + letter + code.slice(at + 1))).toMatch(/^qr-/);
      }),
      { numRuns: 1500 },
    );
  });

  it('is refused under the signature of another code, of another agency, or of another government', async () => {
    const { address, header, words } = partsOf(code);
    const other = await signQr(BASE, { ...claims, sub: 'B' }, authority.signerFor(SAMSAT, AT));
    expect(refusalOf(`${address}#${header}.${words}.${partsOf(other).signature}`)).toBe('qr-forged');
    const borrowed = await signQr(BASE, claims, authority.signerFor(agencyId('dukcapil'), AT));
    expect(refusalOf(borrowed)).toBe('qr-forged');
    const foreign = await exampleAuthority();
    expect(refusalOf(await signQr(BASE, claims, foreign.authority.signerFor(SAMSAT, AT)))).toBe('qr-foreign');
  });

  it('is refused when the key was not valid on its date', async () => {
    const late = { ...claims, iat: claims.iat + 20 * 366 * 86_400 };
    expect(refusalOf(await signQr(BASE, late, authority.signerFor(SAMSAT, AT)))).toBe('qr-foreign');
  });

  it.each([
    ['nothing', ''],
    ['an address without words', 'https://x/v#'],
    ['words that are no base64url', 'https://x/v#a.b.c'],
    ['a signature of another length', 'https://x/v#e30.e30.e30'],
    ['another page', 'https://x/other#e30.e30.e30'],
    ['more than a code holds', `https://x/v#${'A'.repeat(3000)}.e30.e30`],
  ])('is not a code: %s', (_what, text) => {
    expect(refusalOf(text)).toBe('qr-malformed');
  });

  it.each([{ alg: 'none' }, { alg: 'HS256' }, { typ: 'JWT' }, { crit: ['b64'] }, { kid: 1 }])(
    'is refused under another header: %j',
    (change) => {
      const { address, header, words, signature } = partsOf(code);
      const text = `${address}#${changed(header, change)}.${words}.${signature}`;
      expect(refusalOf(text)).toBe('qr-malformed');
    },
  );
});

describe('the drawing of the code', () => {
  it('has a quiet zone of four modules and fits 36 mm of 40 mm', () => {
    const svg = Buffer.from(qrSvg(code)).toString();
    const side = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
    expect((side - 17 - 8) % 4).toBe(0);
    expect((40 * (side - 8)) / side).toBeGreaterThan(35);
    expect(svg).toContain('d="M4 4h7v1h-7z');
  });

  it('hashes the data in one byte form, whatever the order of its names', () => {
    expect(dataHash({ a: 1, b: 'x' })).toBe(dataHash({ b: 'x', a: 1 }));
    expect(dataHash({ a: 1 })).not.toBe(dataHash({ a: 2 }));
  });
});
