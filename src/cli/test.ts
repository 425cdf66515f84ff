import { join, relative } from 'node:path';
import { takeArguments } from '#cli/arguments';
import { asRecords } from '#cli/finding-formats';
import { governmentFolder } from '#cli/government-folder';
import { type Io, languageOf, sayRefusal } from '#cli/io';
import { type Ink, inkOf, sayFinding } from '#cli/print';
import { untilStopped, watchFolder } from '#cli/watch-folder';
import type { Files } from '#definitions/government';
import { readFolder } from '#definitions/read-folder';
import type { Played } from '#operations/government/play-examples';
import { testGovernment } from '#operations/government/test-government';
import type { Language } from '#terms/language';

const HELP = `manunggal test governments/nusantara --service samsat.pengesahan-tahunan

  Plays the worked examples of services and tariffs, and shows what came out otherwise at the line that says so, with
  the acts of the case. \`manunggal check\` does the same as its rules example/fails and example/tariff.

  --service ID   the examples of one service alone
  --watch        again after every save, until Ctrl+C
  --json         every example as JSON
  --lang id|en   language of the summary

  Exit code: 0 all as they say, 1 one or more not, 2 could not run.
`;

interface Order {
  readonly root: string;
  readonly service: string | undefined;
  readonly asJson: boolean;
  readonly language: Language;
}

/** `manunggal test [GOVERNMENT]`: exit 0 when every example came out as it says. */
export async function test(argv: readonly string[], io: Io): Promise<number> {
  try {
    const given = takeArguments(argv, io, HELP, {
      service: { type: 'string' },
      watch: { type: 'boolean' },
    });
    if (given === null) return 0;
    const order: Order = {
      root: governmentFolder(io, given.rest[0]),
      service: given.text('service'),
      asJson: given.flag('json'),
      language: given.language,
    };
    return given.flag('watch') ? await playOnSave(order, io) : await playOnce(order, io);
  } catch (error) {
    sayRefusal(error, io, languageOf(io), argv.includes('--json'));
    return 2;
  }
}

/** A file that cannot be read for a moment ends nothing. */
async function playOnSave(order: Order, io: Io): Promise<number> {
  let code = await playOnce(order, io);
  const stop = watchFolder(order.root, async () => {
    code = await playOnce(order, io).catch((error: unknown) => sayRefusal(error, io, order.language, order.asJson));
  });
  await untilStopped();
  stop();
  return code;
}

async function playOnce({ root, service, asJson, language }: Order, io: Io): Promise<number> {
  const files = await readFolder(root);
  const { findings, played } = await testGovernment(files, service);
  const failed = played.filter(({ differences }) => differences.length > 0);
  const near = relative(process.cwd(), root);
  const shown = near.startsWith('..') ? root : near;
  const ink = inkOf(io);
  if (findings.length > 0) {
    const placed = findings.map((finding) => ({ ...finding, path: join(shown, finding.path) }));
    if (asJson) io.stdout(asRecords(placed));
    else
      for (const [index, finding] of placed.entries())
        io.stdout(`${sayFinding(finding, files.get(findings[index]?.path ?? ''), ink, language)}\n\n`);
  } else if (asJson) {
    io.stdout(`${JSON.stringify(played.map(asRecord), null, 2)}\n`);
  } else {
    for (const one of failed) io.stdout(`${sayFailed(one, files, shown, ink)}\n\n`);
  }
  io.stderr(`${summary(played.length, failed.length, findings.length, language)}\n`);
  return failed.length === 0 && findings.length === 0 ? 0 : 1;
}

function asRecord({ service, path, title, differences, acts }: Played): object {
  return { service, path, title, passed: differences.length === 0, differences, acts };
}

/** The title, each line that says otherwise with what came out, and the way the case took. */
function sayFailed({ path, title, differences, acts }: Played, files: Files, root: string, ink: Ink): string {
  const lines = files.get(path)?.split('\n') ?? [];
  const told = differences.flatMap(({ line, column, message }) => [
    `  ${join(root, path)}:${line}:${column}`,
    `  ${ink.red('-')} ${lines[line - 1]?.trim() ?? ''}`,
    `  ${ink.cyan('+')} ${message}`,
  ]);
  const way = acts.map(({ kind, element }) => (element === null ? kind : `${kind} ${element}`)).join(', ');
  return [ink.bold(title), ...told, ...(way === '' ? [] : [ink.faint(`  ${way}`)])].join('\n');
}

function summary(played: number, failed: number, findings: number, language: Language): string {
  if (findings > 0)
    return language === 'id'
      ? `${findings} kesalahan; contoh belum dijalankan`
      : `${findings} error(s); no example was played`;
  return language === 'id'
    ? `${played} contoh dijalankan, ${failed} tidak sesuai`
    : `${played} examples played, ${failed} came out otherwise`;
}
