import { watch } from 'node:fs';

/** Saving one file touches it several times; what comes within this is one change. */
const SETTLE_MS = 80;

/**
 * Calls `changed` after each change below a folder, never twice at once; a change during the call is followed by one more.
 * Gives what ends the watching.
 */
export function watchFolder(root: string, changed: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await changed();
    } while (again);
    running = false;
  };
  const watcher = watch(root, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), SETTLE_MS);
  });
  watcher.on('error', () => undefined); // a folder that was taken away; the next one is watched already
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}

/** Until the process is asked to stop. */
export function untilStopped(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });
}
