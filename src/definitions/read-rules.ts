import type { DraftRules } from '#definitions/draft';
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

/**
 * Reads the DMN files whose path in the folder fits the pattern; the path is also the file's name in references. Files that
 * are known to be `sound` are read when they are first asked for.
 */
export function readModels(files: Files, pattern: RegExp, folder: string, findings: Findings, sound = false): Models {
  if (!sound) return readNow(files, pattern, folder, findings);
  const later = once(() => [...files].filter(([path]) => pattern.test(path)).map(([path, xml]) => readDmn(xml, path)));
  return {
    get list() {
      return later();
    },
    whole: true,
  };
}

function readNow(files: Files, pattern: RegExp, folder: string, findings: Findings): Models {
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

/** The rules of a folder: its own files, linked with all `parts`. */
export function draftRules(
  own: Models,
  parts: readonly Models[],
  folder: string,
  findings: Findings,
  sound = false,
): DraftRules {
  if (!sound) return { models: own.list, ruleset: linkRules(parts, folder, findings) };
  const later = once(() => linkModels(parts.flatMap((part) => part.list)).models);
  const ruleset: Ruleset = {
    get models() {
      return later();
    },
  };
  return {
    get models() {
      return own.list;
    },
    ruleset,
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Links the files into one set of rules. Undefined when some could not be read or the set does not fit together. */
function linkRules(parts: readonly Models[], folder: string, findings: Findings): Ruleset | undefined {
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
