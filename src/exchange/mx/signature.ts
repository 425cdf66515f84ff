import { type KeyObject, sign, verify } from 'node:crypto';
import {
  createSignatureSync,
  type MessageDescriptor,
  type RequestDescriptor,
  type SignatureComponent,
  type SignatureParameters,
  verifySignature,
} from 'http-message-sig';
import type { RawRequest, RawResponse } from '#exchange/mx/message';

/** The one module that knows the library of RFC 9421. */
export type Component = SignatureComponent;
export type Parameters = SignatureParameters;

/** Signs or checks bytes; `algorithm` is the trust list's word, never the message's. */
export interface Signer {
  readonly algorithm: string;
  sign(data: Uint8Array): Uint8Array;
}
export interface Verifier {
  readonly algorithm: string;
  verify(data: Uint8Array, signature: Uint8Array): boolean;
}

export interface Signed {
  readonly signatureInput: string;
  readonly signature: string;
}

export function ed25519Signer(key: KeyObject): Signer {
  return { algorithm: 'ed25519', sign: (data) => sign(null, data, key) };
}

export function ed25519Verifier(key: KeyObject): Verifier {
  return { algorithm: 'ed25519', verify: (data, signature) => verify(null, data, key, signature) };
}

/** A message, and for a response the request it answers. */
export type Message =
  | { readonly kind: 'request'; readonly request: RawRequest }
  | { readonly kind: 'response'; readonly response: RawResponse; readonly request: RawRequest };

/** Values of `Signature-Input` and `Signature`; components and parameters stand in the order given. */
export function signMessage(
  message: Message,
  label: string,
  components: readonly Component[],
  parameters: Parameters,
  signer: Signer,
): Signed {
  return createSignatureSync(described(message), { label, components, parameters, signer });
}

/** What a signature of a message must be like, besides being right. */
export interface Policy {
  readonly label: string;
  readonly components: readonly Component[];
  readonly parameters: readonly string[];
}

/**
 * Whether the signature with this label is right for this key and covers at least the components of the policy. Whether it
 * is of now is the caller's to say: the library's own clock is put to the moment the message names.
 */
export async function signatureHolds(message: Message, policy: Policy, verifier: Verifier): Promise<boolean> {
  try {
    await verifySignature(described(message), {
      label: policy.label,
      policy: {
        algorithms: [verifier.algorithm],
        requiredComponents: policy.components,
        requiredParameters: policy.parameters,
        clockSkew: Number.MAX_SAFE_INTEGER,
      },
      resolveVerifier: () => verifier,
    });
    return true;
  } catch {
    return false; // malformed, not covered, not understood, or wrong: all the same to whoever sent it
  }
}

function described(message: Message): MessageDescriptor {
  if (message.kind === 'request') return requestOf(message.request);
  const { status, fields } = message.response;
  return { kind: 'response', status, fields: occurrences(fields), request: requestOf(message.request) };
}

/** The authority is no component of ours: a Security Server in between rewrites it. */
function requestOf({ method, target, fields }: RawRequest): RequestDescriptor {
  const host = fields.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? 'gateway.invalid';
  return { kind: 'request', method, targetUri: `https://${host}${target}`, fields: occurrences(fields) };
}

function occurrences(fields: RawRequest['fields']): RequestDescriptor['fields'] {
  return fields.map(([name, value]) => ({ name, value }));
}
