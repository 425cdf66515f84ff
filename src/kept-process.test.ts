import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeptProcess, type Program } from '#kept-process';
import { processStart } from '#store/process';
import { NUSANTARA } from '../test/support/house.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'manunggal-kept-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Dukcapil's registry, as the house starts it. */
function registry(): Program {
  const records = join(NUSANTARA, 'registries', 'people.records.yaml');
  const args = ['--folder', join(folder, 'dukcapil'), '--registry', 'people', '--records', records, '--key', 'nik'];
  return { name: 'the registry', module: 'exchange/registry-process', args, env: { REGISTRY_TOKEN: 'token' } };
}

async function answers(url: string): Promise<void> {
  for (;;) {
    const answered = await fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('a process that the house keeps', () => {
  it('is there again at the same address after it was killed, however often', async () => {
    const said: string[] = [];
    const kept = new KeptProcess(registry(), (line) => said.push(line));
    const url = await kept.url;
    for (const _ of [1, 2]) {
      const { pid = 0 } = kept;
      await answers(url);
      process.kill(pid, 'SIGKILL');
      while (kept.pid === pid) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await answers(url);
    await kept.stop();
    expect(processStart(kept.pid ?? 0)).toBeNull();
    expect(said).toEqual([
      'the registry stopped by itself; starting it again in 100 ms',
      'the registry stopped by itself; starting it again in 200 ms',
    ]);
  });

  it('says so when it does not come up at all, and is not tried for ever', async () => {
    const kept = new KeptProcess({ ...registry(), args: [] }, () => undefined);
    await expect(kept.url).rejects.toThrow('the registry did not start (exit 1)');
    await kept.stop();
  });

  it('ends when the process that started it was killed before it was even up', async () => {
    const { module, args, env } = registry();
    const program = join(import.meta.dirname, `${module}.ts`);
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
    const options = { execArgv: ['--conditions=source', '--import', tsx], env };
    const script = `const { fork } = require('node:child_process');
      const child = fork(${JSON.stringify(program)}, ${JSON.stringify([...args, '--port', '0'])}, ${JSON.stringify(options)});
      console.log(child.pid); setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(createInterface({ input: parent.stdout }), 'line');
    parent.kill('SIGKILL');
    const child = Number(line);
    expect(processStart(child)).not.toBeNull();
    while (processStart(child) !== null) await new Promise((resolve) => setTimeout(resolve, 50));
  });
});
