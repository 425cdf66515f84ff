import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { sha256 } from '#terms/random';

/**
 * What reading found, kept from one start to the next: what a text says, by its hash, and which folders have no error, by
 * theirs. Reading takes seconds, and between two starts hardly anything changes. Another build may read otherwise: it begins
 * anew. Without `openReadings` nothing is kept.
 */
interface Kept {
  readonly build: string;
  readonly found: ReadonlyMap<string, unknown>;
}

interface Readings {
  readonly build: string;
  readonly before: Map<string, unknown>;
  readonly used: Map<string, unknown>;
  learned: boolean;
}

let readings: Readings | undefined;

/** Takes in what `saveReadings` of this build wrote; files that are not there, damaged or of another build say nothing. */
export function openReadings(build: string, paths: readonly string[]): void {
  const kept = paths.map(readKept).filter((one) => one?.build === build);
  const before = new Map(kept.flatMap((one) => [...(one?.found ?? [])]));
  readings = { build, before, used: new Map(), learned: false };
}

/** What a text of this kind was found to say; undefined where nobody has read it yet. */
export function knownReading(kind: string, text: string): unknown {
  if (readings === undefined) return undefined;
  const key = keyOf(kind, text);
  const known = readings.before.get(key);
  if (known !== undefined) readings.used.set(key, known);
  return known;
}

/** Keeps what a text says, from which everything else about it follows; what is no plain data is left out when saving. */
export function learnReading(kind: string, text: string, value: unknown): void {
  if (readings === undefined) return;
  readings.used.set(keyOf(kind, text), value);
  readings.learned = true;
}

/** Writes what was used since opening, if any of it is new, and lets go of all. A disk that does not take it costs time only. */
export function saveReadings(path: string): void {
  const kept = readings;
  readings = undefined;
  if (kept?.learned !== true) return;
  const draft = `${path}.new`;
  try {
    const found = new Map([...kept.used].filter(([, value]) => isPlain(value)));
    writeFileSync(draft, serialize({ build: kept.build, found } satisfies Kept), { mode: 0o600 });
    renameSync(draft, path);
  } catch {
    rmSync(draft, { force: true });
  }
}

function keyOf(kind: string, text: string): string {
  return `${kind}:${sha256(text).toString('base64url')}`;
}

/** Whether the next start would find the same. */
function isPlain(value: unknown): boolean {
  try {
    return isDeepStrictEqual(deserialize(serialize(value)), value);
  } catch {
    return false; // it holds a function
  }
}

function readKept(path: string): Kept | undefined {
  try {
    return deserialize(readFileSync(path)) as Kept; // our own file, or another build's, which is told by its name
  } catch {
    return undefined;
  }
}
