import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Run from source: by tests, and while developing. */
export const FROM_SOURCE = import.meta.url.endsWith('.ts');

/**
 * Folder that the program's modules lie in: `src/` or `dist/`. Told by its name, because a build puts many modules into one
 * file and a module does not know how deep that lies.
 */
export const MODULES = new URL(/^.*\/(?:src|dist)\//.exec(import.meta.url)?.[0] ?? import.meta.url);

/** The checkout or package. */
export const ROOT = fileURLToPath(new URL('..', MODULES)).replace(/\/$/, '');

/** A module of the program, by its path under `MODULES` without ending; for whoever starts it as a process or thread. */
export function moduleUrl(path: string): URL {
  return new URL(`${path}.${FROM_SOURCE ? 'ts' : 'js'}`, MODULES);
}

/** Names what was built: another build may read and reckon otherwise. Null when run from source, and for modules built one by one. */
export function buildId(): string | null {
  try {
    return FROM_SOURCE ? null : `${readFileSync(new URL('build.txt', MODULES), 'utf8').trim()} ${process.versions.v8}`;
  } catch {
    return null;
  }
}
