import { clockNoUnit } from '#definitions/checks/clock/no-unit';
import { feeNoBasis } from '#definitions/checks/fee/no-basis';
import { readNoPurpose } from '#definitions/checks/read/no-purpose';
import type { Path } from '#definitions/read-yaml';

/** Rules about an absent entry of service.yaml; all others are `file/missing`. */
const OWED = [feeNoBasis, clockNoUnit, readNoPurpose];

/** The rule that an absent entry of a file breaks: one of its own, else `file/missing`. */
export function ruleOfMissing(file: string, entry: Path): string {
  const name = entry.map(String).join('.');
  const owed = file.endsWith('/service.yaml') ? OWED.find(({ missing }) => missing?.test(name)) : undefined;
  return owed?.id ?? 'file/missing';
}
