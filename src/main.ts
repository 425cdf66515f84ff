import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { agency } from '#cli/agency';
import { takeArguments } from '#cli/arguments';
import { arrangement } from '#cli/arrangement';
import { showCase } from '#cli/case';
import { runCli } from '#cli/cli';
import { exchange } from '#cli/exchange';
import { gatewayAsk } from '#cli/gateway-ask';
import { gatewayOwn, isOwnVerb } from '#cli/gateway-own';
import { governmentFolder } from '#cli/government-folder';
import { type Io, languageOf, type Verb } from '#cli/io';
import { matter } from '#cli/matter';
import { outcome } from '#cli/outcome';
import { runService } from '#cli/run';
import { sayStarted } from '#cli/start';
import { untilStopped } from '#cli/watch-folder';
import { type Composed, chance, clock, compose } from '#compose';
import { readFolder } from '#definitions/read-folder';
import { signInOf } from '#definitions/sign-in';
import { growCouncil } from '#operations/demo/grow-council';
import { growDemo } from '#operations/demo/grow-demo';
import { growLife } from '#operations/demo/life/grow-life';
import { openGateway } from '#operations/gateway/open-gateway';
import type { House } from '#operations/house';
import { giveWords } from '#operations/person/give-words';
import { openPreview } from '#preview';
import { serve } from '#serve';
import { later } from '#terms/plain-date';
import { ROOT } from '#terms/program';
import { Refusal } from '#terms/refusal';

const NUSANTARA = join(ROOT, 'governments', 'nusantara');

const start: Verb = async (argv, io) => {
  const began = performance.now();
  const { values } = parseArgs({
    args: [...argv],
    options: {
      json: { type: 'boolean' },
      lang: { type: 'string' },
      government: { type: 'string' },
      host: { type: 'string' },
      'demo-i-understand': { type: 'boolean' },
      words: { type: 'string' },
    },
  });
  const language = languageOf(io, values.lang);
  const host = values.host ?? io.env['HOST'] ?? '127.0.0.1';
  const byWord = signInOf(await readFolder(resolve(values.government ?? NUSANTARA))) === 'words';
  const demo = !byWord && mayDemo(host, io, values['demo-i-understand'] === true);
  const port = portOf(io);
  const report = (error: unknown) =>
    io.stderr(`${error instanceof Error ? (error.stack ?? error.message) : 'failed'}\n`);
  const composed = await openHouse(io, values.government, {
    baseUrl: io.env['MANUNGGAL_URL'] ?? `http://127.0.0.1:${port}`,
    demo,
  });
  const served = await serve({ house: composed.house, trust: composed.trust, clock, chance }, port, host, report).catch(
    async (error: unknown) => {
      await composed.close();
      throw error;
    },
  );
  const { personas } = composed.house.library.government;
  const words = byWord
    ? await giveWords(composed.house, values.words ?? 'missing', language, clock(), chance()).catch(
        async (error: unknown) => {
          await served.close();
          await composed.close();
          throw error;
        },
      )
    : [];
  sayStarted(
    {
      url: composed.house.settings.baseUrl,
      bankUrl: composed.house.settings.bankUrl,
      milliseconds: Math.round(performance.now() - began),
      byWord,
      words,
      personas: demo ? personas.map(({ id, name, about }) => ({ id, name, about: about[language] })) : [],
    },
    io,
    language,
    values.json === true,
  );
  const stopped = untilStopped();
  const ending = new AbortController();
  const growing = demo
    ? growAll(composed, served.answered, ending.signal, io, report)
    : Promise.resolve(composed.startWork());
  await stopped;
  ending.abort();
  await growing;
  await served.close();
  await composed.close();
  return 0;
};

/** Milliseconds that growing waits for whoever opens the first page, who should not wait for it. */
const FIRST_PAGE = 2_000;

/**
 * First what is shown on the front page, then the life around it. Both stand on a clock of their own, so what is due in them
 * is nobody else's until they are grown; whoever applies meanwhile is served at once.
 */
async function growAll(
  composed: Composed,
  answered: Promise<void>,
  ending: AbortSignal,
  io: Io,
  report: (error: unknown) => void,
): Promise<void> {
  const now = clock();
  const fault = (id: string, error: unknown) =>
    io.stderr(`demo/${id}: ${error instanceof Error ? error.message : 'failed'}\n`);
  composed.startWork(later(now, 1));
  await Promise.race([answered, pause(FIRST_PAGE, undefined, { signal: ending, ref: false }).catch(() => undefined)]);
  if (ending.aborted) return;
  try {
    await growCouncil(composed.house, now, fault);
    await growDemo(composed.house, now, fault, ending);
    await growLife(composed.house, now, fault, ending);
  } catch (error) {
    report(error);
  }
  if (!ending.aborted) composed.worker.takeAll();
}

/** Personas sign in without a secret: on a public address or in production only by a word nobody writes by accident. */
function mayDemo(host: string, io: Io, understood: boolean): boolean {
  const loopback = ['127.0.0.1', '::1', 'localhost'].includes(host);
  if (understood || (loopback && io.env['NODE_ENV'] !== 'production')) return true;
  throw new Refusal('personas-off', 'Personas may not be shown on a public address', { host });
}

function portOf(io: Io): number {
  const port = Number(io.env['PORT'] ?? '3000');
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Refusal('usage', 'PORT must be a number from 0 to 65535', { port: io.env['PORT'] ?? '' });
}

