import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Makes a secret's file unless it is there: whole or not at all, however early we are killed, and never over what is there. Of
 * two processes that start together one writes and both read the same. For its owner's eyes only, and on the disk.
 */
export function writeOnce(path: string, make: () => string): void {
  if (existsSync(path)) return;
  const [text, draft] = [make(), `${path}.${randomBytes(6).toString('hex')}`];
  try {
    writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true }); // what is sealed under it would be lost with it
    linkSync(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
