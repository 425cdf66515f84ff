import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { takeArguments } from '#cli/arguments';
import { governmentFolder } from '#cli/government-folder';
import type { Io } from '#cli/io';
import { readGovernment } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import { SOURCE_KINDS } from '#operations/gateway/connector-source';
import { type Founded, foundExchange } from '#operations/gateway/found-exchange';
import { connectorFiles, planConnector } from '#operations/gateway/init-connector';
import { instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

const HELP = `manunggal init connector --registry participants --source csv --out connector

  A gateway over one registry, ready to start: gateway.yaml, keys of its agency and of one that may ask it, the list of doors
  of the asker, and a sample of the source with the demonstration's records. docs/connect-a-registry.md goes on from there.

  --registry ID        a registry with a line "gateway" in its file
  --source KIND        csv, postgres or http
  --out DIR            folder to write; never one that is there
  --port N             of the gateway (8443)
  --government FOLDER  else MANUNGGAL_GOVERNMENT, else the reference government
  --json               the paths written, as JSON
`;

/** `manunggal init connector`: exit 0 when the folder was written. */
export async function initConnectorFolder(argv: readonly string[], io: Io): Promise<number> {
  const given = takeArguments(argv, io, HELP, {
    registry: { type: 'string' },
    source: { type: 'string' },
    out: { type: 'string' },
    port: { type: 'string' },
    government: { type: 'string' },
  });
  if (given === null) return 0;
  const [registry, kind] = [given.text('registry'), SOURCE_KINDS.find((one) => one === given.text('source'))];
  const port = Number(given.text('port') ?? '8443');
  if (registry === undefined || kind === undefined || given.text('out') === undefined || !Number.isInteger(port))
    throw new Refusal('usage', 'init connector --registry ID --source KIND --out DIR', { kinds: [...SOURCE_KINDS] });
  const out = resolve(given.text('out') ?? '');
  if (existsSync(out)) throw new Refusal('folder-exists', `${out} is there already`, { path: out });
  const root = governmentFolder(io, given.text('government'));
  const government = await readGovernment(await readFolder(root));
  const at = instant(Date.now());
  const order = { registry, kind, government: resolve(root), port, at };
  const plan = planConnector(government, order);
  const founded = foundExchange(join(out, 'exchange'), government.file.name.id, [plan.holder, plan.asker], at);
  const files = connectorFiles(government, plan, order, within(out, founded));
  for (const [path, text] of files) {
    await mkdir(dirname(join(out, path)), { recursive: true });
    await writeFile(join(out, path), text);
  }
  const paths = [...files.keys()].map((path) => join(out, path));
  io.stdout(given.flag('json') ? `${JSON.stringify(paths)}\n` : paths.map((path) => `${path}\n`).join(''));
  const name = given.text('out') ?? '';
  const next = [
    `manunggal gateway ${name}/gateway.yaml`,
    `manunggal gateway ask ${name}/gateways.yaml --service ${plan.service} --read ${plan.read} --key ${plan.key}`,
  ];
  const word = given.language === 'id' ? 'Berikutnya' : 'Next';
  io.stderr(`${word}: ${next.join('\n  ')}\n`);
  return 0;
}

/** Paths as a file in that folder names them, so that the folder may be moved. */
function within(out: string, { list, verifier, keys }: Founded): Founded {
  const short = (path: string) => relative(out, path);
  return {
    list: short(list),
    verifier,
    keys: new Map(
      [...keys].map(([agency, { keyid, sign, tls, certificate, authority }]) => [
        agency,
        { keyid, sign: short(sign), tls: short(tls), certificate: short(certificate), authority: short(authority) },
      ]),
    ),
  };
}
