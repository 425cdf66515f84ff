import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from '#store/place';
import { goneWithin, isServerOf, isTaken, processesIn, signal } from '#store/process';

/** A server that a killed process left behind is stopped: fast first, then by force. Misleading lock files are removed. */
export async function stopOrphan({ data, sockets }: Pick<Place, 'data' | 'sockets'>, log: Log): Promise<void> {
  const pid = serverState(data)?.pid;
  if (pid !== undefined && isServerOf(pid, data)) {
    log(`stopping the server ${pid} that an earlier process left behind`);
    await insist(pid, ['SIGINT', 'SIGQUIT', 'SIGKILL']);
  }
  // Its children end by themselves once it is gone; a new server must not start beside one that still writes.
  for (const child of processesIn(data))
    if (!(await goneWithin(child, 5_000))) await insist(child, ['SIGQUIT', 'SIGKILL']);
  for (const lock of [join(data, 'postmaster.pid'), join(sockets, '.s.PGSQL.5432.lock')]) removeIfMisleading(lock);
}

type Log = (line: string) => void;

/**
 * After a restart of the machine or container the number in a lock may be another program's, and a killed server stays a zombie
 * until its parent asks after it: PostgreSQL would take either for a server and not start. A number that is free is left alone:
 * PostgreSQL reads from the same file whether old shared memory is still in use.
 */
function removeIfMisleading(lock: string): void {
  const pid = pidIn(linesOf(lock));
  if (pid !== null && isTaken(pid)) rmSync(lock, { force: true });
}

export interface ServerState {
  readonly pid: number;
  readonly ready: boolean;
}

/** What postmaster.pid says: line 1 is the process id, line 8 the state (`src/include/utils/pidfile.h`). */
export function serverState(data: string): ServerState | null {
  const lines = linesOf(join(data, 'postmaster.pid'));
  const pid = pidIn(lines);
  return pid === null ? null : { pid, ready: lines[7]?.trim() === 'ready' };
}

function pidIn(lines: readonly string[]): number | null {
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : null;
}

/** None when there is no such file, or not any more. */
function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

async function insist(pid: number, ways: readonly NodeJS.Signals[]): Promise<void> {
  for (const way of ways) {
    signal(pid, way);
    if (await goneWithin(pid, way === 'SIGINT' ? 20_000 : 5_000)) return;
  }
}
