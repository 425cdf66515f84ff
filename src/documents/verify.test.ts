import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Authority } from '#documents/authority';
import { AT, exampleAuthority, letterOrder, OFFICE, SAMSAT } from '#documents/fixture/papers';
import { sealPdf } from '#documents/pades';
import { readPlainPdf, update } from '#documents/pdf';
import { makePaper } from '#documents/press';
import { renderPaper } from '#documents/render';
import type { TrustList } from '#documents/trust';
import { type PdfCheck, verifyPdf } from '#documents/verify';
import { agencyId } from '#terms/ids';
import { later } from '#terms/plain-date';

let authority: Authority;
let trust: TrustList;
let sealed: Buffer;
let hole: { from: number; to: number };

beforeAll(async () => {
  ({ authority } = await exampleAuthority());
  trust = authority.trustList();
  sealed = Buffer.from((await makePaper(letterOrder(), authority)).bytes);
  hole = holeOf(sealed);
});

function holeOf(pdf: Buffer): { from: number; to: number } {
  const [, from = 0, to = 0] = /\/ByteRange \[0 (\d+) (\d+) /.exec(pdf.toString('latin1'))?.map(Number) ?? [];
  return { from, to };
}

function flipped(at: number, mask: number): PdfCheck {
  const changed = Buffer.from(sealed);
  changed.writeUInt8(changed.readUInt8(at) ^ mask, at);
  return verifyPdf(changed, trust);
}

describe('checking a sealed paper', () => {
  it('says who sealed it and when, by the trust list, and what it did not check', () => {
    const check = verifyPdf(sealed, trust);
    expect(check).toMatchObject({ seal: 'yes', why: null, sealedAt: AT, log: 'not-checked', status: 'not-checked' });
    expect(check.sealedBy).toMatchObject({ agency: 'samsat', name: OFFICE });
  });

  it('finds any flipped bit under the seal', () => {
    const covered = fc.integer({ min: 0, max: sealed.length - (hole.to - hole.from) - 1 });
    fc.assert(
      fc.property(covered, fc.integer({ min: 1, max: 255 }), (n, mask) => {
        const check = flipped(n < hole.from ? n : n + (hole.to - hole.from), mask);
        expect(check).toMatchObject({ seal: 'no', sealedBy: null });
      }),
      { numRuns: 250 },
    );
  });

  it('finds any flipped bit in the seal itself, padding and spelling included', () => {
    const cms = sealed.subarray(hole.from, hole.to).toString('latin1').replace(/0+>$/, '').length;
    const place = fc.oneof(fc.integer({ min: 0, max: cms + 40 }), fc.integer({ min: 0, max: hole.to - hole.from - 1 }));
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 255 }), (n, mask) => {
        expect(flipped(hole.from + n, mask)).toMatchObject({ seal: 'no', sealedBy: null });
      }),
      { numRuns: 250 },
    );
  });

  it('finds what was appended after the seal, be it a comment or a proper update', () => {
    expect(verifyPdf(Buffer.concat([sealed, Buffer.from('\n')]), trust).why).toBe('pdf-grown-after-sealing');
    const text = sealed.toString('latin1');
    const unsealed = sealed.subarray(0, text.lastIndexOf('%%EOF', hole.from) + '%%EOF'.length);
    const plain = { ...readPlainPdf(unsealed), bytes: sealed, text };
    const appended = update(plain, [{ number: plain.root, body: '<< /Type /Catalog >>' }], '00'.repeat(16));
    expect(verifyPdf(Buffer.concat([sealed, Buffer.from(appended, 'latin1')]), trust).why).toBe(
      'pdf-grown-after-sealing',
    );
  });

  it('finds a page or a byte cut away', () => {
    expect(verifyPdf(sealed.subarray(0, -1), trust).seal).toBe('no');
    expect(verifyPdf(sealed.subarray(0, hole.to), trust).seal).toBe('no');
    expect(verifyPdf(Buffer.concat([sealed.subarray(0, 900), sealed.subarray(901)]), trust).seal).toBe('no');
  });

  it('finds the seal of another paper', async () => {
    const { bytes } = await makePaper(letterOrder({ number: 'SURAT-2026-2' }), authority);
    const other = holeOf(Buffer.from(bytes));
    const changed = Buffer.from(sealed);
    Buffer.from(bytes).copy(changed, hole.from, other.from, other.to);
    expect(verifyPdf(changed, trust).why).toBe('pdf-altered');
  });

  it('does not believe another authority, even for the same agency', async () => {
    const foreign = (await exampleAuthority()).authority;
    const { bytes } = await makePaper(letterOrder(), foreign);
    expect(verifyPdf(bytes, trust).why).toBe('seal-foreign');
    const poisoned = { ...trust, keys: foreign.trustList().keys };
    expect(verifyPdf(bytes, poisoned).why).toBe('seal-foreign');
  });

  it('does not believe a key taken off the trust list, or a seal dated outside its key', async () => {
    const others = trust.keys.filter((key) => key.agency !== SAMSAT);
    expect(verifyPdf(sealed, { ...trust, keys: others }).why).toBe('seal-foreign');
    const { template, data, language } = letterOrder();
    const attachments = new Map([['qr.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')]]);
    const pdf = renderPaper({ template, data, language, date: AT, id: '1', attachments });
    const old = later(AT, -10 * 366 * 86_400_000);
    const bytes = await sealPdf(pdf, authority.signerFor(SAMSAT, AT), { reason: 'lama', name: OFFICE, at: old });
    expect(verifyPdf(bytes, trust).why).toBe('seal-foreign');
  });

  it('does not believe a signer that shows the certificate of another', async () => {
    const own = authority.signerFor(agencyId('dukcapil'), AT);
    const thief = { ...own, certificateChain: authority.signerFor(SAMSAT, AT).certificateChain };
    const { bytes } = await makePaper(letterOrder(), { ...authority, signerFor: () => thief });
    expect(verifyPdf(bytes, trust).why).toBe('seal-malformed');
  });

  it('answers about any file at all', () => {
    expect(verifyPdf(Buffer.from(''), trust).why).toBe('pdf-not-sealed');
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => verifyPdf(bytes, trust).seal === 'no'));
    const shell = '/ByteRange [0 1 99 0]\n  /Contents <30>';
    expect(verifyPdf(Buffer.from(shell), trust).seal).toBe('no');
  });
});
