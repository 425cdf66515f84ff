import { createPublicKey, verify, X509Certificate } from 'node:crypto';
import { assembleCms, type CmsParts, readCms, signedBytes } from '#documents/cms';
import { digestAround } from '#documents/pades';
import type { DocumentsRefusal } from '#documents/refusals';
import { publicJwk, thumbprint } from '#documents/signer';
import { type TrustedKey, type TrustList, trustedKey, validAt } from '#documents/trust';
import { type Instant, instant } from '#terms/plain-date';
import { sha256 } from '#terms/random';
import { Refusal } from '#terms/refusal';

export type Answer = 'yes' | 'no' | 'not-checked';

/** The lines of the verify page that a PDF alone can answer, and the two it cannot. */
export interface PdfCheck {
  readonly seal: Answer;
  /** Why `seal` is no. */
  readonly why: DocumentsRefusal | null;
  readonly sealedBy: TrustedKey | null;
  readonly sealedAt: Instant | null;
  /** Of the whole file, base64url: what the ledger's line about the document is compared with. */
  readonly sha256: string;
  readonly log: Answer;
  readonly status: Answer;
}

/** A seal that holds. */
interface HeldSeal {
  readonly sealedBy: TrustedKey;
  readonly sealedAt: Instant;
}

/** Checks a PDF's seal; a seal that does not hold is an answer, not an error. */
export function verifyPdf(bytes: Uint8Array, trust: TrustList): PdfCheck {
  const open = { sha256: sha256(bytes).toString('base64url'), log: 'not-checked', status: 'not-checked' } as const;
  try {
    return { seal: 'yes', why: null, ...checkSeal(bytes, trust), ...open };
  } catch (error) {
    const why = error instanceof Refusal ? SEAL_FAULTS.find((code) => code === error.code) : undefined;
    if (why === undefined) throw error;
    return { seal: 'no', why, sealedBy: null, sealedAt: null, ...open };
  }
}
const SEAL_FAULTS: readonly DocumentsRefusal[] = [
  'pdf-not-sealed',
  'pdf-grown-after-sealing',
  'pdf-altered',
  'seal-malformed',
  'seal-foreign',
];

/**
 * Every byte counts: the hole of the signature dictionary holds nothing but the seal's one DER form, the rest of the file is
 * under the seal. Refuses with the first fault found.
 */
function checkSeal(bytes: Uint8Array, trust: TrustList): HeldSeal {
  const { from, to, sealedAt } = findSeal(bytes);
  const cms = takeCms(bytes.subarray(from, to));
  if (!Buffer.from(digestAround(bytes, from, to)).equals(cms.digest)) {
    throw fault('pdf-altered', 'The bytes under the seal are not those that were sealed');
  }
  const certificate = trustedCertificate(cms.certificates, trust);
  const sealedBy = trustedSigner(certificate, sealedAt, trust);
  const key = createPublicKey({ key: { ...sealedBy.jwk }, format: 'jwk' });
  const signed = signedBytes(cms.digest, certificate.raw);
  if (!verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, cms.signature)) {
    throw fault('seal-malformed', 'The signature is not by the key of its certificate');
  }
  return { sealedBy, sealedAt };
}

interface Found {
  /** The hole `<...>` of /Contents, `[from, to)`. */
  readonly from: number;
  readonly to: number;
  readonly sealedAt: Instant;
}

function findSeal(bytes: Uint8Array): Found {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const ranges = [...text.matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)\] *\n {2}\/Contents </g)];
  const [range] = ranges;
  if (range === undefined) throw fault('pdf-not-sealed', 'The PDF carries no seal of ours');
  if (ranges.length > 1) throw fault('pdf-grown-after-sealing', 'The PDF carries a second signature');
  const [from = 0, to = 0, rest = 0] = range.slice(1).map(Number);
  if (from !== range.index + range[0].length - 1) throw fault('pdf-altered', 'The sealed range does not meet the seal');
  if (to <= from || to + rest > bytes.length) throw fault('pdf-altered', 'The sealed range leaves the file');
  if (to + rest < bytes.length) throw fault('pdf-grown-after-sealing', 'The file goes on after the sealed range');
  const dictionary = text.slice(text.lastIndexOf(' 0 obj', from), from);
  const [, moment] = /\/SubFilter \/ETSI\.CAdES\.detached\n[^]*\/M \(D:(\d{14})Z\)\n/.exec(dictionary) ?? [];
  if (moment === undefined) throw fault('seal-malformed', 'The signature dictionary is not that of a seal');
  return { from, to, sealedAt: momentOf(moment) };
}

function momentOf(digits: string): Instant {
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits) ?? [];
  try {
    return instant(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
  } catch (error) {
    throw fault('pdf-altered', 'The time of the seal is no time', error);
  }
}

/** Takes the CMS out of its hole and insists on the one form our seals have, padding and spelling included. */
function takeCms(hole: Uint8Array): CmsParts {
  const hex = Buffer.from(hole).toString('latin1').slice(1, -1);
  if (hole[0] !== 0x3c || hole.at(-1) !== 0x3e || !/^[0-9a-f]*$/.test(hex)) {
    throw fault('seal-malformed', 'The seal is not written in hexadecimal');
  }
  try {
    const parts = readCms(Buffer.from(hex, 'hex'));
    if (Buffer.from(assembleCms(parts)).toString('hex').padEnd(hex.length, '0') === hex) return parts;
  } catch (error) {
    throw fault('seal-malformed', 'The seal is no CMS of one signer', error);
  }
  throw fault('seal-malformed', 'The seal has another form than ours');
}

/** The seal certificate, if it hangs directly from the trusted authority, whose own certificate is the only other one. */
function trustedCertificate([own, ...issuers]: readonly Uint8Array[], trust: TrustList): X509Certificate {
  const authority = new X509Certificate(trust.authority);
  const [issuer] = issuers;
  if (own === undefined || issuer === undefined || issuers.length > 1 || !authority.raw.equals(issuer)) {
    throw fault('seal-foreign', 'The seal does not carry the trusted authority');
  }
  const certificate = readCertificate(own);
  if (certificate.ca || !certificate.checkIssued(authority) || !certificate.verify(authority.publicKey)) {
    throw fault('seal-foreign', 'The certificate was not issued by the trusted authority');
  }
  return certificate;
}

function readCertificate(der: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch (error) {
    throw fault('seal-malformed', 'The seal carries no certificate', error);
  }
}

/** Whose key it is, by the trust list: the certificate's own words are not asked. */
function trustedSigner(certificate: X509Certificate, at: Instant, trust: TrustList): TrustedKey {
  const key = trustedKey(trust, thumbprint(publicJwk(certificate.publicKey.export({ format: 'jwk' }))));
  if (key === undefined) throw fault('seal-foreign', 'The trust list does not know the key');
  if (!validAt(key, at)) throw fault('seal-foreign', 'The key was not valid at that time');
  return key;
}

function fault(code: DocumentsRefusal, message: string, cause?: unknown): Refusal<DocumentsRefusal> {
  return new Refusal(code, message, {}, { cause });
}
