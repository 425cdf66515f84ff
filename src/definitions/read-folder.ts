import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Files } from '#definitions/government';
import { Refusal } from '#terms/refusal';

/** No file that people write by hand comes near; a bigger one is a mistake or an attack. */
const MAX_BYTES = 1_000_000;

/**
 * Reads a government folder into relative path -> text, names with a leading dot left out. Refuses `government-missing` when
 * there is no such folder and `file-refused` for a link out of the folder, a link to a folder, a file over 1 MB or one that
 * is not UTF-8 text.
 */
export async function readFolder(root: string): Promise<Files> {
  const base = await realFolder(root);
  const files = new Map<string, string>();
  for (const path of (await paths(base, base)).toSorted()) files.set(path, await readText(base, path));
  return files;
}

async function realFolder(root: string): Promise<string> {
  try {
    const base = await realpath(root);
    if ((await stat(base)).isDirectory()) return base;
  } catch (cause) {
    throw new Refusal('government-missing', `There is no folder ${root}`, { path: root }, { cause });
  }
  throw new Refusal('government-missing', `${root} is not a folder`, { path: root });
}

async function paths(base: string, folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    const name = relative(base, path).split(sep).join('/');
    if (entry.isDirectory()) found.push(...(await paths(base, path)));
    else if (entry.isSymbolicLink()) await refuseLinkOut(base, path, name).then(() => found.push(name));
    else if (entry.isFile()) found.push(name);
    else throw refused(name, 'it is neither a file nor a folder');
  }
  return found;
}

async function refuseLinkOut(base: string, path: string, name: string): Promise<void> {
  const target = await realpath(path).catch((cause: unknown) => {
    throw refused(name, 'it is a link to nothing', cause);
  });
  if (!target.startsWith(base + sep)) throw refused(name, 'it is a link out of the folder');
  if (!(await stat(target)).isFile()) throw refused(name, 'it is a link to a folder');
}

async function readText(base: string, name: string): Promise<string> {
  const path = join(base, name);
  if ((await stat(path)).size > MAX_BYTES) throw refused(name, `it is larger than ${MAX_BYTES} bytes`);
  const bytes = await readFile(path);
  if (bytes.includes(0)) throw refused(name, 'it is not text');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw refused(name, 'it is not UTF-8 text', cause);
  }
}

function refused(path: string, why: string, cause?: unknown): Refusal {
  return new Refusal('file-refused', `${path} is refused: ${why}`, { path, why }, { cause });
}
