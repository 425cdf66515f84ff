import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const PORT = 3987;

/** From `npm start` to the first page on a new data folder and on the same one again; memory of all processes together. */
export async function measureStart(): Promise<[string, string][]> {
  const folder = mkdtempSync(join(tmpdir(), 'manunggal-bench-'));
  const first = await startOnce(folder, 12_000);
  const second = await startOnce(folder, 3_000);
  rmSync(folder, { recursive: true, force: true });
  return [
    ['first start to first page', `${first.seconds.toFixed(1)} s`],
    ['second start to first page', `${second.seconds.toFixed(1)} s`],
    ['memory of all processes, demonstration cases grown (PSS)', `${first.megabytes.toFixed(0)} MB`],
    ['memory of all processes after the second start (PSS)', `${second.megabytes.toFixed(0)} MB`],
  ];
}

async function startOnce(folder: string, settle: number): Promise<{ seconds: number; megabytes: number }> {
  const began = performance.now();
  const child = spawn('npm', ['start', '--silent'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(PORT), MANUNGGAL_DATA: folder },
    stdio: 'ignore',
    detached: true,
  });
  await firstPage();
  const seconds = (performance.now() - began) / 1000;
  await new Promise((done) => setTimeout(done, settle));
  const megabytes = pssOf(child) / 1024;
  process.kill(-(child.pid ?? 0), 'SIGTERM');
  await new Promise((done) => child.once('exit', done));
  await new Promise((done) => setTimeout(done, 1_000));
  return { seconds, megabytes };
}

async function firstPage(): Promise<void> {
  for (let n = 0; n < 600; n += 1) {
    try {
      const response = await fetch(`http://127.0.0.1:${PORT}/`);
      await response.text();
      return;
    } catch {
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  throw new Error('the house did not start');
}

/** Kilobytes of the process and all it started, shared pages counted once. */
function pssOf({ pid }: ChildProcess): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = /\) \w (\d+)/.exec(read(`/proc/${name}/stat`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const ours = (id: number): boolean =>
    id === pid || (parents.has(id) && (parents.get(id) ?? 0) > 1 && ours(parents.get(id) ?? 0));
  return [...parents.keys()]
    .filter(ours)
    .reduce((sum, id) => sum + Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${id}/smaps_rollup`))?.[1] ?? 0), 0);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
