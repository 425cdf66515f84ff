import { join, relative } from 'node:path';
import { advicesOf, sayAdvices } from '#cli/advice';
import { takeArguments } from '#cli/arguments';
import { asCommands, asRecords, asSarif } from '#cli/finding-formats';
import { governmentFolder } from '#cli/government-folder';
import { type Io, languageOf, sayRefusal } from '#cli/io';
import { alignColumns, inkOf, sayFinding } from '#cli/print';
import type { Asked } from '#definitions/asked';
import { type Finding, isError } from '#definitions/findings';
import type { Files } from '#definitions/government';
import { readFolder } from '#definitions/read-folder';
import { RULEBOOK } from '#definitions/rulebook';
import { examineGovernment } from '#operations/government/check-government';
import type { Language } from '#terms/language';
import { Refusal } from '#terms/refusal';

const HELP = `manunggal check governments/nusantara

  Every error of a government folder as path:line:column with its cure: form of the files, what they name of one
  another, rules, worked examples. A path inside a government stands for the whole of it.

  --format pretty|json|sarif|github   how findings are written (default pretty)
  --json                              the same as --format json
  --rules                             what is looked for, and why
  --asked                             what each service asks against what it needs, alone
  --advice                            what each service could do side by side, and which checks should come first
  --lang id|en                        language of what is said

  Exit code: 0 nothing found, 1 findings, 2 could not run.
`;

const FORMATS = ['pretty', 'json', 'sarif', 'github'] as const;
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
  const given = takeArguments(argv, io, HELP, {
    format: { type: 'string' },
    rules: { type: 'boolean' },
    asked: { type: 'boolean' },
    advice: { type: 'boolean' },
  });
  if (given === null) return 0;
  if (given.flag('rules')) return done(io, `${sayRules(given.language)}\n`);
  const format = formatOf(given.flag('json') ? 'json' : given.text('format'));
  const root = governmentFolder(io, given.rest[0]);
  const files = await readFolder(root);
  const { findings, asked, government } = await examineGovernment(files);
  const { language } = given;
  if (given.flag('asked')) {
    io.stdout(format === 'json' ? `${JSON.stringify(asked, null, 2)}\n` : sayAsked(asked, language));
    return findings.length === 0 ? 0 : 1;
  }
  if (given.flag('advice') && government !== null) {
    const advices = advicesOf(government);
    io.stdout(format === 'json' ? `${JSON.stringify(advices, null, 2)}\n` : sayAdvices(government, advices, language));
    return findings.length === 0 ? 0 : 1;
  }
  say(findings, files, shownRoot(root), format, io, language);
  io.stderr(`${format === 'pretty' ? sayAsked(asked, language) : ''}${summary(findings, files.size, language)}\n`);
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

function say(
  findings: readonly Finding[],
  files: Files,
  root: string,
  format: Format,
  io: Io,
  language: Language,
): void {
  const placed = findings.map((finding) => ({ ...finding, path: join(root, finding.path) }));
  if (format === 'json') return io.stdout(asRecords(placed));
  if (format === 'github') return io.stdout(asCommands(placed));
  if (format === 'sarif') return io.stdout(asSarif(placed));
  const ink = inkOf(io);
  for (const [index, finding] of placed.entries()) {
    io.stdout(`${sayFinding(finding, files.get(findings[index]?.path ?? ''), ink, language)}\n\n`);
  }
}

function sayRules(language: Language): string {
  return alignColumns(Object.entries(RULEBOOK).map(([rule, { what }]) => [rule, what[language]])).join('\n');
}

/** One line a service: what it asks of everybody, out of what it needs; what only where nobody answers; what a registry holds. */
function sayAsked(asked: readonly Asked[], language: Language): string {
  return asked
    .map(({ service, asked: facts, fallback, needed, held }) =>
      language === 'id'
        ? `${service}: ${facts.length} dari ${needed} data ditanyakan, ${held.length} di antaranya dipegang instansi; ${fallback.length} lagi hanya bila pemegangnya tidak menjawab\n`
        : `${service}: ${facts.length} of ${needed} facts are asked, ${held.length} of them held by an agency; ${fallback.length} more only where the holder does not answer\n`,
    )
    .join('');
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
