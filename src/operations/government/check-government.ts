import { type Asked, askedBy } from '#definitions/asked';
import { CHECKS } from '#definitions/checks';
import { collectFindings, type Finding, isError } from '#definitions/findings';
import type { Files, Government } from '#definitions/government';
import { assemble, draftOf } from '#definitions/read';
import { runChecks } from '#definitions/references';
import { type Played, playExamples } from '#operations/government/play-examples';

/** What can be said of a government folder without starting it. */
export interface Checked {
  readonly findings: readonly Finding[];
  /** Of each service, what it asks against what it needs; empty where the folder cannot be read. */
  readonly asked: readonly Asked[];
  /** Every worked example as it was played; empty while an error stands in the way. */
  readonly played: readonly Played[];
  /** The government as it would run; null while an error stands in the way. */
  readonly government: Government | null;
}

/**
 * Everything that can be said about a government folder without starting it: the form of each file, what they name of one
 * another, the rules a government must keep, and, where no error stands in the way, its worked examples.
 */
export async function checkGovernment(files: Files): Promise<readonly Finding[]> {
  return (await examineGovernment(files)).findings;
}

/** The findings, and what each service asks. */
export async function examineGovernment(files: Files): Promise<Checked> {
  const { draft, findings } = await draftOf(files);
  const all = collectFindings();
  for (const finding of findings) all.add(finding);
  if (draft === undefined) return { findings: all.all(), asked: [], played: [], government: null };
  for (const finding of runChecks(CHECKS, draft)) all.add(finding);
  const asked = askedBy(draft);
  if (all.all().some(isError)) return { findings: all.all(), asked, played: [], government: null };
  const government = assemble(draft);
  const played = playExamples(draft, government);
  for (const { service, differences } of played) {
    const fix = 'correct the rules or the example, whichever is wrong';
    const code = service === null ? 'example/tariff' : 'example/fails';
    for (const { message, ...place } of differences) all.error(place, code, message, fix);
  }
  return { findings: all.all(), asked, played, government };
}
