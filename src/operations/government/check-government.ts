import { CHECKS } from '#definitions/checks';
import type { Draft } from '#definitions/draft';
import { collectFindings, type Finding, type Findings, isError } from '#definitions/findings';
import type { Files, Government } from '#definitions/government';
import { assemble, draftOf } from '#definitions/read';
import { runChecks } from '#definitions/references';
import { runExample } from '#operations/government/run-example';
import { tariffDiffers } from '#operations/government/tariff-examples';

/**
 * Everything that can be said about a government folder without starting it: the form of each file, what they name of one
 * another, the rules a government must keep, and, where no error stands in the way, its worked examples.
 */
export async function checkGovernment(files: Files): Promise<readonly Finding[]> {
  const { draft, findings } = await draftOf(files);
  const all = collectFindings();
  for (const finding of findings) all.add(finding);
  if (draft === undefined) return all.all();
  for (const finding of runChecks(CHECKS, draft)) all.add(finding);
  if (!all.all().some(isError)) playExamples(draft, assemble(draft), all);
  return all.all();
}

function playExamples(draft: Draft, government: Government, findings: Findings): void {
  const fix = 'correct the rules or the example, whichever is wrong';
  for (const file of draft.tariffExamples) {
    for (const [index, example] of file.value.entries()) {
      const differs = tariffDiffers(government, example);
      if (differs !== null) findings.error(file.at([index, 'result']), 'example/tariff', differs, fix);
    }
  }
  for (const [id, service] of government.services) {
    for (const [name, example] of service.examples) {
      const file = draft.services.get(id)?.examples.get(name);
      for (const { path, message } of runExample({ government, service }, example).findings) {
        if (file !== undefined) findings.error(file.at(path), 'example/fails', message, fix);
      }
    }
  }
}
