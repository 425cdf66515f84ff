import type { Findings } from '#definitions/findings';
import type { Files } from '#definitions/government';
import { addRefusal } from '#definitions/refused-file';
import { linkModels, type Ruleset } from '#rules/dmn/evaluate';
import type { DmnModel } from '#rules/dmn/model';
import { readDmn } from '#rules/dmn/read';
import { Refusal } from '#terms/refusal';

/** DMN files of one folder. Not whole: at least one could not be read. */
export interface Models {
  readonly list: readonly DmnModel[];
  readonly whole: boolean;
}

/** Reads the DMN files whose path in the folder fits the pattern; the path is also the file's name in references. */
export function readModels(files: Files, pattern: RegExp, folder: string, findings: Findings): Models {
  const list: DmnModel[] = [];
  let whole = true;
  for (const [path, xml] of files) {
    if (!pattern.test(path)) continue;
    try {
      list.push(readDmn(xml, path));
    } catch (error) {
      addRefusal(error, folder + path, findings);
      whole = false;
    }
  }
  return { list, whole };
}

/** Links the files into one set of rules. Undefined when some could not be read or the set does not fit together. */
export function linkRules(parts: readonly Models[], folder: string, findings: Findings): Ruleset | undefined {
  if (!parts.every((part) => part.whole)) return undefined;
  try {
    return linkModels(parts.flatMap((part) => part.list));
  } catch (error) {
    return addRefusal(error, pathOfRefusal(error, folder), findings);
  }
}

/** Tariffs are the government's, other rules the service's. */
function pathOfRefusal(error: unknown, folder: string): string {
  const file = error instanceof Refusal ? error.facts['file'] : undefined;
  if (typeof file !== 'string') return `${folder}rules`;
  return file.startsWith('tariffs/') ? file : folder + file;
}
