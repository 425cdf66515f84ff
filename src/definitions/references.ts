import { agenciesCheck } from '#definitions/checks/agencies';
import { clocksCheck } from '#definitions/checks/clocks';
import { decisionsCheck } from '#definitions/checks/decisions';
import { elementsCheck } from '#definitions/checks/elements';
import { factsCheck } from '#definitions/checks/facts';
import { folderCheck } from '#definitions/checks/folder';
import { formsCheck } from '#definitions/checks/forms';
import { lanesCheck } from '#definitions/checks/lanes';
import { serviceReferencesCheck } from '#definitions/checks/service-references';
import type { Check, Draft } from '#definitions/draft';
import { collectFindings, type Finding } from '#definitions/findings';

/** Without these a government cannot run: something it names would not be there. */
export const REFERENCES: readonly Check[] = [
  folderCheck,
  agenciesCheck,
  factsCheck,
  lanesCheck,
  serviceReferencesCheck,
  elementsCheck,
  clocksCheck,
  decisionsCheck,
  formsCheck,
];

export function checkReferences(draft: Draft): readonly Finding[] {
  return runChecks(REFERENCES, draft);
}

export function runChecks(checks: readonly Check[], draft: Draft): readonly Finding[] {
  const findings = collectFindings();
  for (const check of checks) check.run(draft, findings);
  return findings.all();
}
