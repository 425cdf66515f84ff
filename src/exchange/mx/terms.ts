import {
  type BareItem,
  type Item,
  parseItem,
  parseList,
  serializeItem,
  serializeList,
  Token,
} from 'structured-headers';
import { MxFault } from '#exchange/mx/faults';

/** Why the data is asked: a purpose, the law that allows it, the step that needs it, and for how many days it is kept. */
export interface Purpose {
  readonly code: string;
  readonly basis: string;
  readonly step: string;
  readonly retainDays: number;
}

/** `law`: the basis is a law; else a consent of the person, by the SHA-256 of its signed record. */
export type ConsentRef =
  | { readonly kind: 'law' }
  | { readonly kind: 'given'; readonly id: string; readonly hash: Buffer };

export function sayPurpose({ code, basis, step, retainDays }: Purpose): string {
  return serializeItem([
    new Token(code),
    new Map<string, BareItem>([
      ['basis', basis],
      ['step', step],
      ['retain', retainDays],
    ]),
  ]);
}

export function readPurpose(text: string): Purpose {
  const [value, parameters] = item(text, 'mg-purpose');
  const [basis, step, retain] = [parameters.get('basis'), parameters.get('step'), parameters.get('retain')];
  if (
    !(value instanceof Token) ||
    typeof basis !== 'string' ||
    typeof step !== 'string' ||
    typeof retain !== 'number' ||
    !Number.isInteger(retain) ||
    retain < 0 ||
    parameters.size !== 3
  )
    throw malformed('mg-purpose');
  return { code: value.toString(), basis, step, retainDays: retain };
}

export function sayConsent(consent: ConsentRef): string {
  if (consent.kind === 'law') return '?0';
  return serializeItem([consent.id, new Map([['h', Uint8Array.from(consent.hash).buffer]])]);
}

export function readConsent(text: string): ConsentRef {
  const [value, parameters] = item(text, 'mg-consent');
  if (value === false && parameters.size === 0) return { kind: 'law' };
  const hash = parameters.get('h');
  if (typeof value !== 'string' || !(hash instanceof ArrayBuffer) || hash.byteLength !== 32 || parameters.size !== 1)
    throw malformed('mg-consent');
  return { kind: 'given', id: value, hash: Buffer.from(hash) };
}

export function sayFields(fields: readonly string[]): string {
  return serializeList(fields.map((field): Item => [field, new Map()]));
}

export function readFields(text: string): readonly string[] {
  let list: ReturnType<typeof parseList>;
  try {
    list = parseList(text);
  } catch {
    throw malformed('mg-fields');
  }
  const fields = list.map(([value, parameters]) => {
    if (typeof value !== 'string' || parameters.size > 0) throw malformed('mg-fields');
    return value;
  });
  if (fields.length === 0 || new Set(fields).size !== fields.length) throw malformed('mg-fields');
  return fields;
}

export function readPreview(text: string): boolean {
  const [value, parameters] = item(text, 'mg-preview');
  if (typeof value !== 'boolean' || parameters.size > 0) throw malformed('mg-preview');
  return value;
}

function item(text: string, name: string): Item {
  try {
    return parseItem(text);
  } catch {
    throw malformed(name);
  }
}

function malformed(name: string): MxFault {
  return new MxFault('request-malformed', `${name} has another form than agreed`);
}
