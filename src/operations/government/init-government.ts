import { parse, stringify } from 'yaml';
import { isError } from '#definitions/findings';
import type { Files } from '#definitions/government';
import { sayInto } from '#definitions/sheets/read-table';
import type { Sheet, SheetFinding } from '#definitions/sheets/sheet';
import { readStandards, type Standards } from '#definitions/sheets/standards';
import { oversightOf, seatWith, starterGovernment } from '#definitions/starter/government';
import { checkGovernment } from '#operations/government/check-government';
import { Refusal } from '#terms/refusal';

/** Files that hold for the whole nation and are taken over as they are. */
const NATIONAL = ['calendar.yaml', 'bases.yaml', 'notices.yaml', 'satisfaction.yaml', 'suspensions.yaml'];

/**
 * The files of a government that begins, from its sheets and the national files of another. Refuses `sheets-malformed` with every
 * finding when a cell does not fit, and `government-malformed` when the folder made of them would not pass check.
 */
export async function initGovernment(sheets: readonly Sheet[], nation: Files): Promise<Files> {
  const findings: SheetFinding[] = [];
  const standards = readStandards(sheets, sayInto(findings));
  if (standards === undefined || findings.length > 0) throw malformed(findings);
  const files = new Map([
    ...NATIONAL.flatMap((path) => [...nation].filter(([name]) => name === path)),
    ['complaints.yaml', complaintsFile(standards, nation)] as const,
    ...starterGovernment(standards),
  ]);
  const errors = (await checkGovernment(files)).filter(isError);
  if (errors.length > 0)
    throw new Refusal('government-malformed', 'The folder made of the sheets has errors', { findings: errors });
  return files;
}

/** The nation's rules of complaints, with the desk and the inspectors of this government. */
function complaintsFile(standards: Standards, nation: Files): string {
  const rules: readonly object[] = parse(nation.get('complaints.yaml') ?? '[]');
  return stringify(
    rules.map((rule) => ({ ...rule, desk: seatWith(standards, 'pengaduan'), oversight: oversightOf(standards) })),
  );
}

function malformed(findings: readonly SheetFinding[]): Refusal {
  return new Refusal('sheets-malformed', `${findings.length} cell(s) do not fit`, {
    findings: findings.map((one) => ({ ...one })),
  });
}
