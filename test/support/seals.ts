import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Authority, type Foundation, foundAuthority, openAuthority } from '#documents/authority';

const founded = new Map<string, string>();

/** A copy of seals that were founded before for the same agencies and moment: making them takes a third of a house's start. */
export async function foundAuthorityOnce(foundation: Foundation): Promise<Authority> {
  const { folder, ...what } = foundation;
  const key = JSON.stringify(what);
  let kept = founded.get(key);
  if (kept === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'manunggal-seals-'));
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    await foundAuthority({ ...foundation, folder: made });
    founded.set(key, made);
    kept = made;
  }
  cpSync(kept, folder, { recursive: true });
  return openAuthority(folder);
}
