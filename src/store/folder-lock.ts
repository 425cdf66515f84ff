import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { processNamespace, processStart } from '#store/process';
import { Refusal } from '#terms/refusal';

interface Holder {
  readonly pid: number;
  readonly start: string | null;
  readonly host: string;
  readonly namespace: string;
}

const BEAT = 3_000;
/** A holder we cannot look at (another container) is taken for dead after this many milliseconds without a beat. */
const SILENCE = 10_000;

/**
 * One process per data folder. The lock is a file with the holder's id and start time, so it survives kill -9 as a file but
 * not as a claim: whoever finds the holder gone takes it over. A holder that is about to end is waited for, at most `patience`
 * milliseconds. Refuses with `data-folder-in-use`. Returns the release.
 */
export async function lockFolder(folder: string, patience = 0): Promise<() => void> {
  const path = join(folder, 'lock.json');
  const mine: Holder = {
    pid: process.pid,
    start: processStart(process.pid),
    host: hostname(),
    namespace: processNamespace(),
  };
  const text = JSON.stringify(mine);
  const until = performance.now() + patience;
  while (!create(path, text)) {
    const found = read(path);
    if (found === null) continue;
    if (!(await isAlive(path, found))) discard(path, found);
    else if (performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
    else throw inUse(folder, found);
  }
  const beat = setInterval(() => touch(path), BEAT);
  beat.unref();
  return () => {
    clearInterval(beat);
    if (read(path) === text) rmSync(path, { force: true });
  };
}

/** Creates the lock whole or not at all: a link to a finished file, which the file system refuses if the name is taken. */
function create(path: string, text: string): boolean {
  const draft = `${path}.${process.pid}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, text, { mode: 0o644 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves a dead holder's lock aside; if a newcomer's lock was moved by mistake, it is put back. */
function discard(path: string, found: string): void {
  const aside = `${path}.${process.pid}.${randomBytes(6).toString('hex')}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // somebody else moved it first
  }
  if (read(aside) !== found) create(path, read(aside) ?? '');
  rmSync(aside, { force: true });
}

async function isAlive(path: string, found: string): Promise<boolean> {
  const holder = parse(found);
  if (holder === null) return false;
  if (holder.host === hostname() && holder.namespace === processNamespace()) {
    return holder.start !== null && processStart(holder.pid) === holder.start;
  }
  const before = beatOf(path);
  for (let waited = 0; waited < SILENCE; waited += 250) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    if (beatOf(path) !== before) return true;
  }
  return false;
}

function inUse(folder: string, found: string): Refusal {
  const pid = parse(found)?.pid ?? 0;
  return new Refusal('data-folder-in-use', `Process ${pid} already works in the data folder ${folder}`, {
    pid,
    folder,
  });
}

function parse(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text);
    return isHolder(value) ? value : null;
  } catch {
    return null;
  }
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null && 'pid' in value && 'start' in value && 'namespace' in value;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function beatOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function touch(path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // the folder was deleted under us; the server's own checks speak up
  }
}
