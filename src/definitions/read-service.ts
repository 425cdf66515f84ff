import type { z } from 'zod';
import type { DraftService } from '#definitions/draft';
import { type Findings, topOf } from '#definitions/findings';
import type { Files } from '#definitions/government';
import { knownReading, learnReading } from '#definitions/kept-readings';
import type { Process } from '#definitions/process';
import { type Located, readFileAs } from '#definitions/read-file';
import { readProcess } from '#definitions/read-process';
import { draftRules, type Models, readModels } from '#definitions/read-rules';
import { addRefusal } from '#definitions/refused-file';
import { ExampleFile } from '#definitions/schema/example';
import { FormFile } from '#definitions/schema/form';
import { ServiceFile } from '#definitions/schema/service';
import { TextsFile } from '#definitions/schema/texts';

/**
 * Reads the folder of one service, `files` by their path inside it. Undefined when service.yaml cannot be used. Rules that
 * are known to be `sound` are read when they are first used.
 */
export async function readService(
  id: string,
  files: Files,
  tariffs: Models,
  findings: Findings,
  sound = false,
): Promise<DraftService | undefined> {
  const folder = `services/${id}/`;
  const models = readModels(files, /^rules\/[^/]+\.dmn$/, folder, findings, sound);
  const file = one(ServiceFile, 'service.yaml', folder, files, findings);
  const rest = {
    process: await readDrawing(folder, files, enteredIn(file?.value), findings),
    forms: each(FormFile, /^forms\/([^/]+)\.json$/, folder, files, findings),
    texts: {
      id: one(TextsFile, 'texts/id.yaml', folder, files, findings),
      en: one(TextsFile, 'texts/en.yaml', folder, files, findings),
    },
    papers: papersOf(files),
    examples: each(ExampleFile, /^examples\/([^/]+)\.yaml$/, folder, files, findings),
    rules: draftRules(models, [tariffs, models], folder, findings, sound),
  };
  return file === undefined ? undefined : { folder, id, file, ...rest };
}

/** Where a case goes on when its time has run out: no flow of the drawing need lead there. */
function enteredIn(file: ServiceFile | undefined): readonly string[] {
  const continues = file?.clocks?.statutory?.onLapse.continues;
  return continues === undefined ? [] : [continues];
}

async function readDrawing(
  folder: string,
  files: Files,
  entered: readonly string[],
  findings: Findings,
): Promise<Process | undefined> {
  const name = 'process.bpmn';
  const xml = files.get(name);
  if (xml === undefined) return sayMissing(folder + name, findings);
  const kind = `bpmn ${entered.join()}`;
  const known = knownReading(kind, xml) as Process | undefined; // learned below
  if (known !== undefined) return known;
  try {
    const process = await readProcess(xml, name, entered);
    learnReading(kind, xml, process);
    return process;
  } catch (error) {
    return addRefusal(error, folder + name, findings);
  }
}

function one<T>(
  schema: z.ZodType<T>,
  name: string,
  folder: string,
  files: Files,
  findings: Findings,
): Located<T> | undefined {
  const text = files.get(name);
  if (text !== undefined) return readFileAs(schema, folder + name, text, findings);
  return sayMissing(folder + name, findings);
}

function sayMissing(path: string, findings: Findings): undefined {
  findings.error(
    topOf(path),
    'folder/missing-file',
    `A service needs ${path.split('/').slice(2).join('/')}`,
    `add ${path}`,
  );
}

function each<T>(
  schema: z.ZodType<T>,
  pattern: RegExp,
  folder: string,
  files: Files,
  findings: Findings,
): Map<string, Located<T>> {
  const read = new Map<string, Located<T>>();
  for (const [path, text] of files) {
    const name = pattern.exec(path)?.[1];
    const file = name === undefined ? undefined : readFileAs(schema, folder + path, text, findings);
    if (name !== undefined && file !== undefined) read.set(name, file);
  }
  return read;
}

function papersOf(files: Files): Map<string, string> {
  const papers = new Map<string, string>();
  for (const [path, text] of files) {
    const name = /^documents\/([^/]+)\.typ$/.exec(path)?.[1];
    if (name !== undefined) papers.set(name, text);
  }
  return papers;
}
