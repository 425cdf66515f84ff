import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { gatewayAsk } from '#cli/gateway-ask';
import { gatewayOwn } from '#cli/gateway-own';
import { init } from '#cli/init';
import { DoorsFile } from '#exchange/gateway/doors-file';
import { GatewayFile } from '#exchange/gateway/gateway-file';
import { openOwnGateways } from '#operations/gateway/open-own-gateways';
import { Database } from '#store/database';
import { sql } from '#store/sql';
import { startTestDatabase, type TestDatabase } from './support/postgres.ts';

const PAGE = readFileSync(join(import.meta.dirname, '..', 'docs', 'connect-a-registry.md'), 'utf8');
const COMMANDS = [...PAGE.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, block = '']) => block.trim().split('\n'));

let root: string;
/** Books of the gateways, and of whoever asks. */
let [books, own]: TestDatabase[] = [];
let open: Awaited<ReturnType<typeof openOwnGateways>> | null = null;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'connect-'));
  [books, own] = await Promise.all([startTestDatabase(), startTestDatabase()]);
});
afterAll(async () => {
  await open?.close();
  await Promise.all([books?.stop(), own?.stop()]);
  rmSync(root, { recursive: true, force: true });
});

/** The commands of the page, for another folder. */
function inFolder(name: string): readonly string[] {
  return COMMANDS.map((one) => one.replaceAll('connector/', `${name}/`).replace('--out connector', `--out ${name}`));
}

function place(database: TestDatabase | undefined) {
  if (database === undefined) throw new Error('no database');
  return database;
}

