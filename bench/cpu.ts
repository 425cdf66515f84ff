import { readdirSync, readFileSync } from 'node:fs';

/** Seconds of CPU that this process and the PostgreSQL beneath it have used; clocks of other work on the machine do not enter. */
export interface Cpu {
  readonly node: number;
  readonly postgres: number;
}

/** `server` is the pid of PostgreSQL; its ended children are counted with it. PostgreSQL is 0 where there is no `/proc`. */
export function cpuOf(server: number): Cpu {
  const { user, system } = process.cpuUsage();
  return { node: (user + system) / 1e6, postgres: ticksBeneath(server) / 100 };
}

/** `14.1 + 10.2 ms`: Node and PostgreSQL for each of `n` things done since `before`. */
export function sayCpu(before: Cpu, after: Cpu, n: number): string {
  const each = (from: number, to: number) => (((to - from) * 1000) / n).toFixed(2);
  return `${each(before.node, after.node)} + ${each(before.postgres, after.postgres)} ms`;
}

function ticksBeneath(server: number): number {
  let ticks = 0;
  for (const pid of pids()) {
    const fields = statOf(pid);
    const at = (place: number) => Number(fields[place]); // proc(5), counted from the state: 1 parent, 11-14 ticks
    if (pid === String(server)) ticks += at(11) + at(12) + at(13) + at(14);
    else if (at(1) === server) ticks += at(11) + at(12);
  }
  return ticks;
}

/** Seconds of CPU of a process and all beneath it, ended children of theirs included; 0 where there is no `/proc`. */
export function secondsBeneath(root: number): number {
  const stats = new Map(pids().map((pid) => [Number(pid), statOf(pid)]));
  const at = (pid: number, place: number) => Number(stats.get(pid)?.[place] ?? 0);
  const below = (pid: number): number =>
    [11, 12, 13, 14].reduce((sum, place) => sum + at(pid, place), 0) +
    [...stats.keys()].filter((one) => at(one, 1) === pid).reduce((sum, one) => sum + below(one), 0);
  return below(root) / 100;
}

function pids(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** Empty for a process that has just ended. */
function statOf(pid: string): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
