import type { Authority } from '#documents/authority';
import { sealPdf } from '#documents/pades';
import { dataHash, type QrClaims, qrSvg, seconds, signQr } from '#documents/qr';
import { renderPaper } from '#documents/render';
import type { AgencyId, ServiceId } from '#terms/ids';
import type { JsonObject } from '#terms/json';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import { derive, type Seed, sha256 } from '#terms/random';

/** One paper to make. */
export interface PaperOrder {
  /** Number of the document, as printed. */
  readonly number: string;
  readonly service: ServiceId;
  /** Typst source; shows the code with `image("qr.svg", width: 40mm)`, so that it is printed 35 mm wide or more. */
  readonly template: string;
  /** Everything printed, and nothing else; its hash goes into the code and the ledger. */
  readonly data: JsonObject;
  readonly language: Language;
  /** Whose seal it is, and the name as printed. */
  readonly agencyId: AgencyId;
  readonly agencyName: string;
  readonly at: Instant;
  /** Address of the verify page: `verifyUrl` of the configuration. */
  readonly verifyBase: string;
  readonly seed: Seed;
  /** A few printed fields that the code repeats, e.g. the plate. */
  readonly printed?: JsonObject;
  /** Place in the transparency log and in the status list, where they run. */
  readonly proof?: Pick<QrClaims, 'log' | 'idx' | 'st' | 'exp'>;
}

export interface SealedPaper {
  readonly number: string;
  /** The sealed PDF. */
  readonly bytes: Uint8Array;
  /** Of `bytes`, base64url. */
  readonly sha256: string;
  /** Text of the code on the paper. */
  readonly qr: string;
  /** SHA-256 of the JCS of the order's data, base64url: `h` of the code. */
  readonly dataHash: string;
}

/** Makes one paper: sign the code, render, seal. Refuses as `renderPaper`, `sealPdf` and `signerFor` do. */
export async function makePaper(order: PaperOrder, authority: Authority): Promise<SealedPaper> {
  const { number, template, data, language, at, agencyName: name } = order;
  const signer = authority.signerFor(order.agencyId, at);
  const hash = dataHash(data);
  const qr = await signQr(order.verifyBase, claimsOf(order, hash), signer);
  const id = Buffer.from(derive(order.seed, `paper/${number}`, 16)).toString('hex');
  const attachments = new Map([['qr.svg', qrSvg(qr)]]);
  const pdf = renderPaper({ template, data, date: at, id, language, attachments });
  const bytes = await sealPdf(pdf, signer, { reason: titleOf(order), name, at });
  return { number, bytes, sha256: sha256(bytes).toString('base64url'), qr, dataHash: hash };
}

function claimsOf({ agencyId, number, at, service, printed, proof }: PaperOrder, h: string): QrClaims {
  return { iss: agencyId, sub: number, iat: seconds(at), doc: service, h, ...(printed && { f: printed }), ...proof };
}

function titleOf({ data, service }: PaperOrder): string {
  return typeof data['title'] === 'string' ? data['title'] : service;
}
