import type { Check, Draft } from '#definitions/draft';
import type { Findings } from '#definitions/findings';
import type { Located } from '#definitions/read-file';
import type { RegistryFile } from '#definitions/schema';
import { nearestName } from '#definitions/vocabulary';

/**
 * A registry answers in one of four ways, and the way must be described: the columns of a file must make its fields, and
 * whoever answers by hand must sit in every agency that holds the registry.
 */
export const registriesCheck: Check = {
  name: 'registry',
  about: 'Every registry says how it answers: a file by its columns, an officer by position and clock.',
  run: (draft, findings) => {
    for (const file of draft.registries.values()) {
      const { source, csv, officer } = file.value;
      if (source === 'csv' && csv === undefined)
        missing(file, 'csv', 'csv: { file: …, columns: …, oldest: … }', findings);
      if (source === 'officer' && officer === undefined)
        missing(file, 'officer', 'officer: { position: …, clock: … }', findings);
      if (csv !== undefined) checkColumns(file, csv.columns, findings);
      if (officer !== undefined) checkSeat(draft, file, officer.position, findings);
    }
  },
};

function missing(file: Located<RegistryFile>, name: string, fix: string, findings: Findings): void {
  const message = `${file.value.id} answers by ${name} and does not say how`;
  findings.error(file.at(['source']), 'registry/way-unsaid', message, `write ${fix}`);
}

function checkColumns(
  file: Located<RegistryFile>,
  columns: { readonly [column: string]: string },
  findings: Findings,
): void {
  const fields = Object.keys(file.value.fields);
  for (const [column, field] of Object.entries(columns)) {
    if (fields.includes(field)) continue;
    const near = nearestName(field, fields);
    const fix = near === undefined ? 'name a field of the registry' : `write ${near}`;
    findings.error(file.at(['csv', 'columns', column]), 'registry/column', `There is no field ${field}`, fix);
  }
  const key = Object.entries(file.value.fields).find(([, fact]) => fact === file.value.key)?.[0];
  if (key === undefined || Object.values(columns).includes(key)) return;
  const message = `No column gives ${key}, by which records are found`;
  findings.error(file.at(['csv', 'columns']), 'registry/no-key-column', message, `add the column of ${key}`);
}

function checkSeat(draft: Draft, file: Located<RegistryFile>, position: string, findings: Findings): void {
  const seat = seatOf(position);
  for (const { role, agency } of draft.roles.value.filter((row) => row.role === file.value.role)) {
    const seats = draft.agencies.get(agency)?.value.positions.map(({ id }) => seatOf(id)) ?? [];
    if (seats.includes(seat)) continue;
    const message = `${agency}, which plays ${role}, has no position ${seat}`;
    const fix = 'name a position of the agencies that hold the registry, or add it there';
    findings.error(file.at(['officer', 'position']), 'registry/position', message, fix);
  }
}

/** `kua.registrar` -> `registrar` */
function seatOf(position: string): string {
  return position.slice(position.lastIndexOf('.') + 1);
}
