import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { goneWithin, isServerOf, processesIn, processStart, signal } from '#store/process';

/** A server that a killed process left behind is stopped: fast first, then by force. A misleading pid file is removed. */
export async function stopOrphan(data: string, log: (line: string) => void): Promise<void> {
  const pid = serverState(data)?.pid;
  if (pid === undefined) return;
  if (isServerOf(pid, data)) {
    log(`stopping the server ${pid} that an earlier process left behind`);
    await insist(pid, ['SIGINT', 'SIGQUIT', 'SIGKILL']);
  }
  // Its children end by themselves once it is gone; a new server must not start beside one that still writes.
  for (const child of processesIn(data))
    if (!(await goneWithin(child, 5_000))) await insist(child, ['SIGQUIT', 'SIGKILL']);
  // After a restart of the machine or container the number may be another program's, and PostgreSQL would not start.
  // A dead number is left alone: PostgreSQL reads from the same file whether old shared memory is still in use.
  if (processStart(pid) !== null) rmSync(join(data, 'postmaster.pid'), { force: true });
}

export interface ServerState {
  readonly pid: number;
  readonly ready: boolean;
}

/** What postmaster.pid says: line 1 is the process id, line 8 the state (`src/include/utils/pidfile.h`). */
export function serverState(data: string): ServerState | null {
  const path = join(data, 'postmaster.pid');
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, 'utf8').split('\n');
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : null;
}

async function insist(pid: number, ways: readonly NodeJS.Signals[]): Promise<void> {
  for (const way of ways) {
    signal(pid, way);
    if (await goneWithin(pid, way === 'SIGINT' ? 20_000 : 5_000)) return;
  }
}
