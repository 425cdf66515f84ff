import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Authority } from '#documents/authority';
import { AT, exampleAuthority, letterOrder, OFFICE, SAMSAT, tbpkpOrder } from '#documents/fixture/papers';
import { runTool } from '#documents/fixture/tools';
import { sealPdf } from '#documents/pades';
import { makePaper, type PaperOrder, type SealedPaper } from '#documents/press';
import { renderPaper } from '#documents/render';
import { LANGUAGES } from '#terms/language';

let authority: Authority;
let nss: string;

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'manunggal-seal-'));
}

beforeAll(async () => {
  ({ authority } = await exampleAuthority());
  nss = folder();
  const root = join(nss, 'root.pem');
  writeFileSync(root, authority.trustList().authority);
  runTool('certutil', '-N', '-d', `sql:${nss}`, '--empty-password');
  runTool('certutil', '-A', '-d', `sql:${nss}`, '-n', 'root', '-t', 'C,C,C', '-i', root);
});

function pdfsig(pdf: Uint8Array): string {
  const path = join(folder(), 'paper.pdf');
  writeFileSync(path, pdf);
  return runTool('pdfsig', '-nssdir', `sql:${nss}`, path);
}

/** The CMS without the zeros after it, and what it is over: what `openssl cms` wants. */
function parts(pdf: Buffer): { sig: string; tbs: string; ca: string } {
  const [, b = 0, c = 0] = /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(pdf.toString('latin1'))?.map(Number) ?? [];
  const der = Buffer.from(pdf.subarray(b + 1, c - 1).toString('latin1'), 'hex');
  const at = folder();
  writeFileSync(join(at, 'sig.der'), der.subarray(0, 4 + der.readUInt16BE(2)));
  writeFileSync(join(at, 'tbs.bin'), Buffer.concat([pdf.subarray(0, b), pdf.subarray(c)]));
  writeFileSync(join(at, 'ca.crt'), authority.trustList().authority);
  return { sig: join(at, 'sig.der'), tbs: join(at, 'tbs.bin'), ca: join(at, 'ca.crt') };
}

function openssl(pdf: Uint8Array): string {
  const { sig, tbs, ca } = parts(Buffer.from(pdf));
  const input = ['-binary', '-inform', 'DER', '-in', sig, '-content', tbs, '-CAfile', ca];
  return runTool('openssl', 'cms', '-verify', '-cades', ...input, '-purpose', 'any', '-out', '/dev/null');
}

const ORDERS: readonly (readonly [string, PaperOrder])[] = [
  ...LANGUAGES.map((language) => [`the vehicle paper (${language})`, tbpkpOrder(language)] as const),
  ['a letter with links', letterOrder()],
  ['a letter sealed by an agency with accents', letterOrder({ agencyName: 'Dinas Ñandú (Arum)' })],
];

describe.each(ORDERS)('%s', (_name, order) => {
  let paper: SealedPaper;
  beforeAll(async () => {
    paper = await makePaper(order, authority);
  });

  it('is valid and trusted for pdfsig, whole', () => {
    const said = pdfsig(paper.bytes);
    expect(said).toContain('Signature is Valid.');
    expect(said).toContain('Certificate is Trusted.');
    expect(said).toContain('Total document signed');
    expect(said).toContain('Signature Type: ETSI.CAdES.detached');
    expect(said).toContain('Signing Time: Nov 23 2026');
  });

  it('is a CAdES signature for openssl', () => {
    expect(openssl(paper.bytes)).toContain('CAdES Verification successful');
  });
});

describe('a seal', () => {
  it('names the signing certificate and no signing time in its signed attributes', async () => {
    const { bytes } = await makePaper(letterOrder(), authority);
    const { sig } = parts(Buffer.from(bytes));
    const printed = runTool('openssl', 'asn1parse', '-inform', 'DER', '-in', sig);
    const attributes = [...printed.matchAll(/OBJECT\s+:(\S+)/g)].map(([, name]) => name);
    expect(attributes).toEqual(
      expect.arrayContaining(['contentType', 'messageDigest', 'id-smime-aa-signingCertificateV2']),
    );
    expect(attributes).not.toContain('signingTime');
  });

  it('is noticed by pdfsig when a byte of the paper changes', async () => {
    const { bytes } = await makePaper(letterOrder(), authority);
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(2000) ^ 1, 2000);
    expect(pdfsig(changed)).toContain('Digest Mismatch');
  });

  it('leaves every byte of the paper where it was and keeps what PDF/A-2 asks of a trailer', async () => {
    const pdf = renderPaper({ template: '= Surat', data: {}, date: AT, id: '1', language: 'id' });
    const bytes = await sealPdf(pdf, authority.signerFor(SAMSAT, AT), { reason: 'contoh', name: OFFICE, at: AT });
    expect(Buffer.from(bytes).subarray(0, pdf.length).equals(pdf)).toBe(true);
    const update = Buffer.from(bytes).subarray(pdf.length).toString('latin1');
    expect(update).toMatch(/\/ID \[\([^)]{24}\) <[0-9a-f]{32}>\]/);
    expect(update).toMatch(/\/F 132\s+\/Rect \[0 0 0 0\]/);
  });

  it('is put once: a sealed paper is not sealed again', async () => {
    const { bytes } = await makePaper(letterOrder(), authority);
    const again = sealPdf(bytes, authority.signerFor(SAMSAT, AT), { reason: 'lagi', name: OFFICE, at: AT });
    await expect(again).rejects.toMatchObject({ code: 'pdf-not-sealable' });
  });

  it('is not put on what is no PDF of the press', async () => {
    const sealed = sealPdf(Buffer.from('%PDF-1.7\nhello'), authority.signerFor(SAMSAT, AT), {
      reason: '',
      name: '',
      at: AT,
    });
    await expect(sealed).rejects.toMatchObject({ code: 'pdf-not-sealable' });
  });
});
