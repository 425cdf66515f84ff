import { MxFault } from '#exchange/mx/faults';
import { readSystemId, type SystemId, saySystemId } from '#exchange/mx/identifier';
import { atMostOne, contentDigest, type Fields, type RawRequest, soleValue } from '#exchange/mx/message';
import {
  type Component,
  paramsOf,
  type Signer,
  signatureHolds,
  signMessage,
  soleBytes,
  type Verifier,
} from '#exchange/mx/signature';
import {
  type ConsentRef,
  type Purpose,
  readConsent,
  readFields,
  readPreview,
  readPurpose,
  sayConsent,
  sayFields,
  sayPurpose,
} from '#exchange/mx/terms';

/** One request of one agency to another, before it is signed. */
export interface MxRequest {
  readonly target: string;
  readonly client: SystemId;
  /** UUIDv7; the same again is the same exchange. */
  readonly id: string;
  /** `ID-svc.<service>.<step>@<version>`, or `ID-<pseudonym of an officer>`. */
  readonly userId: string;
  /** Number of the case. */
  readonly issue: string;
  /** Whom the asker acts for, where somebody acts for another. */
  readonly represented?: string;
  readonly purpose: Purpose;
  readonly consent: ConsentRef;
  /** The answer may hold no other field. */
  readonly fields: readonly string[];
  /** The person must see it first. */
  readonly preview: boolean;
  readonly body: Uint8Array;
}

/** Parameters of a request's signature. Seconds since 1970. */
export interface SignedAt {
  readonly created: number;
  readonly expires: number;
  readonly nonce: string;
  readonly keyid: string;
}

/** A request whose form was right, and what its signature says of itself; whether the key is the asker's is still to be seen. */
export interface ReadRequest extends MxRequest, SignedAt {
  readonly raw: RawRequest;
}

export const LABEL = 'mg';
export const TAG = 'manunggal-exchange-v1';
/** Seconds a signed request may be used. */
export const LIFETIME = 60;

/** Header fields of a request in the order in which they are signed, after the method. */
const COVERED = [
  'mg-target',
  'content-type',
  'content-digest',
  'x-road-client',
  'x-road-id',
  'x-road-userid',
  'x-road-issue',
  'mg-purpose',
  'mg-consent',
  'mg-fields',
  'mg-preview',
] as const;
const REPRESENTED = 'x-road-represented-party';
/** Fields that mean something to us: one that stands in a request unsigned is refused. Others of X-Road's are a Security Server's own. */
const MEANT = new Set<string>([...COVERED.filter((name) => name.startsWith('x-road-')), REPRESENTED]);

/** The request as it goes over the line: 128 bits of nonce, base64url. */
export function signRequest(request: MxRequest, at: Omit<SignedAt, 'expires'>, signer: Signer): RawRequest {
  const fields: Fields = [
    ['Content-Type', 'application/json'],
    ['X-Road-Client', saySystemId(request.client)],
    ['X-Road-Id', request.id],
    ['X-Road-UserId', request.userId],
    ['X-Road-Issue', request.issue],
    ...(request.represented === undefined ? [] : [['X-Road-Represented-Party', request.represented] as const]),
    ['MG-Target', `"POST ${request.target}"`],
    ['MG-Purpose', sayPurpose(request.purpose)],
    ['MG-Consent', sayConsent(request.consent)],
    ['MG-Fields', sayFields(request.fields)],
    ['MG-Preview', request.preview ? '?1' : '?0'],
    ['Content-Digest', contentDigest(request.body)],
  ];
  const bare: RawRequest = { method: 'POST', target: request.target, fields, body: request.body };
  const { created, nonce, keyid } = at;
  const { signatureInput, signature } = signMessage(
    { kind: 'request', request: bare },
    LABEL,
    componentsOf(request.represented !== undefined),
    { created, expires: created + LIFETIME, nonce, keyid, alg: signer.algorithm, tag: TAG },
    signer,
  );
  return { ...bare, fields: [...fields, ['Signature-Input', signatureInput], ['Signature', signature]] };
}

/** The key that a request says it was signed by; whether it did is for `verifyRequest`. Throws `MxFault` (key-unknown). */
export function claimedKey({ fields }: RawRequest): { readonly keyid: string; readonly client: SystemId } {
  try {
    const keyid = /;keyid="([^"\\]+)"/.exec(soleValue(fields, 'signature-input'))?.[1];
    if (keyid !== undefined) return { keyid, client: readSystemId(soleValue(fields, 'x-road-client')) };
  } catch (error) {
    throw new MxFault('key-unknown', 'the request does not say who signed it', { cause: error });
  }
  throw new MxFault('key-unknown', 'the request does not say who signed it');
}

