import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Io } from '#cli/io';
import { ROOT } from '#terms/program';
import { Refusal } from '#terms/refusal';

/** The reference government that comes with the program. */
const REFERENCE = join(ROOT, 'governments', 'nusantara');

/**
 * The folder a verb works on: the one named, else MANUNGGAL_GOVERNMENT, else the reference government. A path inside a
 * government stands for the whole of it. Refuses `government-missing`.
 */
export function governmentFolder(io: Pick<Io, 'env'>, wish: string | undefined): string {
  const named = wish ?? io.env['MANUNGGAL_GOVERNMENT'] ?? REFERENCE;
  if (!existsSync(named)) throw missing(named);
  if (existsSync(join(named, 'government.yaml'))) return named;
  for (let folder = resolve(named); dirname(folder) !== folder; folder = dirname(folder)) {
    if (existsSync(join(folder, 'government.yaml'))) return folder;
  }
  if (statSync(named).isDirectory()) return named;
  throw missing(named);
}

function missing(path: string): Refusal {
  return new Refusal('government-missing', `There is no government in ${path}`, { path });
}
