import { createHash } from 'node:crypto';

/** `/gaya-3f2a….css`: an address that changes with every byte of the file, so that the file may be kept for ever. */
export function lastingPath(name: string, ending: string, content: string): string {
  return `/${name}-${createHash('sha256').update(content).digest('hex').slice(0, 12)}.${ending}`;
}
