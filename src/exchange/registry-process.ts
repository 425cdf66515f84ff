import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import type { CsvPlan } from '#definitions/registries-apart';
import { CsvRegistry, layDownFirst } from '#exchange/csv-registry';
import { type RegistryRecord, startRegistryServer } from '#exchange/registry-server';
import { endWithParent } from '#store/end-with-parent';
import { textOf } from '#terms/json';
import { instant } from '#terms/plain-date';

/**
 * An agency's registry as a process of its own: `node registry-process.js --folder F --registry people --key nik
 * [--records FILE.yaml|json] [--csv PLAN.json-text] [--port N]`; the token comes in REGISTRY_TOKEN, so that it stands in no process list. Says where it listens by an
 * IPC message `{url}`, or on stdout when nobody forked it. Ends on SIGTERM, on SIGINT where nobody forked it, and when its parent is gone.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    folder: { type: 'string' },
    registry: { type: 'string' },
    records: { type: 'string' },
    key: { type: 'string' },
    csv: { type: 'string' },
  },
});
const { folder, registry, records, key, csv } = values;
const token = process.env['REGISTRY_TOKEN'];
if (folder === undefined || registry === undefined || key === undefined || token === undefined) {
  throw new Error('a registry needs --folder, --registry, --key and REGISTRY_TOKEN');
}
const read = (text: string): unknown => (records?.endsWith('.json') === true ? JSON.parse(text) : parse(text));
// The shape of the records is checked by `manunggal check`.
const rows = records === undefined ? [] : (read(readFileSync(records, 'utf8')) as readonly RegistryRecord[]);
const seed = { [registry]: Object.fromEntries(rows.map((row) => [textOf(row[key]), row])) };
// Written by `definitions/registries-apart.ts` of this same house.
const plan = csv === undefined ? undefined : (JSON.parse(csv) as CsvPlan);
const now = () => instant(Date.now());
let server: Server | undefined;
endWithParent(async () => {
  server?.closeAllConnections();
  server?.close();
});
if (plan !== undefined) layDownFirst(folder, plan, rows, now());
const file = plan === undefined ? undefined : await CsvRegistry.open({ folder, keyField: key, plan, now });
const started = await startRegistryServer({
  port: Number(values.port),
  folder,
  seed,
  token,
  ...(file === undefined ? {} : { find: (_registry, wanted) => file.find(wanted) }),
});
server = started.server;
const url = `http://127.0.0.1:${started.port}`;
if (process.send === undefined) process.stdout.write(`${url}\n`);
else process.send({ url });