function openHouse(
  io: Io,
  government: string | undefined,
  settings: { baseUrl: string; demo: boolean },
  folder = resolve(io.env['MANUNGGAL_DATA'] ?? 'data'),
): Promise<Composed> {
  const log = (line: string) => io.stderr(`${line}\n`);
  return compose({
    folder,
    government: resolve(government ?? NUSANTARA),
    settings,
    env: io.env,
    callbackUrl: `${settings.baseUrl}/api/payments/callback`,
    log,
  });
}

/** Opens a house for one piece of work on a store that is thrown away. */
async function throwaway<T>(io: Io, work: (open: (government?: string) => Promise<House>) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'manunggal-run-'));
  const env = { ...io.env, DATABASE_URL: undefined, KEYS_URL: undefined };
  let composed: Composed | undefined;
  try {
    return await work(async (government) => {
      composed = await openHouse({ ...io, env, stderr: () => undefined }, government, UNSERVED, folder);
      return composed.house;
    });
  } finally {
    await composed?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Settings of a house that opens no door. */
const UNSERVED = { baseUrl: 'http://127.0.0.1:3000', demo: true };

/** The house of the data folder, for one piece of work while it is not running. */
async function ofFolder<T>(io: Io, work: (house: House) => Promise<T>): Promise<T> {
  const composed = await openHouse({ ...io, stderr: () => undefined }, io.env['MANUNGGAL_GOVERNMENT'], UNSERVED);
  try {
    return await work(composed.house);
  } finally {
    await composed.close();
  }
}

/** A whole case. */
const run: Verb = (argv, io) => throwaway(io, (open) => runService(argv, io, open));

const showOne: Verb = (argv, io) => showCase(argv, io, (use) => ofFolder(io, use));

const exchangeBoard: Verb = (argv, io) => exchange(argv, io, (use) => ofFolder(io, use), clock);

const reorganise: Verb = (argv, io) =>
  agency(argv, io, {
    real: (use) => ofFolder(io, use),
    throwaway: (use) => throwaway(io, async (open) => use(await open(io.env['MANUNGGAL_GOVERNMENT']))),
    clock,
    chance,
  });

const decideTogether: Verb = (argv, io) => matter(argv, io, { real: (use) => ofFolder(io, use), clock, chance });
const arrange: Verb = (argv, io) => arrangement(argv, io, { use: (work) => ofFolder(io, work), clock, chance });

/** Until Ctrl+C. */
const preview: Verb = async (argv, io) => {
  const given = takeArguments(argv, io, PREVIEW_HELP, { government: { type: 'string' } });
  if (given === null) return 0;
  const [service] = given.rest;
  if (service === undefined) throw new Refusal('usage', 'preview SERVICE', {});
  const root = governmentFolder(io, given.text('government'));
  if (!existsSync(join(root, 'services', service)))
    throw new Refusal('unknown-service', `No service ${service}`, { service });
  const report = (error: unknown) => io.stderr(`${error instanceof Error ? error.message : 'failed'}\n`);
  const opened = await openPreview({ root, service, port: portOf(io), env: io.env, report });
  io.stdout(given.flag('json') ? `${JSON.stringify({ url: opened.url })}\n` : `${opened.url}\n`);
  await untilStopped();
  await opened.close();
  return 0;
};

const PREVIEW_HELP = `manunggal preview samsat.pengesahan-tahunan

  The service as people will see it, again after every save: its page and process map, every form at the width of a phone,
  its worked examples, and what check finds. On a store that is thrown away; PORT (3000).

  --government FOLDER   else MANUNGGAL_GOVERNMENT, else the reference government
  --json                the address as JSON
`;

/** Until Ctrl+C, SIGTERM, or the end of whoever forked it. */
const gateway: Verb = async (argv, io) => {
  const [verb] = argv;
  if (verb === 'ask') return gatewayAsk(argv.slice(1), io);
  if (isOwnVerb(verb)) return gatewayOwn(verb, argv.slice(1), io);
  const given = takeArguments(argv, io, GATEWAY_HELP, {});
  if (given === null) return 0;
  const [file] = given.rest;
  if (file === undefined) throw new Refusal('usage', 'gateway FILE.yaml', {});
  const log = (line: string) => io.stderr(`${line}\n`);
  const opened = await openGateway({ file: resolve(file), env: io.env, now: () => Date.now(), log });
  const { port, facade } = opened;
  io.stdout(`${JSON.stringify({ port, ...(facade === undefined ? {} : { facade }) })}\n`);
  await untilStopped();
  await opened.close();
  return 0;
};

const GATEWAY_HELP = `manunggal gateway gateway.yaml

  Serves an agency's registries to other agencies over MX/1 (signed requests and answers, TLS 1.3 with client
  certificates). What is open to whom is decided by the arrangements of the government's folder. DATABASE_URL, else a
  PostgreSQL of its own in its data folder.

  manunggal gateway ask --help         one signed question to a gateway
  manunggal gateway questions --help   what the agency itself asks of it: check, questions, answer, findings
`;

const io: Io = {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  env: process.env,
  tty: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
};
process.exitCode = await runCli(process.argv.slice(2), io, {
  start,
  run,
  case: showOne,
  preview,
  gateway,
  agency: reorganise,
  exchange: exchangeBoard,
  matter: decideTogether,
  arrangement: arrange,
  outcome: (argv, talk) => outcome('outcome', argv, talk, { open: (use) => ofFolder(talk, use), clock, chance }),
  plan: (argv, talk) => outcome('plan', argv, talk, { open: (use) => ofFolder(talk, use), clock, chance }),
});
