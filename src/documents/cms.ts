import { createHash } from 'node:crypto';
import { Set as DerSet, fromBER, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  createCMSECDSASignature,
  createECDSASignatureFromCMS,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import type { Signer } from '#documents/signer';

const ID_DATA = '1.2.840.113549.1.7.1';
const ID_SIGNED_DATA = '1.2.840.113549.1.7.2';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
const SHA_256 = '2.16.840.1.101.3.4.2.1';
const ECDSA_WITH_SHA_256 = '1.2.840.10045.4.3.2';
const P256_BYTES = 32;

/** What a seal's CMS holds; everything else in it follows from these. */
export interface CmsParts {
  /** SHA-256 of the bytes under the seal. */
  readonly digest: Uint8Array;
  /** DER, the signer's first. */
  readonly certificates: readonly Uint8Array[];
  /** ECDSA over the signed attributes; 64 bytes `r || s`. */
  readonly signature: Uint8Array;
}

/** CAdES baseline B (ETSI EN 319 122-1), detached, over data whose SHA-256 is `digest`. */
export async function signCms(digest: Uint8Array, signer: Signer): Promise<Uint8Array> {
  const [own] = signer.certificateChain;
  if (own === undefined) throw new Error(`the signer ${signer.kid} has no certificate`);
  const signature = await signer.sign(signedBytes(digest, own));
  return assembleCms({ digest, certificates: signer.certificateChain, signature });
}

/**
 * The one DER form our seals have. A checker takes the parts out, puts them together again and compares, so that no byte of a
 * seal is free.
 */
export function assembleCms({ digest, certificates, signature }: CmsParts): Uint8Array {
  const [own, ...issuers] = certificates.map((der) => Certificate.fromBER(der));
  const [ownDer] = certificates;
  if (own === undefined || ownDer === undefined) throw new Error('a seal needs its certificate');
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
    digestAlgorithm: algorithm(SHA_256),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes: signedAttributes(digest, ownDer) }),
    signatureAlgorithm: algorithm(ECDSA_WITH_SHA_256),
    signature: new OctetString({ valueHex: ecdsaDer(signature) }),
  });
  const signed = new SignedData({
    version: 1,
    digestAlgorithms: [algorithm(SHA_256)],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: ID_DATA }),
    certificates: [own, ...issuers],
    signerInfos: [signer],
  });
  const content = new ContentInfo({ contentType: ID_SIGNED_DATA, content: signed.toSchema(true) });
  return new Uint8Array(content.toSchema().toBER());
}

/** Throws when the bytes are no SignedData with one signer and a P-256 signature. */
export function readCms(der: Uint8Array): CmsParts {
  const signed = new SignedData({ schema: ContentInfo.fromBER(der).content });
  const [signer, ...others] = signed.signerInfos;
  if (signer === undefined || others.length > 0) throw new Error('a seal has one signer');
  const digest = signer.signedAttrs?.attributes.find((attribute) => attribute.type === MESSAGE_DIGEST)?.values[0];
  if (!(digest instanceof OctetString)) throw new Error('a seal names the digest of what it seals');
  const certificates = (signed.certificates ?? []).map((item) => new Uint8Array(item.toSchema(true).toBER()));
  return {
    digest: digest.valueBlock.valueHexView,
    certificates,
    signature: ecdsaRaw(signer.signature.valueBlock.valueHexView),
  };
}

/** What the signature is over: the signed attributes as a DER SET (RFC 5652 5.4). */
export function signedBytes(digest: Uint8Array, certificate: Uint8Array): Uint8Array {
  const value = signedAttributes(digest, certificate).map((attribute) => attribute.toSchema());
  return new Uint8Array(new DerSet({ value }).toBER());
}

/** No signingTime: in PAdES the time stands in the signature dictionary (ETSI EN 319 142-1 6.3). */
function signedAttributes(digest: Uint8Array, certificate: Uint8Array): Attribute[] {
  const attributes = [
    new Attribute({ type: CONTENT_TYPE, values: [new ObjectIdentifier({ value: ID_DATA })] }),
    new Attribute({ type: MESSAGE_DIGEST, values: [new OctetString({ valueHex: digest })] }),
    new Attribute({ type: SIGNING_CERTIFICATE_V2, values: [signingCertificate(certificate)] }),
  ];
  const encoded = attributes.map((attribute) => ({ attribute, der: Buffer.from(attribute.toSchema().toBER()) }));
  return encoded.toSorted((a, b) => Buffer.compare(a.der, b.der)).map(({ attribute }) => attribute);
}

/** RFC 5035: SigningCertificateV2 with one ESSCertIDv2; SHA-256 is its default and therefore left out. */
function signingCertificate(certificate: Uint8Array): Sequence {
  const hash = new OctetString({ valueHex: createHash('sha256').update(certificate).digest() });
  const certs = new Sequence({ value: [new Sequence({ value: [hash] })] });
  return new Sequence({ value: [certs] });
}

function algorithm(oid: string): AlgorithmIdentifier {
  return new AlgorithmIdentifier({ algorithmId: oid });
}

function ecdsaDer(raw: Uint8Array): ArrayBuffer {
  return createCMSECDSASignature(Uint8Array.from(raw).buffer);
}

function ecdsaRaw(der: Uint8Array): Uint8Array {
  return new Uint8Array(createECDSASignatureFromCMS(fromBER(der).result, P256_BYTES));
}
