import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { takeArguments } from '#cli/arguments';
import { type Io, sayRefusal } from '#cli/io';
import type { Files } from '#definitions/government';
import { readFolder } from '#definitions/read-folder';
import { readSheets } from '#definitions/sheets/read-sheets';
import { SHEETS } from '#definitions/sheets/standards';
import { writeXlsx } from '#definitions/sheets/write-xlsx';
import { initGovernment } from '#operations/government/init-government';
import { isObject, type Json, textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { ROOT } from '#terms/program';
import { Refusal } from '#terms/refusal';

const HELP = `manunggal init government --template kabupaten.xlsx
manunggal init government --from kabupaten.xlsx --out governments/kabupaten

  A government that runs the same day, from a spreadsheet: its agencies, their positions, and one counter service for each
  row of its standards of service. Every cell that does not fit is named; nothing is written unless all fit.

  --template FILE.xlsx|DIR   writes the sheets to fill in, with one worked government: a workbook, or a folder of csv files
  --from FILE.xlsx|DIR       the sheets filled in
  --out DIR                  folder to write (default: the name of the sheets' file); never one that is there
  --json                     the paths written, or the findings, as JSON
`;

const GOVERNMENTS = join(ROOT, 'governments');

/** `manunggal init government`: exit 0 when it was written, 1 when a cell does not fit. */
export async function initGovernmentFolder(argv: readonly string[], io: Io): Promise<number> {
  const given = takeArguments(argv, io, HELP, {
    template: { type: 'string' },
    from: { type: 'string' },
    out: { type: 'string' },
  });
  if (given === null) return 0;
  const { language } = given;
  const template = given.text('template');
  const from = given.text('from');
  if (template !== undefined) return writeTemplate(template, io);
  if (from === undefined) throw new Refusal('usage', 'init government --from FILE, or --template FILE', {});
  const out = resolve(given.text('out') ?? basename(from).replace(/\.\w+$/, ''));
  refuseThere(out);
  try {
    const files = await initGovernment(await readSheets(from), await readFolder(join(GOVERNMENTS, 'nusantara')));
    await writeWhole(out, files);
    const paths = [...files.keys()].map((path) => join(out, path));
    io.stdout(given.flag('json') ? `${JSON.stringify(paths)}\n` : paths.map((path) => `${path}\n`).join(''));
    const next = `manunggal check ${out}`;
    io.stderr(language === 'id' ? `Berikutnya: ${next}\n` : `Next: ${next}\n`);
    return 0;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'sheets-malformed' && !given.flag('json'))
      io.stdout(sayFindings(basename(from), error.facts['findings'], language));
    return sayRefusal(error, io, language, given.flag('json'));
  }
}

async function writeTemplate(path: string, io: Io): Promise<number> {
  refuseThere(path);
  const source = join(GOVERNMENTS, 'template');
  if (path.endsWith('.xlsx')) {
    const sheets = await readSheets(source);
    const ordered = SHEETS.flatMap((name) => sheets.filter((sheet) => sheet.name === name));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, writeXlsx(ordered), { flag: 'wx' });
  } else await cp(source, path, { recursive: true, errorOnExist: true, force: false });
  io.stdout(`${path}\n`);
  return 0;
}

function refuseThere(path: string): void {
  if (existsSync(path)) throw new Refusal('folder-exists', `${path} is there already`, { path });
}

/** Written beside and then given its name, so that a folder half written never bears it. */
async function writeWhole(out: string, files: Files): Promise<void> {
  await mkdir(dirname(out), { recursive: true });
  const beside = await mkdtemp(`${out}.`);
  try {
    for (const [path, text] of files) {
      await mkdir(dirname(join(beside, path)), { recursive: true });
      await writeFile(join(beside, path), text);
    }
    await rename(beside, out);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
}

function sayFindings(file: string, findings: Json | undefined, language: Language): string {
  const list = Array.isArray(findings) ? findings.filter(isObject) : [];
  return list
    .map(({ sheet, cell, message, fix }) => {
      const say = (words: Json | undefined): string => (isObject(words) ? textOf(words[language] ?? null) : '');
      return `${file}:${textOf(sheet ?? null)}!${textOf(cell ?? null)} ${say(message)}\n    ${say(fix)}\n`;
    })
    .join('');
}
