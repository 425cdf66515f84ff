import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Binaries, carriedBinaries, copiedTo, runnableInPlace } from '#store/binaries';
import { processesIn } from '#store/process';
import { Refusal } from '#terms/refusal';

/** Where one data folder's server lives and as whom it runs. */
export interface Place {
  readonly data: string;
  readonly sockets: string;
  readonly binaries: Binaries;
  /** Given when we are root: PostgreSQL refuses to run as root. */
  readonly user: { readonly uid: number; readonly gid: number } | null;
}

/** "nobody" on every Unix we know; needs no entry in the list of users. */
const NOBODY = 65534;
const ROOTS_HOME = '/var/lib/manunggal';
/** A Unix socket's path may have 107 bytes (Linux) or 103 (macOS), its own name included. */
const LONGEST_SOCKET_FOLDER = 85;

/** Chooses and prepares the folders. Everything is made if it is not there yet. */
export function preparePlace(folder: string): Place {
  const carried = carriedBinaries();
  return process.getuid?.() === 0 ? placeForRoot(folder, carried) : placeForUser(folder, carried);
}

function placeForUser(folder: string, carried: Binaries): Place {
  const sockets = socketFolder(folder);
  mkdirSync(sockets, { recursive: true, mode: 0o700 });
  const { uid, mode } = statSync(sockets);
  if (uid !== process.getuid?.() || (mode & 0o077) !== 0) {
    throw new Refusal('no-postgres-here', `${sockets} belongs to somebody else`, { folder: sockets });
  }
  const data = join(folder, 'postgres');
  return { data, sockets, binaries: runnableInPlace(carried, join(folder, 'native')), user: null };
}

function socketFolder(folder: string): string {
  const inside = join(folder, 'sockets');
  if (inside.length <= LONGEST_SOCKET_FOLDER) return inside;
  return join(tmpdir(), `manunggal-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`);
}

/**
 * A server under another user cannot reach a checkout in a 0700 folder, so as root it lives under /var/lib/manunggal/<id>;
 * the data folder keeps only the id. Deleting the data folder therefore starts fresh.
 */
function placeForRoot(folder: string, carried: Binaries): Place {
  try {
    sweepDeleted();
    const id = idOf(folder);
    const home = join(ROOTS_HOME, id);
    refuseCopy(folder, id);
    for (const path of [ROOTS_HOME, home]) {
      mkdirSync(path, { recursive: true });
      chmodSync(path, 0o755);
    }
    writeFileSync(join(home, 'owner.json'), JSON.stringify({ folder, device: deviceOf(folder) }));
    const [data, sockets] = [join(home, 'postgres'), join(home, 'sockets')];
    mkdirSync(sockets, { recursive: true, mode: 0o700 });
    chownSync(sockets, NOBODY, NOBODY);
    return { data, sockets, binaries: copiedTo(carried, join(home, 'native')), user: { uid: NOBODY, gid: NOBODY } };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const hint = 'start as another user than root, or set DATABASE_URL';
    throw new Refusal(
      'no-postgres-here',
      `Cannot prepare ${ROOTS_HOME}: ${hint}`,
      { folder: ROOTS_HOME },
      { cause: error },
    );
  }
}

const ID = /^[0-9a-f]{16}$/;

function idOf(folder: string): string {
  const path = join(folder, 'where.json');
  const known = readJson(path)?.['id'];
  if (typeof known === 'string' && ID.test(known)) return known;
  const id = randomBytes(8).toString('hex');
  writeFileSync(path, JSON.stringify({ id }));
  return id;
}

/** A copied data folder names the home of its original; two folders must never share one server. A moved one may go on. */
function refuseCopy(folder: string, id: string): void {
  const owner = readJson(join(ROOTS_HOME, id, 'owner.json'))?.['folder'];
  if (typeof owner !== 'string' || owner === folder || readJson(join(owner, 'where.json'))?.['id'] !== id) return;
  const message = `${folder} is a copy of ${owner}, whose database it would share; delete its where.json to start fresh`;
  throw new Refusal('data-folder-copied', message, { folder, original: owner });
}

/**
 * Removes the homes of data folders that were deleted. A folder that is out of sight only because its disk is not mounted is
 * told apart by the device of the nearest folder that is there.
 */
export function sweepDeleted(): void {
  if (!existsSync(ROOTS_HOME)) return;
  for (const id of readdirSync(ROOTS_HOME)) {
    const home = join(ROOTS_HOME, id);
    const owner = readJson(join(home, 'owner.json'));
    const folder = owner?.['folder'];
    if (!ID.test(id) || typeof folder !== 'string') continue;
    if (readJson(join(folder, 'where.json'))?.['id'] === id) continue;
    if (deviceOf(folder) !== owner?.['device'] || processesIn(join(home, 'postgres')).length > 0) continue;
    rmSync(home, { recursive: true, force: true });
  }
}

function deviceOf(folder: string): number {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found === undefined ? deviceOf(dirname(folder)) : found.dev;
}

function readJson(path: string): { readonly [name: string]: unknown } | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
