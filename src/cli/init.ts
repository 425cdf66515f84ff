import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { takeArguments } from '#cli/arguments';
import { governmentFolder } from '#cli/government-folder';
import { initConnectorFolder } from '#cli/init-connector';
import { initGovernmentFolder } from '#cli/init-government';
import type { Io } from '#cli/io';
import { readFolder } from '#definitions/read-folder';
import { initService, SERVICE_KINDS } from '#operations/government/init-service';
import { instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

const HELP = `manunggal init service usaha.surat-keterangan --owner civil-registration

  A small whole service to begin from, which passes \`manunggal check\` at once: process with lanes and drawing,
  service.yaml, two forms, one rule, texts in both languages, a paper, a worked example. Its facts are put at the end of
  facts.yaml. A service that is there already is refused.

  --owner ROLE         role of roles.yaml that leads it (default: the first that an agency of an arrangement plays)
  --kind KIND          administrative (default), jasa, barang or regulatif
  --government FOLDER  else MANUNGGAL_GOVERNMENT, else the reference government
  --json               the paths written, as JSON

  manunggal init government --help   a whole government from a spreadsheet
  manunggal init connector --help    a gateway over one registry
`;

/** `manunggal init service ID`, `init government` or `init connector`: exit 0 when the folder was written. */
export async function init(argv: readonly string[], io: Io): Promise<number> {
  if (argv[0] === 'connector') return initConnectorFolder(argv.slice(1), io);
  if (argv[0] === 'government') return initGovernmentFolder(argv.slice(1), io);
  const given = takeArguments(argv, io, HELP, {
    owner: { type: 'string' },
    kind: { type: 'string' },
    government: { type: 'string' },
  });
  if (given === null) return 0;
  const [what, id] = given.rest;
  if (what !== 'service' || id === undefined) throw new Refusal('usage', 'init service ID', {});
  const wish = given.text('kind') ?? 'administrative';
  const kind = SERVICE_KINDS.find((one) => one === wish);
  if (kind === undefined) throw new Refusal('usage', `There is no kind ${wish}`, { kind: wish, kinds: SERVICE_KINDS });
  const root = governmentFolder(io, given.text('government'));
  const made = await initService(await readFolder(root), {
    id,
    kind,
    owner: given.text('owner'),
    at: instant(Date.now()),
  });
  for (const [path, text] of made) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const paths = [...made.keys()].map((path) => join(root, path));
  io.stdout(given.flag('json') ? `${JSON.stringify(paths)}\n` : paths.map((path) => `${path}\n`).join(''));
  const next = `manunggal check ${root}`;
  io.stderr(given.language === 'id' ? `Berikutnya: ${next}\n` : `Next: ${next}\n`);
  return 0;
}
