import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { BitString, Set as DerSet, Integer, OctetString, Sequence, Utf8String } from 'asn1js';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  PublicKeyInfo,
  RelativeDistinguishedNames,
  Time,
  TimeType,
} from 'pkijs';
import { type Instant, milliseconds } from '#terms/plain-date';

/** Who a certificate speaks for. */
export interface Subject {
  readonly commonName: string;
  readonly organization: string;
  /** ETSI EN 319 412-3: the organisation's own identifier; the agency's id. */
  readonly organizationId?: string;
}

export interface CertificateOrder {
  readonly subject: Subject;
  readonly issuer: Subject;
  readonly publicKey: KeyObject;
  readonly issuerKey: KeyObject;
  /** 16 bytes that no other certificate of this issuer has. */
  readonly serial: Uint8Array;
  readonly from: Instant;
  readonly until: Instant;
  readonly authority: boolean;
}

const COMMON_NAME = '2.5.4.3';
const ORGANIZATION = '2.5.4.10';
const ORGANIZATION_ID = '2.5.4.97';
const ECDSA_WITH_SHA_256 = '1.2.840.10045.4.3.2';
const SUBJECT_KEY_ID = '2.5.29.14';
const KEY_USAGE = '2.5.29.15';
const BASIC_CONSTRAINTS = '2.5.29.19';
const AUTHORITY_KEY_ID = '2.5.29.35';

/** An X.509 v3 certificate (RFC 5280), ECDSA P-256 with SHA-256; DER. */
export function issueCertificate(order: CertificateOrder): Uint8Array {
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({
    valueHex: Uint8Array.from([0x40 | ((order.serial[0] ?? 0) & 0x3f), ...order.serial.subarray(1)]),
  });
  certificate.signature = new AlgorithmIdentifier({ algorithmId: ECDSA_WITH_SHA_256 });
  certificate.signatureAlgorithm = certificate.signature;
  certificate.issuer = distinguishedName(order.issuer);
  certificate.subject = distinguishedName(order.subject);
  certificate.notBefore = time(order.from);
  certificate.notAfter = time(order.until);
  certificate.subjectPublicKeyInfo = PublicKeyInfo.fromBER(spki(order.publicKey));
  certificate.extensions = extensions(order);
  const tbs = certificate.encodeTBS().toBER();
  certificate.tbsView = new Uint8Array(tbs);
  const signature = sign('sha256', certificate.tbsView, { key: order.issuerKey, dsaEncoding: 'der' });
  certificate.signatureValue = new BitString({ valueHex: signature });
  return new Uint8Array(certificate.toSchema(true).toBER());
}

function extensions({ authority, publicKey, issuerKey }: CertificateOrder): Extension[] {
  const own = keyId(publicKey);
  const issuer = keyId(createPublicKey(issuerKey));
  const constraints = new BasicConstraints(authority ? { cA: true, pathLenConstraint: 0 } : {});
  return [
    extension(BASIC_CONSTRAINTS, constraints.toSchema().toBER(), true),
    extension(KEY_USAGE, (authority ? CERTIFICATE_AND_LIST_SIGNING : SIGNATURE_AND_CONTENT_COMMITMENT).toBER(), true),
    extension(SUBJECT_KEY_ID, own.toBER(), false),
    extension(AUTHORITY_KEY_ID, new AuthorityKeyIdentifier({ keyIdentifier: issuer }).toSchema().toBER(), false),
  ];
}

/** RFC 5280 4.2.1.3, bits from the left: digitalSignature 0, contentCommitment 1, keyCertSign 5, cRLSign 6. */
const SIGNATURE_AND_CONTENT_COMMITMENT = new BitString({ valueHex: Uint8Array.of(0b1100_0000), unusedBits: 6 });
const CERTIFICATE_AND_LIST_SIGNING = new BitString({ valueHex: Uint8Array.of(0b0000_0110), unusedBits: 1 });

function extension(extnID: string, value: ArrayBuffer, critical: boolean): Extension {
  return new Extension({ extnID, critical, extnValue: value });
}

/** pkijs writes all parts as one multi-valued name, so the sequence of single ones is put together here. */
function distinguishedName({ commonName, organization, organizationId }: Subject): RelativeDistinguishedNames {
  const id = organizationId === undefined ? [] : [part(ORGANIZATION_ID, organizationId)];
  const parts = [part(ORGANIZATION, organization), ...id, part(COMMON_NAME, commonName)];
  return RelativeDistinguishedNames.fromBER(new Sequence({ value: parts }).toBER());
}

function part(type: string, value: string): DerSet {
  return new DerSet({ value: [new AttributeTypeAndValue({ type, value: new Utf8String({ value }) }).toSchema()] });
}

/** UTCTime up to 2049, GeneralizedTime after (RFC 5280 4.1.2.5). */
function time(at: Instant): Time {
  const type = at < '2050' ? TimeType.UTCTime : TimeType.GeneralizedTime;
  return new Time({ type, value: new Date(milliseconds(at)) });
}

/** RFC 7093 2, method 1: the leftmost 160 bits of the SHA-256 of the public key. */
function keyId(key: KeyObject): OctetString {
  const bits = PublicKeyInfo.fromBER(spki(key)).subjectPublicKey.valueBlock.valueHexView;
  return new OctetString({ valueHex: createHash('sha256').update(bits).digest().subarray(0, 20) });
}

function spki(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' });
}
