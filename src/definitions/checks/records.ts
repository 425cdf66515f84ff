import type { Check, Draft } from '#definitions/draft';
import type { Findings } from '#definitions/findings';
import { readValue } from '#definitions/form-value';
import type { Located } from '#definitions/read-file';
import type { RecordsFile, RegistryFile } from '#definitions/schema';
import { nearestName } from '#definitions/vocabulary';

type Value = RecordsFile[number][string];

/** Demonstration records answer like a real registry: known fields only, values of the type of their fact, one record a key. */
export const recordsCheck: Check = {
  name: 'record',
  about: 'Demonstration records have the fields of their registry, values that fit the facts, and each key once.',
  run: (draft, findings) => {
    for (const [name, file] of draft.records) {
      const registry = draft.registries.get(name)?.value;
      if (registry === undefined)
        findings.error(
          file.at([]),
          'record/no-registry',
          `There is no registry ${name}`,
          `add registries/${name}.yaml`,
        );
      else checkRecords(draft, registry, file, findings);
    }
  },
};

function checkRecords(draft: Draft, registry: RegistryFile, file: Located<RecordsFile>, findings: Findings): void {
  const keyField = Object.entries(registry.fields).find(([, fact]) => fact === registry.key)?.[0];
  const keys = new Set<Value>();
  for (const [index, record] of file.value.entries()) {
    for (const [field, value] of Object.entries(record))
      checkField(draft, registry, file, [index, field], value, findings);
    if (keyField === undefined) continue;
    const key = record[keyField];
    const place = file.at([index, keyField]);
    if (key === undefined || key === null)
      findings.error(place, 'record/no-key', `A record lacks its ${keyField}`, `add ${keyField}`);
    else if (keys.has(key))
      findings.error(place, 'record/twice', `There is a record of ${String(key)} already`, 'keep one of the two');
    else keys.add(key);
  }
}

function checkField(
  draft: Draft,
  registry: RegistryFile,
  file: Located<RecordsFile>,
  path: readonly [number, string],
  value: Value | undefined,
  findings: Findings,
): void {
  const [, field] = path;
  const fact = draft.factTypes.get(registry.fields[field] ?? '');
  if (registry.fields[field] === undefined) {
    const near = nearestName(field, Object.keys(registry.fields));
    const fix = near === undefined ? 'take it out, or add it to the fields of the registry' : `write ${near}`;
    findings.error(file.keyAt(path), 'record/unknown-field', `Registry ${registry.id} has no field ${field}`, fix);
  } else if (fact !== undefined && value !== undefined && value !== null && readValue(fact.type, value) === undefined) {
    findings.error(file.at(path), 'record/misfit', `${field} is no ${fact.type}`, `write a ${fact.type}`);
  } else if (fact?.type === 'choice' && typeof value === 'string' && fact.choices?.[value] === undefined) {
    findings.error(
      file.at(path),
      'record/misfit',
      `${value} is no choice of ${fact.id}`,
      `write one of: ${Object.keys(fact.choices ?? {}).join(', ')}`,
    );
  }
}
