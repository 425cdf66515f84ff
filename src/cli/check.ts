import { join, relative } from 'node:path';
import { readArguments } from '#cli/arguments';
import { governmentFolder } from '#cli/government-folder';
import { type Io, languageOf, sayRefusal } from '#cli/io';
import { alignColumns, inkOf, sayFinding } from '#cli/print';
import { CHECKS } from '#definitions/checks';
import { type Finding, isError } from '#definitions/findings';
import type { Files } from '#definitions/government';
import { readFolder } from '#definitions/read-folder';
import { checkGovernment } from '#operations/government/check-government';
import type { Language } from '#terms/language';
import { Refusal } from '#terms/refusal';

const HELP = `manunggal check governments/nusantara

  Every error of a government folder as path:line:column with its cure: form of the files, what they name of one
  another, rules, worked examples. A path inside a government stands for the whole of it.

  --format pretty|json|github   how findings are written (default pretty)
  --json                        the same as --format json
  --rules                       what is looked for, and why
  --lang id|en                  language of the summary

  Exit code: 0 nothing found, 1 findings, 2 could not run.
`;

const FORMATS = ['pretty', 'json', 'github'] as const;
type Format = (typeof FORMATS)[number];

/** `manunggal check [path]`: exit 0 clean, 1 findings, 2 could not run. */
export async function check(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await run(argv, io);
  } catch (error) {
    sayRefusal(error, io, languageOf(io), argv.includes('--json'));
    return 2;
  }
}

async function run(argv: readonly string[], io: Io): Promise<number> {
  const given = readArguments(argv, {
    format: { type: 'string' },
    json: { type: 'boolean' },
    rules: { type: 'boolean' },
    help: { type: 'boolean' },
    lang: { type: 'string' },
  });
  if (given.flag('help')) return done(io, HELP);
  if (given.flag('rules'))
    return done(io, `${alignColumns(CHECKS.map(({ name, about }) => [name, about])).join('\n')}\n`);
  const format = formatOf(given.flag('json') ? 'json' : given.text('format'));
  const root = governmentFolder(io, given.rest[0]);
  const files = await readFolder(root);
  const findings = await checkGovernment(files);
  say(findings, files, shownRoot(root), format, io);
  io.stderr(`${summary(findings, files.size, languageOf(io, given.text('lang')))}\n`);
  return findings.length === 0 ? 0 : 1;
}

function done(io: Io, text: string): number {
  io.stdout(text);
  return 0;
}

function formatOf(text: string | undefined): Format {
  const format = FORMATS.find((one) => one === (text ?? 'pretty'));
  if (format !== undefined) return format;
  throw new Refusal('usage', `There is no format ${text}`, { format: text ?? '', formats: FORMATS });
}

/** Paths are shown from where the reader stands, when that is shorter. */
function shownRoot(root: string): string {
  const near = relative(process.cwd(), root);
  return near.startsWith('..') ? root : near;
}

function say(findings: readonly Finding[], files: Files, root: string, format: Format, io: Io): void {
  const placed = findings.map((finding) => ({ ...finding, path: join(root, finding.path) }));
  if (format === 'json') return io.stdout(`${JSON.stringify(placed.map(asRecord), null, 2)}\n`);
  if (format === 'github') return io.stdout(placed.map((finding) => `${asCommand(finding)}\n`).join(''));
  const ink = inkOf(io);
  for (const [index, finding] of placed.entries()) {
    io.stdout(`${sayFinding(finding, files.get(findings[index]?.path ?? ''), ink)}\n\n`);
  }
}

/** All members always stand, so that a reader needs no guard. */
function asRecord(finding: Finding): object {
  const { path, line, column, severity, code, message, fix } = finding;
  const { endLine = null, endColumn = null, element = null } = finding;
  return { path, line, column, endLine, endColumn, severity, code, message, fix, element };
}

/** A workflow command of GitHub Actions. */
function asCommand({ path, line, column, severity, code, message, fix }: Finding): string {
  const place = `file=${escapeProperty(path)},line=${line},col=${column},title=${escapeProperty(code)}`;
  return `::${severity} ${place}::${escapeData(`${message}. Fix: ${fix}`)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function summary(findings: readonly Finding[], files: number, language: Language): string {
  const errors = findings.filter(isError).length;
  const warnings = findings.length - errors;
  if (language === 'id') return `${errors} kesalahan, ${warnings} peringatan di ${files} berkas`;
  return `${plural(errors, 'error')}, ${plural(warnings, 'warning')} in ${plural(files, 'file')}`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
