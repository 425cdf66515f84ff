import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { issueCertificate, type Subject } from '#documents/certificate';
import type { DocumentsRefusal } from '#documents/refusals';
import { publicJwk, type Signer, thumbprint } from '#documents/signer';
import { type TrustedKey, type TrustList, validAt } from '#documents/trust';
import { type AgencyId, agencyId } from '#terms/ids';
import { addMonths, type Instant, instant, plainDate } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/**
 * The seal keys of an example government: its own test authority (marked CONTOH) and one key for each agency, as files of one
 * folder. A real office puts another `Signer` in their place.
 */
export interface Authority {
  /** Refuses with `seal-key-missing`, or `seal-key-not-valid` outside the certificate's time. */
  signerFor(agency: AgencyId, at: Instant): Signer;
  /** Every key ever certified here, also of agencies that are no more: their papers stay checkable. */
  trustList(): TrustList;
}

export interface Foundation {
  /** `<data folder>/seals`; made if it is not there. */
  readonly folder: string;
  /** Name of the government, printed in the certificates. */
  readonly government: string;
  readonly agencies: readonly { readonly id: AgencyId; readonly name: string }[];
  readonly at: Instant;
}

const MARK = 'CONTOH';
const ROOT = 'root';
/** Papers of an example government may be dated back. */
const BACK_MONTHS = 24;
const ROOT_MONTHS = 240;
const SEAL_MONTHS = 120;

/** Makes what is missing: the authority at the first start, a seal key for an agency the first time it is named. */
export async function foundAuthority({ folder, government, agencies, at }: Foundation): Promise<Authority> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const issuer: Subject = {
    commonName: `${MARK} Otoritas Segel ${government}`,
    organization: `${government} (${MARK})`,
  };
  const rootKey = await ensureKey(join(folder, `${ROOT}.key.pem`));
  await ensureCertificate(join(folder, `${ROOT}.crt.pem`), () => certify(issuer, issuer, rootKey, rootKey, at));
  for (const { id, name } of agencies) {
    const subject = { commonName: `${name} (${MARK})`, organization: name, organizationId: id };
    const key = await ensureKey(join(folder, `agency-${id}.key.pem`));
    await ensureCertificate(join(folder, `agency-${id}.crt.pem`), () => certify(subject, issuer, key, rootKey, at));
  }
  return openAuthority(folder);
}

/** Reads the folder as it is; for whoever seals or checks without founding. */
export async function openAuthority(folder: string): Promise<Authority> {
  const root = new X509Certificate(await readFile(join(folder, `${ROOT}.crt.pem`)));
  const seals = new Map<AgencyId, Sealer>();
  for (const name of (await readdir(folder)).toSorted()) {
    const [, id] = /^agency-(.+)\.crt\.pem$/.exec(name) ?? [];
    if (id !== undefined) seals.set(agencyId(id), await readSealer(folder, agencyId(id), root));
  }
  return {
    signerFor: (agency, at) => signerFor(seals, agency, at),
    trustList: () => ({ authority: root.toString(), keys: [...seals.values()].map((sealer) => sealer.trusted) }),
  };
}

interface Sealer {
  readonly trusted: TrustedKey;
  readonly signer: Signer;
}

function signerFor(seals: ReadonlyMap<AgencyId, Sealer>, agency: AgencyId, at: Instant): Signer {
  const found = seals.get(agency);
  if (found === undefined) throw refusal('seal-key-missing', `${agency} has no seal key here`, agency);
  if (!validAt(found.trusted, at))
    throw refusal('seal-key-not-valid', `${agency}'s seal key is not valid then`, agency);
  return found.signer;
}

async function readSealer(folder: string, agency: AgencyId, root: X509Certificate): Promise<Sealer> {
  const certificate = new X509Certificate(await readFile(join(folder, `agency-${agency}.crt.pem`)));
  const key = createPrivateKey(await readFile(join(folder, `agency-${agency}.key.pem`)));
  const jwk = publicJwk(certificate.publicKey.export({ format: 'jwk' }));
  const kid = thumbprint(jwk);
  const from = instant(new Date(certificate.validFrom).getTime());
  const until = instant(new Date(certificate.validTo).getTime());
  return {
    trusted: { agency, name: organization(certificate), kid, jwk, from, until },
    signer: { kid, certificateChain: [certificate.raw, root.raw], sign: (data) => signWith(key, data) },
  };
}

function organization(certificate: X509Certificate): string {
  const { O } = certificate.toLegacyObject().subject;
  if (typeof O !== 'string') throw new Error('a seal certificate names one organisation');
  return O;
}

async function signWith(key: KeyObject, data: Uint8Array): Promise<Uint8Array> {
  return sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' });
}

function certify(subject: Subject, issuer: Subject, key: KeyObject, issuerKey: KeyObject, at: Instant): Uint8Array {
  const authority = subject === issuer;
  const day = plainDate(at.slice(0, 10));
  return issueCertificate({
    subject,
    issuer,
    publicKey: createPublicKey(key),
    issuerKey,
    serial: randomBytes(16),
    from: instant(`${addMonths(day, -BACK_MONTHS)}T00:00:00Z`),
    until: instant(`${addMonths(day, authority ? ROOT_MONTHS : SEAL_MONTHS)}T00:00:00Z`),
    authority,
  });
}

async function ensureKey(path: string): Promise<KeyObject> {
  await writeOnce(path, freshKey, 0o600);
  return createPrivateKey(await readFile(path));
}

function freshKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

async function ensureCertificate(path: string, make: () => Uint8Array): Promise<void> {
  await writeOnce(path, () => new X509Certificate(make()).toString(), 0o644);
}

/** Whole or not at all, and never over what is there: of two processes that start together, one writes and both read the same. */
async function writeOnce(path: string, make: () => string, mode: number): Promise<void> {
  if (existsSync(path)) return;
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, make(), { mode, flag: 'wx' });
  try {
    await link(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    await rm(draft);
  }
}

function refusal(code: DocumentsRefusal, message: string, agency: AgencyId): Refusal<DocumentsRefusal> {
  return new Refusal(code, message, { agency });
}
