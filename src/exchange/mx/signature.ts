import { type KeyObject, sign, verify } from 'node:crypto';
import { type RawRequest, type RawResponse, valuesOf } from '#exchange/mx/message';

/**
 * Signature bases of RFC 9421 as far as MX/1 and the RFC's own examples need them. A field is taken as it stands, so structured
 * ones are never written anew; of a dictionary one member that is a byte sequence can be named (`key`). What is refused here
 * rather than guessed: a field that is missing, holds a control character, or a component of another kind.
 */
export type Component =
  | string
  | { readonly name: string; readonly parameters: { readonly req?: true; readonly key?: string } };

/** In the order in which they are signed; one that is undefined is left out. */
export interface Parameters {
  readonly [name: string]: string | number | undefined;
}

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

/** Values of `Signature-Input` and `Signature`; components and parameters stand in the order given. Throws for a component that is not there. */
export function signMessage(
  message: Message,
  label: string,
  components: readonly Component[],
  parameters: Parameters,
  signer: Signer,
): Signed {
  const params = paramsOf(components, parameters);
  const bytes = signer.sign(Buffer.from(signatureBase(message, components, params)));
  return { signatureInput: `${label}=${params}`, signature: `${label}=:${Buffer.from(bytes).toString('base64')}:` };
}

/**
 * Whether these bytes sign these components of a message for this key. `params` is the member of `Signature-Input` as it was
 * sent; that it names just these components, under just these parameters, is the caller's to have looked at. Never throws for a
 * message.
 */
export function signatureHolds(
  message: Message,
  components: readonly Component[],
  params: string,
  signature: Uint8Array,
  verifier: Verifier,
): boolean {
  try {
    return verifier.verify(Buffer.from(signatureBase(message, components, params)), signature);
  } catch {
    return false; // not there, not understood, or no signature at all: all the same to whoever sent it
  }
}

/** The bytes that are signed: one line a component, then the parameters (RFC 9421 2.5). */
export function signatureBase(message: Message, components: readonly Component[], params: string): string {
  const lines = components.map((component) => `${nameOf(component)}: ${valueOf(message, component)}`);
  return [...lines, `"@signature-params": ${params}`].join('\n');
}

/** A member of `Signature-Input` (RFC 9421 2.3). */
export function paramsOf(components: readonly Component[], parameters: Parameters): string {
  const said = Object.entries(parameters).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return `;${name}=${typeof value === 'number' ? String(value) : quoted(value)}`;
  });
  return `(${components.map(nameOf).join(' ')})${said.join('')}`;
}

/** Bytes of a dictionary's only member, where it is a byte sequence under this key, written as RFC 8941 does; null else. */
export function soleBytes(value: string, key: string): Buffer | null {
  const [, base64 = ''] = /^([A-Za-z0-9+/]+={0,2}):$/.exec(value.slice(key.length + 2)) ?? [];
  if (base64 === '' || !value.startsWith(`${key}=:`)) return null;
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('base64') === base64 ? bytes : null;
}

function nameOf(component: Component): string {
  if (typeof component === 'string') return quoted(component);
  const { req, key } = component.parameters;
  return `${quoted(component.name)}${req === true ? ';req' : ''}${key === undefined ? '' : `;key=${quoted(key)}`}`;
}

function valueOf(message: Message, component: Component): string {
  const { name, parameters } = typeof component === 'string' ? { name: component, parameters: {} } : component;
  const { req, key } = parameters;
  if (name === '@status' && message.kind === 'response' && req !== true) return String(message.response.status);
  const ofRequest = message.kind === 'request' || req === true;
  if (name.startsWith('@')) {
    if (ofRequest) return derivedOf(message.request, name);
    throw new Error(`${name} is no part of an answer`);
  }
  const value = fieldOf(ofRequest ? message.request : message.response, name);
  if (key === undefined) return value;
  if (soleBytes(value, key) === null) throw new Error(`${name} has no member ${key}`);
  return value.slice(key.length + 1);
}

function derivedOf(request: RawRequest, name: string): string {
  const { method, target } = request;
  const query = target.indexOf('?');
  if (name === '@method') return method;
  if (name === '@authority') return fieldOf(request, 'host').toLowerCase();
  if (name === '@path') return query < 0 ? target : target.slice(0, query);
  if (name === '@query') return query < 0 ? '?' : target.slice(query);
  throw new Error(`${name} is not signed here`);
}

/** Values of a field that stands more than once are one, as RFC 9110 joins them. */
function fieldOf({ fields }: RawRequest | RawResponse, name: string): string {
  const values = valuesOf(fields, name);
  if (values.length === 0) throw new Error(`${name} is missing`);
  const value = values.length === 1 ? (values[0] ?? '') : values.map((one) => one.trim()).join(', ');
  if (!/^[\t -~]*$/.test(value)) throw new Error(`${name} holds what no field may`);
  return value.trim();
}

function quoted(text: string): string {
  if (!/^[ !#-[\]-~]*$/.test(text)) throw new Error('a name with a quote, a backslash or no ASCII is not signed');
  return `"${text}"`;
}
