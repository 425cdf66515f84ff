import type { Files } from '#definitions/government';
import { canonical } from '#terms/json';
import { sha256 } from '#terms/random';

/** sha256 hex over paths and contents in the order of their paths; the same files give the same hash everywhere. */
export function hashOf(files: Files): string {
  const parts = [...files].map(([path, text]) => [path, sha256(text).toString('hex')]);
  return sha256(canonical(parts.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)))).toString('hex');
}

/** Files below a folder, by their path inside it. */
export function below(files: Files, folder: string): Files {
  const inside = [...files].filter(([path]) => path.startsWith(folder));
  return new Map(inside.map(([path, text]) => [path.slice(folder.length), text]));
}