/**
 * Form, coverage, digest, target and signature of a request, for the key that the trust list gives. Throws `MxFault`
 * (signature-bad). Time, nonce and id are looked at afterwards.
 */
export async function verifyRequest(raw: RawRequest, verifier: Verifier): Promise<ReadRequest> {
  const represented = atMostOne(raw.fields, REPRESENTED);
  const at = readInput(soleValue(raw.fields, 'signature-input'), represented !== undefined, verifier.algorithm);
  const signature = soleBytes(soleValue(raw.fields, 'signature'), LABEL);
  if (signature === null) throw bad('signature has another form than agreed');
  const value = (name: string) => soleValue(raw.fields, name);
  for (const name of COVERED) value(name);
  refuseUncovered(raw.fields, represented !== undefined);
  if (raw.method !== 'POST') throw bad('the method is not POST');
  if (value('mg-target') !== `"POST ${raw.target}"`) throw bad('mg-target is another than the one served');
  if (value('content-type') !== 'application/json') throw bad('content-type is not application/json');
  if (value('content-digest') !== contentDigest(raw.body)) throw bad('content-digest is not that of the body');
  const components = componentsOf(represented !== undefined);
  const params = value('signature-input').slice(LABEL.length + 1);
  if (!signatureHolds({ kind: 'request', request: raw }, components, params, signature, verifier))
    throw bad('the signature is wrong');
  return { ...at, raw, ...readTerms(raw, represented) };
}

/** What the signed fields say. A field of another form than agreed is refused as `request-malformed`. */
function readTerms(raw: RawRequest, represented: string | undefined): MxRequest {
  const value = (name: string) => soleValue(raw.fields, name);
  const userId = value('x-road-userid');
  const id = value('x-road-id');
  if (!/^[A-Z]{2}-[!-~]{1,200}$/.test(userId)) throw new MxFault('request-malformed', 'x-road-userid has no country');
  if (!UUID_7.test(id)) throw new MxFault('request-malformed', 'x-road-id is no UUIDv7');
  return {
    target: raw.target,
    client: readSystemId(value('x-road-client')),
    id,
    userId,
    issue: value('x-road-issue'),
    ...(represented === undefined ? {} : { represented }),
    purpose: readPurpose(value('mg-purpose')),
    consent: readConsent(value('mg-consent')),
    fields: readFields(value('mg-fields')),
    preview: readPreview(value('mg-preview')),
    body: raw.body,
  };
}

const UUID_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function componentsOf(represented: boolean): readonly Component[] {
  return represented ? REPRESENTING : OWN;
}

const OWN: readonly Component[] = ['@method', ...COVERED];
const REPRESENTING: readonly Component[] = [...OWN, REPRESENTED];
const HEADS = { own: paramsOf(OWN, {}), represented: paramsOf(REPRESENTING, {}) };

/** `Signature-Input` has one form only, byte for byte: this label, these components, these parameters, in this order. */
function readInput(input: string, represented: boolean, algorithm: string): SignedAt {
  const head = `${LABEL}=${represented ? HEADS.represented : HEADS.own}`;
  if (!input.startsWith(head)) throw bad('the signature covers other components than agreed');
  const found = PARAMETERS.exec(input.slice(head.length));
  const [, created = '', expires = '', nonce = '', keyid = '', alg = ''] = found ?? [];
  if (found === null || alg !== algorithm) throw bad('the signature has other parameters than agreed');
  const at = { created: Number(created), expires: Number(expires), nonce, keyid };
  if (at.expires !== at.created + LIFETIME) throw bad('the signature has another lifetime than agreed');
  return at;
}

const PARAMETERS = new RegExp(
  `^;created=(\\d{1,11});expires=(\\d{1,11});nonce="([A-Za-z0-9_-]{22})";keyid="([^"\\\\]{1,100})";alg="([a-z0-9-]+)";tag="${TAG}"$`,
);

function refuseUncovered(fields: Fields, represented: boolean): void {
  const covered = new Set<string>([...COVERED, ...(represented ? [REPRESENTED] : [])]);
  for (const [given] of fields) {
    const name = given.toLowerCase();
    if ((name.startsWith('mg-') || MEANT.has(name)) && !covered.has(name)) throw bad(`${name} is not covered`);
  }
}

function bad(detail: string): MxFault {
  return new MxFault('signature-bad', detail);
}
