import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  X509Certificate,
} from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { issueCertificate } from '#documents/certificate';
import { pinOfCertificate } from '#exchange/gateway/serve';
import { signTrustList, type TrustEntry } from '#exchange/gateway/trust';
import { verifierKey } from '#ledger/note';
import { writeOnce } from '#store/write-once';
import type { AgencyId } from '#terms/ids';
import { addMonths, type Instant, instant, plainDate } from '#terms/plain-date';

/** The keys of one gateway, as files of its own folder. */
export interface GatewayKeys {
  readonly keyid: string;
  readonly sign: string;
  readonly tls: string;
  readonly certificate: string;
  readonly authority: string;
}

export interface Founded {
  readonly list: string;
  readonly verifier: string;
  readonly keys: ReadonlyMap<AgencyId, GatewayKeys>;
}

const YEARS = 10;
const SPKI_HEAD = 12;

/**
 * The exchange of an example government: an authority for certificates, the coordinating body's key for the trust list, and
 * a folder of keys for each agency. Makes what is missing and signs the list anew. A real office lays down its own.
 */
export function foundExchange(folder: string, name: string, agencies: readonly AgencyId[], at: Instant): Founded {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const rootKey = keyIn(join(folder, 'authority.key.pem'), 'ec');
  const root = { commonName: `${name} (CONTOH)`, organization: name };
  const authority = join(folder, 'authority.crt.pem');
  writeOnce(authority, () => certify(root, root, rootKey, rootKey, at));
  const keys = new Map<AgencyId, GatewayKeys>();
  const entries: TrustEntry[] = [];
  for (const agency of agencies) {
    const own = join(folder, agency);
    mkdirSync(own, { recursive: true, mode: 0o700 });
    const [sign, tls, certificate] = [join(own, 'sign.key.pem'), join(own, 'tls.key.pem'), join(own, 'tls.crt.pem')];
    const tlsKey = keyIn(tls, 'ec');
    const subject = { commonName: agency, organization: agency, organizationId: agency };
    writeOnce(certificate, () => certify(subject, root, tlsKey, rootKey, at));
    const keyid = `${agency}/gw-1`;
    keys.set(agency, { keyid, sign, tls, certificate, authority });
    entries.push(...entriesOf(agency, keyid, keyIn(sign, 'ed25519'), readFileSync(certificate, 'utf8'), at));
  }
  const key = {
    name: `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}/trust`,
    key: keyIn(join(folder, 'trust.key.pem'), 'ed25519'),
  };
  const list = join(folder, 'trust.note');
  layDown(list, signTrustList({ serial: Math.floor(Date.parse(at) / 1000), entries }, key));
  return { list, verifier: verifierKey(key), keys };
}

function entriesOf(agency: AgencyId, keyid: string, sign: KeyObject, certificate: string, at: Instant): TrustEntry[] {
  const raw = createPublicKey(sign).export({ type: 'spki', format: 'der' }).subarray(SPKI_HEAD);
  const day = plainDate(at.slice(0, 10));
  const [notBefore, expires] = [
    instant(`${addMonths(day, -12 * YEARS)}T00:00:00Z`),
    instant(`${addMonths(day, 12 * YEARS)}T00:00:00Z`),
  ];
  const known = { agency, keyid, notBefore, expires };
  return [
    { ...known, use: 'sign', alg: 'ed25519', key: raw.toString('base64') },
    { ...known, use: 'tls', alg: 'spki-sha256', key: pinOfCertificate(certificate) },
  ];
}

/** Whole or not at all: gateways read it while it is laid down. */
function layDown(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

function keyIn(path: string, kind: 'ec' | 'ed25519'): KeyObject {
  writeOnce(path, () => {
    const { privateKey } =
      kind === 'ec' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519');
    return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  });
  return createPrivateKey(readFileSync(path));
}

function certify(
  subject: Parameters<typeof issueCertificate>[0]['subject'],
  issuer: Parameters<typeof issueCertificate>[0]['issuer'],
  key: KeyObject,
  issuerKey: KeyObject,
  at: Instant,
): string {
  const day = plainDate(at.slice(0, 10));
  const der = issueCertificate({
    subject,
    issuer,
    publicKey: createPublicKey(key),
    issuerKey,
    serial: randomBytes(16),
    from: instant(`${addMonths(day, -12 * YEARS)}T00:00:00Z`),
    until: instant(`${addMonths(day, 12 * YEARS)}T00:00:00Z`),
    authority: subject === issuer,
  });
  return new X509Certificate(der).toString();
}
