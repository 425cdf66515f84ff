import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { readCsv } from '#definitions/sheets/read-csv';
import { readXlsx } from '#definitions/sheets/read-xlsx';
import { MOST_BYTES, type Sheet } from '#definitions/sheets/sheet';
import { Refusal } from '#terms/refusal';

/**
 * The sheets of an xlsx workbook, or of a folder of csv files, one a sheet. Refuses `government-missing` when there is nothing at
 * that path and `file-refused` for any other kind of file.
 */
export async function readSheets(path: string): Promise<readonly Sheet[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new Refusal('government-missing', `There is no file ${path}`, { path }, { cause });
  });
  if (found.isDirectory()) {
    const names = (await readdir(path)).filter((name) => kindOf(name) === '.csv').toSorted();
    return Promise.all(names.map((name) => readOne(join(path, name), name)));
  }
  if (found.size > MOST_BYTES) throw refused(path, `it is larger than ${MOST_BYTES} bytes`);
  if (kindOf(path) !== '.xlsx') throw refused(path, 'it is neither an xlsx workbook nor a folder of csv files');
  return readXlsx(basename(path), await readFile(path));
}

async function readOne(path: string, name: string): Promise<Sheet> {
  if ((await stat(path)).size > MOST_BYTES) throw refused(name, `it is larger than ${MOST_BYTES} bytes`);
  return { ...readCsv(name, await readFile(path)), name: basename(name, extname(name)) };
}

function kindOf(name: string): string {
  return extname(name).toLowerCase();
}

function refused(path: string, why: string): Refusal {
  return new Refusal('file-refused', `${path} is refused: ${why}`, { path, why });
}
