import type { Draft } from '#definitions/draft';
import type { Place } from '#definitions/findings';
import type { Located } from '#definitions/read-file';
import type { RegistryFile } from '#definitions/registry-schema';
import type { RecordsFile } from '#definitions/schema/demo';

type Value = RecordsFile[number][string];

/** Demonstration records of a registry that exists. */
function filesOf(draft: Draft): readonly (readonly [RegistryFile, Located<RecordsFile>])[] {
  return [...draft.records].flatMap(([name, file]) => {
    const registry = draft.registries.get(name)?.value;
    return registry === undefined ? [] : [[registry, file] as const];
  });
}

/** An entry of a record. */
interface Field {
  readonly registry: RegistryFile;
  readonly field: string;
  readonly value: Value;
  readonly place: Place;
  readonly keyPlace: Place;
}

export function everyField(draft: Draft): readonly Field[] {
  return filesOf(draft).flatMap(([registry, file]) =>
    file.value.flatMap((record, index) =>
      Object.entries(record).map(([field, value]) => {
        const path = [index, field];
        return { registry, field, value, place: file.at(path), keyPlace: file.keyAt(path) };
      }),
    ),
  );
}

/** A record by its key, null where it has none; `earlier` are the keys above it. */
interface Keyed {
  readonly keyField: string;
  readonly key: Value;
  readonly earlier: readonly Value[];
  readonly place: Place;
}

export function everyRecord(draft: Draft): readonly Keyed[] {
  return filesOf(draft).flatMap(([{ fields, key }, file]) => {
    const keyField = Object.entries(fields).find(([, fact]) => fact === key)?.[0];
    if (keyField === undefined) return [];
    const keys = file.value.map((record) => record[keyField] ?? null);
    return keys.map((one, index) => {
      const place = file.at([index, keyField]);
      return { keyField, key: one, earlier: keys.slice(0, index), place };
    });
  });
}