/** A line of the page, its files in a folder of the test; a free port in place of the one that the page leaves as it is. */
async function run(command: string, env: { readonly [name: string]: string } = {}) {
  let [out, talk] = ['', ''];
  const databases = { DATABASE_URL: place(own).url, KEYS_URL: place(own).keysUrl };
  const io = {
    stdout: (text: string) => void (out += text),
    stderr: (text: string) => void (talk += text),
    env: { ...databases, ...env, MANUNGGAL_LANG: 'en' },
    tty: false,
  };
  const [program, verb = '', ...rest] = command.split(' ');
  expect(program).toBe('manunggal');
  const argv = rest.map((one, at) => (/^connector.*\//.test(one) || rest[at - 1] === '--out' ? join(root, one) : one));
  if (verb === 'init') return { code: await init(argv, io), out, talk };
  if (argv[0] === 'ask') {
    const code = await gatewayAsk(argv.slice(1), io);
    return { code, out, talk };
  }
  await start(argv[0] ?? '', env);
  return { code: 0, out, talk };
}

/** What a house does with a gateway of its own: in this process; whoever asks is told where it listens. */
async function start(file: string, env: { readonly [name: string]: string }): Promise<void> {
  await open?.close();
  const databases = { GATEWAY_DATABASE_URL: place(books).url, GATEWAY_KEYS_URL: place(books).keysUrl };
  const gateway = GatewayFile.parse(parse(readFileSync(file, 'utf8')));
  writeFileSync(file, stringify({ ...gateway, listen: { ...gateway.listen, port: 0 } }));
  open = await openOwnGateways(file, { env: { ...databases, ...env }, now: () => Date.now(), log: () => undefined });
  const doors = file.replace('gateway.yaml', 'gateways.yaml');
  const read = DoorsFile.parse(parse(readFileSync(doors, 'utf8')));
  writeFileSync(
    doors,
    stringify({ ...read, gateways: { [gateway.agency]: `https://127.0.0.1:${open.gateways[0]?.port}` } }),
  );
}

describe('docs/connect-a-registry.md', () => {
  it('leads by its own commands to a signed answer, whose receipt both ends keep', async () => {
    const [make = '', serve = '', ask = ''] = COMMANDS;
    const made = await run(make);
    expect(made.code).toBe(0);
    expect(made.talk.replaceAll(/\s+/g, ' ')).toContain(ask.replaceAll('connector/', `${join(root, 'connector')}/`));
    for (const [, path = ''] of PAGE.matchAll(/^\| `([a-z/.]+)` \| /gm))
      if (/^(gateways?\.yaml|exchange\/|files\/drop\/)$/.test(path))
        expect(existsSync(join(root, 'connector', path))).toBe(true);
    await run(serve);
    const answer = await run(ask);
    expect(answer.code).toBe(0);
    expect(answer.out).toMatch(/^name: Sari Wulandari$/m);
    const [, receipt] = /^receipt: (\S+)$/m.exec(answer.out) ?? [];
    const kept = await place(books).db.many<{ both: boolean; receipt: string }>(
      sql`select own_half is not null and their_half is not null as both, receipt from exchange.served`,
    );
    expect(kept.map(({ both }) => both)).toEqual([true]);
    expect(receipt).toMatch(/^[\w-]{43}$/);
    const unknown = await run(ask.replace('9971014507900003', '9971014507900999'));
    expect(unknown).toMatchObject({ code: 1, talk: 'Withheld: no-record\n' });
  });

  it('checks its files, and tells the agency itself what it found and whom it waits for', async () => {
    const file = join(root, 'connector', 'gateway.yaml');
    const at = ['--url', `https://127.0.0.1:${open?.gateways[0]?.port}`];
    const say = async (verb: string, ...more: readonly string[]) => {
      let out = '';
      const io = { stdout: (text: string) => void (out += text), stderr: () => undefined, env: {}, tty: false };
      return { code: await gatewayOwn(verb, [file, ...more], io), out };
    };
    expect(await say('check')).toEqual({ code: 0, out: '' });
    expect(await say('questions', ...at)).toEqual({ code: 0, out: '' });
    expect((await say('findings', ...at)).out).toMatch(/^closed +interrupted\n0 +0$/m);
    const nobody = ['0190f3c1-7d4e-7b3a-9c1e-000000000001', '--client', 'ID/GOV/X/Y', '--by', 'dukcapil.registrar'];
    await expect(say('answer', ...nobody, '--withhold', 'no-record', ...at)).rejects.toMatchObject({
      code: 'question-unknown',
    });
    await expect(say('answer', ...nobody, '--withhold', 'why', ...at)).rejects.toMatchObject({ code: 'usage' });
  });

  it('names every key of both files', () => {
    for (const key of Object.keys(GatewayFile.shape)) expect(PAGE).toMatch(new RegExp(`^\\|.*\`${key}\``, 'm'));
    for (const key of Object.keys(DoorsFile.shape)) expect(PAGE).toMatch(new RegExp(`^\\|.*\`${key}\``, 'm'));
  });

  it('refuses a folder that is there, and a registry that nobody may ask', async () => {
    const [make = ''] = COMMANDS;
    await expect(run(make)).rejects.toMatchObject({ code: 'folder-exists' });
    await expect(
      run(make.replace('people', 'swdkllj').replace('out connector', 'out connector-2')),
    ).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('a table behind a gateway', () => {
  it('is read by a role of its own that reads nothing else; the role of the exchange is denied', async () => {
    const [make = '', serve = '', ask = ''] = inFolder('connector-pg');
    await run(make.replace('--source csv', '--source postgres'));
    const statements = readFileSync(join(root, 'connector-pg', 'source.sql'), 'utf8')
      .replaceAll(/^--.*$/gm, '')
      .split(';\n');
    const registry = await startTestDatabase();
    const owner = new Database({ url: registry.url, role: null, size: 1 });
    const reader = registry.url.replace('mg_owner@', 'people_gateway@');
    try {
      await owner.run({ name: '', text: 'drop role if exists people_gateway', values: [] });
      for (const text of statements.filter((one) => one.trim() !== '')) await owner.run({ name: '', text, values: [] });
      await run(serve, { REGISTRY_DATABASE: reader });
      expect((await run(ask)).out).toMatch(/^name: Sari Wulandari$/m);
      const table = sql`select name from people`;
      await expect(registry.db.many(table)).rejects.toThrow('permission denied');
      const gateway = new Database({ url: reader, role: null, size: 1 });
      await expect(gateway.many(sql`select nik from people`)).resolves.not.toHaveLength(0);
      await expect(gateway.run(sql`update people set name = ''`)).rejects.toThrow('permission denied');
      await expect(gateway.many(sql`select 1 from acts`)).rejects.toThrow('permission denied');
      await gateway.close();
    } finally {
      await open?.close();
      open = null;
      await owner.run({ name: '', text: 'drop table if exists people', values: [] });
      await owner.run({ name: '', text: 'drop role people_gateway', values: [] });
      await owner.close();
      await registry.stop();
    }
  });
});

describe('an API behind a gateway', () => {
  it('is asked with its own word, and refuses another', async () => {
    const [make = '', serve = '', ask = ''] = inFolder('connector-api');
    await run(make.replace('--source csv', '--source http'));
    const port = 9_000 + Math.floor(Math.random() * 900) + 100;
    const source = join(root, 'connector-api', 'source.mjs');
    const api = spawn(process.execPath, [source], {
      env: { PORT: String(port), REGISTRY_TOKEN: 'word' },
      stdio: 'ignore',
    });
    await once(api, 'spawn');
    const file = join(root, 'connector-api', 'gateway.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('127.0.0.1:9000', `127.0.0.1:${port}`));
    try {
      await run(serve, { REGISTRY_TOKEN: 'word' });
      await expect.poll(async () => (await run(ask)).out, { timeout: 20_000 }).toMatch(/^name: Sari Wulandari$/m);
      await run(serve, { REGISTRY_TOKEN: 'another' });
      expect(await run(ask)).toMatchObject({ code: 5, talk: 'The gateway does not answer\n' });
    } finally {
      api.kill();
      await once(api, 'exit');
    }
  });
});
