import { type Asked, askedBy } from '#definitions/asked';
import { collectFindings, type Finding, isError } from '#definitions/findings';
import type { Files, Government } from '#definitions/government';
import { assemble, draftOf } from '#definitions/read';
import { areaCode } from '#definitions/refused-file';
import { RULEBOOK } from '#definitions/rulebook';
import { checkQuality } from '#definitions/run-rules';
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
  for (const finding of checkQuality(draft)) all.add(finding);
  const asked = askedBy(draft);
  if (all.all().some(isError)) return { findings: all.all(), asked, played: [], government: null };
  const government = assemble(draft);
  const played = playExamples(draft, government);
  for (const { service, differences } of played) {
    const fix = 'correct the rules or the example, whichever is wrong';
    const usual = service === null ? 'example/tariff' : 'example/fails';
    for (const { message, refusal, ...place } of differences) all.error(place, codeOf(refusal, usual), message, fix);
  }
  return { findings: all.all(), asked, played, government };
}

/** What is wrong with a rule itself is a finding of its own and not of the example that brought it to light. */
function codeOf(refusal: string | undefined, usual: string): string {
  const code = refusal === undefined ? usual : areaCode(refusal);
  return RULEBOOK[code] === undefined ? usual : code;
}
