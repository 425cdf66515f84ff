import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { sha256 } from '#terms/random';

/** A signed note (C2SP signed-note v1.0.0) with Ed25519 keys: a text that ends in a line feed, and who signs it. */
export interface NoteKey {
  readonly name: string;
  readonly key: KeyObject;
}

const ED25519 = 1;
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const MOST_SIGNATURES = 100;

/** The text, an empty line, and one signature line. */
export function signNote(text: string, { name, key }: NoteKey): string {
  const raw = createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(SPKI_HEAD.length);
  const signature = Buffer.concat([keyId(name, raw), sign(null, Buffer.from(text), key)]);
  return `${text}\n\u2014 ${name} ${signature.toString('base64')}\n`;
}

/** `name+id+key`: how a verifier's key is written down and handed over. */
export function verifierKey({ name, key }: NoteKey): string {
  const raw = createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(SPKI_HEAD.length);
  return `${name}+${keyId(name, raw).toString('hex')}+${Buffer.concat([Buffer.from([ED25519]), raw]).toString('base64')}`;
}

/**
 * The text of a note that this verifier's key signed; null where it did not, or one of its lines is wrong. Lines of other
 * keys are passed over.
 */
export function openNote(note: string, verifier: string): string | null {
  const key = readVerifier(verifier);
  const parted = note.lastIndexOf('\n\n');
  if (key === null || parted < 0 || !note.endsWith('\n') || hasControl(note)) return null;
  const text = note.slice(0, parted + 1);
  const lines = note.slice(parted + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) return null;
  let signed = false;
  for (const line of lines) {
    const [, name = '', base64 = ''] = /^\u2014 (\S+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
    if (name === '') return null;
    const bytes = Buffer.from(base64, 'base64');
    if (name !== key.name || !bytes.subarray(0, 4).equals(key.id)) continue;
    if (!verify(null, Buffer.from(text), key.open, bytes.subarray(4))) return null;
    signed = true;
  }
  return signed ? text : null;
}

function readVerifier(text: string): { readonly name: string; readonly id: Buffer; readonly open: KeyObject } | null {
  const [, name = '', hex = '', base64 = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  const raw = bytes.subarray(1);
  if (bytes[0] !== ED25519 || raw.length !== 32 || keyId(name, raw).toString('hex') !== hex) return null;
  const open = createPublicKey({ key: Buffer.concat([SPKI_HEAD, raw]), format: 'der', type: 'spki' });
  return { name, id: keyId(name, raw), open };
}

function keyId(name: string, raw: Uint8Array): Buffer {
  return sha256(Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([ED25519]), raw])).subarray(0, 4);
}

/** Nothing below a space but line feeds. */
function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 && code !== 10) return true;
  }
  return false;
}
