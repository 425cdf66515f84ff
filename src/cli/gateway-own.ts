import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { takeArguments } from '#cli/arguments';
import { asRecords } from '#cli/finding-formats';
import type { Io } from '#cli/io';
import { alignColumns, inkOf, sayFinding } from '#cli/print';
import { askOwnGateway } from '#operations/gateway/ask-own';
import { checkGatewayFile } from '#operations/gateway/check-gateway-file';
import { OWN } from '#operations/gateway/own-door';
import { isList, isObject, type Json, type JsonObject, textOf } from '#terms/json';
import { Refusal } from '#terms/refusal';

const HELP = `manunggal gateway questions gateway.yaml

  What an agency does at its own gateway, over the certificate that gateway.yaml names.

  gateway check FILE.yaml               everything wrong with gateway.yaml or gateways.yaml as path:line:column; exit 1 then
  gateway questions gateway.yaml        what its officers have to answer, the most urgent first
  gateway answer gateway.yaml XID FACT=VALUE...  --client ID --by POSITION --evidence TEXT
                                        or --withhold no-record|not-permitted|record-unclear
  gateway findings gateway.yaml         missing halves of receipts, refusals, closed exchanges of the last 30 days

  --url URL    where the gateway is, if its port is left to chance
  --json
`;

const OPTIONS = {
  url: { type: 'string' },
  client: { type: 'string' },
  by: { type: 'string' },
  evidence: { type: 'string' },
  withhold: { type: 'string' },
} as const;

type Given = NonNullable<ReturnType<typeof takeArguments<keyof typeof OPTIONS>>>;

const VERBS: { readonly [name: string]: (file: string, given: Given, io: Io) => Promise<number> } = {
  check,
  questions,
  answer,
  findings,
};

export function isOwnVerb(name: string | undefined): name is string {
  return name !== undefined && Object.hasOwn(VERBS, name);
}

/** `manunggal gateway check|questions|answer|findings FILE`. */
export async function gatewayOwn(name: string, argv: readonly string[], io: Io): Promise<number> {
  const given = takeArguments(argv, io, HELP, OPTIONS);
  if (given === null) return 0;
  const [file] = given.rest;
  const verb = VERBS[name];
  if (verb === undefined || file === undefined) throw new Refusal('usage', `gateway ${name} FILE.yaml`, {});
  return verb(file, given, io);
}

async function check(file: string, given: Given, io: Io): Promise<number> {
  const found = await checkGatewayFile(file);
  if (given.flag('json')) io.stdout(asRecords(found));
  else {
    const [text, ink] = [readFileSync(file, 'utf8'), inkOf(io)];
    for (const one of found) io.stdout(`${sayFinding(one, text, ink, given.language)}\n\n`);
  }
  return found.length === 0 ? 0 : 1;
}

async function questions(file: string, given: Given, io: Io): Promise<number> {
  const said = await ask(file, given, OWN.questions);
  if (given.flag('json')) io.stdout(`${JSON.stringify(said)}\n`);
  else io.stdout(table(listIn(said, 'questions'), ['due', 'xid', 'client', 'position', 'purpose', 'key', 'fields']));
  return 0;
}

async function answer(file: string, given: Given, io: Io): Promise<number> {
  const [, xid, ...facts] = given.rest;
  const [client, position, withheld] = [given.text('client'), given.text('by'), given.text('withhold')];
  if (xid === undefined || client === undefined || position === undefined)
    throw new Refusal('usage', 'gateway answer gateway.yaml XID --client ID --by POSITION', {});
  const found = { answers: Object.fromEntries(facts.map(pair)), evidence: given.text('evidence') ?? '' };
  const body = { client, xid, position, ...(withheld === undefined ? found : { withheld }) };
  const said = await ask(file, given, OWN.answers, body);
  io.stdout(given.flag('json') ? `${JSON.stringify(said)}\n` : `${xid}\n`);
  return 0;
}

async function findings(file: string, given: Given, io: Io): Promise<number> {
  const said = await ask(file, given, OWN.findings);
  if (given.flag('json')) {
    io.stdout(`${JSON.stringify(said)}\n`);
    return 0;
  }
  io.stdout(table(listIn(said, 'missing'), ['kind', 'asker', 'provider', 'count', 'since']));
  io.stdout(table(listIn(said, 'refused'), ['code', 'client', 'purpose', 'count', 'last']));
  io.stdout(table(isObject(said) ? [said] : [], ['closed', 'interrupted']));
  return 0;
}

/** A line of names, and one each; nothing where there is none. */
function table(rows: readonly JsonObject[], names: readonly string[]): string {
  if (rows.length === 0) return '';
  const lines = alignColumns([names, ...rows.map((one) => names.map((name) => words(one[name] ?? null)))]);
  return `${lines.join('\n')}\n\n`;
}

function ask(file: string, given: Given, path: string, body?: Json): Promise<Json> {
  const url = given.text('url');
  return askOwnGateway(resolve(file), {
    path,
    ...(body === undefined ? {} : { body }),
    ...(url === undefined ? {} : { url }),
  });
}

function listIn(said: Json, name: string): readonly JsonObject[] {
  const list = isObject(said) ? (said[name] ?? null) : null;
  return isList(list) ? list.filter(isObject) : [];
}

function words(value: Json): string {
  return isList(value) ? value.map(textOf).join(', ') : textOf(value);
}

function pair(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new Refusal('usage', `${text} is no FACT=VALUE`, { why: text });
  return [text.slice(0, at), text.slice(at + 1)];
}
