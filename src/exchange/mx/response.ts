import { MxFault } from '#exchange/mx/faults';
import {
  contentDigest,
  type Fields,
  type RawRequest,
  type RawResponse,
  soleValue,
  valuesOf,
} from '#exchange/mx/message';
import { LABEL, TAG } from '#exchange/mx/request';
import {
  type Component,
  paramsOf,
  type Signer,
  signatureHolds,
  signMessage,
  soleBytes,
  type Verifier,
} from '#exchange/mx/signature';

/** An answer, or a refusal, before it is signed. */
export interface MxResponse {
  readonly status: number;
  readonly id: string;
  readonly body: Uint8Array;
  /** `X-Road-Error`: set where the gateway itself refuses. */
  readonly error?: string;
}

/** When and by which key a response was signed; seconds since 1970. */
export interface ResponseSignedAt {
  readonly created: number;
  readonly keyid: string;
}

const COVERED: readonly Component[] = [
  '@status',
  'content-type',
  'content-digest',
  'x-road-id',
  { name: 'mg-target', parameters: { req: true } },
  { name: 'content-digest', parameters: { req: true } },
  { name: 'signature', parameters: { req: true, key: LABEL } },
];
/** Components of the response itself; those after them are of its request. */
const OWN = 4;
const HEAD = `${LABEL}=${paramsOf(COVERED, {})}`;
const PARAMETERS = new RegExp(`^;created=(\\d{1,11});keyid="([^"\\\\]{1,100})";alg="([a-z0-9-]+)";tag="${TAG}"$`);

/** Welds the answer to the very request it answers (RFC 9421 2.4). */
export function signResponse(
  { status, id, body, error }: MxResponse,
  request: RawRequest,
  at: ResponseSignedAt,
  signer: Signer,
): RawResponse {
  const fields: Fields = [
    ['Content-Type', 'application/json'],
    ['X-Road-Id', id],
    ...(error === undefined ? [] : [['X-Road-Error', error] as const]),
    ['Content-Digest', contentDigest(body)],
  ];
  const bare: RawResponse = { status, fields, body };
  const { signatureInput, signature } = signMessage(
    { kind: 'response', response: bare, request },
    LABEL,
    canWeld(request) ? COVERED : COVERED.slice(0, OWN),
    { created: at.created, keyid: at.keyid, alg: signer.algorithm, tag: TAG },
    signer,
  );
  return { ...bare, fields: [...fields, ['Signature-Input', signatureInput], ['Signature', signature]] };
}

/** Whether a request has what an answer is welded to; a refusal of one that has not speaks for itself only. */
function canWeld({ fields }: RawRequest): boolean {
  const signature = valuesOf(fields, 'signature');
  const rest = [...valuesOf(fields, 'mg-target'), ...valuesOf(fields, 'content-digest')];
  return (
    signature.length === 1 && soleBytes(signature[0] ?? '', LABEL) !== null && rest.length === 2 && rest.every(isPlain)
  );
}

function isPlain(value: string): boolean {
  return /^[ -~]+$/.test(value);
}

/** Key that an answer says it was signed by. Throws `MxFault` (key-unknown). */
export function responseKey({ fields }: RawResponse): string {
  const keyid = /;keyid="([^"\\]+)"/.exec(soleValue(fields, 'signature-input'))?.[1];
  if (keyid === undefined) throw new MxFault('key-unknown', 'the answer does not say who signed it');
  return keyid;
}

/** Form, digest, id and signature of an answer to this request. Throws `MxFault` (signature-bad). */
export async function verifyResponse(
  response: RawResponse,
  request: RawRequest,
  verifier: Verifier,
): Promise<ResponseSignedAt> {
  const { fields, body } = response;
  const input = soleValue(fields, 'signature-input');
  const found = input.startsWith(HEAD) ? PARAMETERS.exec(input.slice(HEAD.length)) : null;
  const [, created = '', keyid = '', alg = ''] = found ?? [];
  if (found === null || alg !== verifier.algorithm) throw bad('the signature has another form than agreed');
  const signature = soleBytes(soleValue(fields, 'signature'), LABEL);
  if (signature === null) throw bad('signature has another form than agreed');
  if (soleValue(fields, 'content-type') !== 'application/json') throw bad('content-type is not application/json');
  if (soleValue(fields, 'content-digest') !== contentDigest(body)) throw bad('content-digest is not that of the body');
  if (soleValue(fields, 'x-road-id') !== soleValue(request.fields, 'x-road-id'))
    throw bad('x-road-id is of another request');
  const params = input.slice(LABEL.length + 1);
  if (!signatureHolds({ kind: 'response', response, request }, COVERED, params, signature, verifier))
    throw bad('the signature is wrong');
  return { created: Number(created), keyid };
}

function bad(detail: string): MxFault {
  return new MxFault('signature-bad', detail);
}
