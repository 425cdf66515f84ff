import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/**
 * When a process began, as an opaque text that differs for a later process with the same id; null when there is none.
 * After a reboot the same ticks mean another moment, so the boot is part of it.
 */
export function processStart(pid: number): string | null {
  if (process.platform !== 'linux') return startByPs(pid);
  const stat = read(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The second field is the command in brackets and may itself hold spaces and brackets; proc(5): field 22 is the start time.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const zombie = fields[0] === 'Z';
  return zombie ? null : `${read('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}/${fields[19] ?? ''}`;
}

/** Names the set of process ids we live in: two containers on one volume must not read each other's ids as their own. */
export function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return 'host';
  }
}

/** Ids of live processes that work in a directory. A PostgreSQL server and its children work in their data directory. */
export function processesIn(directory: string): number[] {
  if (process.platform !== 'linux') return [];
  const ids = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0);
  return ids.filter((pid) => worksIn(pid, directory) && processStart(pid) !== null);
}

/** Whether a live process with this id is a PostgreSQL server of that data directory. */
export function isServerOf(pid: number, data: string): boolean {
  if (processStart(pid) === null) return false;
  return process.platform === 'linux' ? worksIn(pid, data) : commandByPs(pid).includes(data);
}

function worksIn(pid: number, directory: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === directory;
  } catch {
    return false; // gone, or not ours to look at
  }
}

/** Whether the number is some process's, be it a zombie, as PostgreSQL asks (`CreateLockFile` in `miscinit.c`). */
export function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

export async function goneWithin(pid: number, milliseconds: number): Promise<boolean> {
  for (let left = milliseconds; left > 0; left -= 20) {
    if (processStart(pid) === null) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return processStart(pid) === null;
}

/** Sends a signal; false when the process is already gone. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function startByPs(pid: number): string | null {
  const line = ps(pid, 'state=,lstart=');
  return line === '' || line.startsWith('Z') ? null : line;
}

function commandByPs(pid: number): string {
  return ps(pid, 'command=');
}

function ps(pid: number, columns: string): string {
  try {
    return execFileSync('ps', ['-o', columns, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
