import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { MxFault } from '#exchange/mx/faults';
import { ed25519Verifier, type Verifier } from '#exchange/mx/signature';
import { type NoteKey, openNote, signNote } from '#ledger/note';
import { type AgencyId, agencyId } from '#terms/ids';
import { type Instant, instant, milliseconds } from '#terms/plain-date';

/** sign: the key of a gateway's messages; tls: SHA-256 of the public key of its certificate. */
export interface TrustEntry {
  readonly agency: AgencyId;
  readonly keyid: string;
  readonly use: 'sign' | 'tls';
  /** Of the list, never of a message. */
  readonly alg: string;
  readonly notBefore: Instant;
  readonly expires: Instant;
  /** base64: the 32 bytes of an Ed25519 key, or of the digest. */
  readonly key: string;
}

/** Who may speak for whom, as the coordinating body signed it. `serial` grows with every issue. */
export interface TrustList {
  readonly serial: number;
  readonly entries: readonly TrustEntry[];
}

const HEAD = 'manunggal/trust/v1';
/** Milliseconds between two looks at the list: a key that was taken out is refused well within a minute. */
const LOOK = 15_000;
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

export function signTrustList({ serial, entries }: TrustList, key: NoteKey): string {
  const lines = entries.map(({ agency, keyid, use, alg, notBefore, expires, key: bytes }) =>
    [agency, keyid, use, alg, notBefore, expires, bytes].join(' '),
  );
  return signNote(`${[HEAD, String(serial), ...lines].join('\n')}\n`, key);
}

/** null where the note is not signed by this verifier's key, or is no list. */
export function openTrustList(note: string, verifier: string): TrustList | null {
  const [head, serial = '', ...lines] = openNote(note, verifier)?.split('\n') ?? [];
  if (head !== HEAD || !/^\d{1,12}$/.test(serial) || lines.pop() !== '') return null;
  const entries = lines.map(readEntry);
  return entries.some((entry) => entry === null)
    ? null
    : { serial: Number(serial), entries: entries.filter((entry) => entry !== null) };
}

function readEntry(line: string): TrustEntry | null {
  const [agency = '', keyid = '', use = '', alg = '', notBefore = '', expires = '', key = '', ...more] =
    line.split(' ');
  if ((use !== 'sign' && use !== 'tls') || more.length > 0 || Buffer.from(key, 'base64').length !== 32) return null;
  try {
    const [from, until] = [instant(notBefore), instant(expires)];
    return { agency: agencyId(agency), keyid, use, alg, notBefore: from, expires: until, key };
  } catch {
    return null;
  }
}

interface TrustedKey {
  readonly agency: AgencyId;
  readonly verifier: Verifier;
}

/**
 * The list as a file that is laid down anew at every change. A file that cannot be read or is not signed, or an older issue,
 * changes nothing: the last good one goes on, since whoever can spoil a file could else stop the exchange.
 */
export class TrustFile {
  private readonly path: string;
  private readonly verifier: string;
  private readonly now: () => number;
  private list: TrustList;
  private looked: number;
  private readonly keys = new Map<string, KeyObject>();

  /** Throws where there is no good list yet: without one nobody is known. */
  constructor(path: string, verifier: string, now: () => number) {
    this.path = path;
    this.verifier = verifier;
    this.now = now;
    const list = this.read();
    if (list === null) throw new Error(`${path} is no trust list signed by ${verifier.split('+')[0] ?? ''}`);
    this.list = list;
    this.looked = now();
  }

  /** The key for messages under this id, valid at that moment. Throws `MxFault` (key-unknown). */
  key(keyid: string, at: Instant): TrustedKey {
    const entry = this.entries().find((one) => one.use === 'sign' && one.keyid === keyid && validAt(one, at));
    if (entry?.alg !== 'ed25519') throw new MxFault('key-unknown', 'the key is not known, or not valid now');
    let key = this.keys.get(entry.key);
    if (key === undefined) {
      const spki = Buffer.concat([SPKI_HEAD, Buffer.from(entry.key, 'base64')]);
      key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
      this.keys.set(entry.key, key);
    }
    return { agency: entry.agency, verifier: ed25519Verifier(key) };
  }

  /** Whose certificate has this public key (base64 of the SHA-256 of its SPKI); null for a stranger's. */
  certified(pin: string, at: Instant): AgencyId | null {
    return this.entries().find((one) => one.use === 'tls' && one.key === pin && validAt(one, at))?.agency ?? null;
  }

  private entries(): readonly TrustEntry[] {
    if (Math.abs(this.now() - this.looked) >= LOOK) {
      this.looked = this.now();
      const list = this.read();
      if (list !== null && list.serial >= this.list.serial) this.list = list;
    }
    return this.list.entries;
  }

  private read(): TrustList | null {
    try {
      return openTrustList(readFileSync(this.path, 'utf8'), this.verifier);
    } catch {
      return null;
    }
  }
}

function validAt({ notBefore, expires }: TrustEntry, at: Instant): boolean {
  return milliseconds(notBefore) <= milliseconds(at) && milliseconds(at) < milliseconds(expires);
}
