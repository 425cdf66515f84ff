import { parseForm } from '#definitions/form';
import type { FormFile } from '#definitions/schema/form';
import type { CaseActKind } from '#engine/acts';
import type { Actor } from '#engine/command';
import { step } from '#engine/step';
import type { Envelope } from '#ledger/act';
import { link } from '#ledger/chain';
import type { CaseFile } from '#operations/case/read-case-file';
import { sayReason } from '#operations/case/say-happened';
import type { House } from '#operations/house';
import { headingOf, tell } from '#operations/marks/present-marks';
import { sayElement } from '#operations/marks/say-case';
import type { JsonObject } from '#terms/json';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';

export interface Conclusion {
  readonly item: number;
  readonly form: FormFile;
  readonly answers: JsonObject;
}

/**
 * What the applicant would read if this were sent now: the decision is taken by the real engine and thrown away. Questions
 * that hold it are left aside. Refuses what the decision itself would refuse.
 */
export async function previewConclusion(
  house: Pick<House, 'keys'>,
  file: CaseFile,
  by: Actor,
  { item, form, answers }: Conclusion,
  language: Language,
  at: Instant,
  seed: Seed,
): Promise<{ readonly title: string; readonly text: string }> {
  const { now } = file;
  const { program, caseId, head, facts } = now;
  const { values } = parseForm(form, program.government, answers);
  const state = { ...now.state, questions: [] };
  const next = step(program, { state, facts }, { kind: 'conclude', at, by, item, facts: values });
  const key = await house.keys.keyFor(now.state.subject);
  const acts = link(caseId, head, next.acts, at, seed, new Map([[now.state.subject, key]]));
  const envelopes = [...file.envelopes, ...(acts as readonly Envelope<CaseActKind>[])]; // kinds as the engine gave them
  const told = tell(program, envelopes, at);
  const teller = { program, envelopes, language, reader: 'applicant' } as const;
  const node = now.state.open.find((wait) => wait.id === item)?.node ?? '';
  const reason = sayReason(teller, new Map([...facts, ...next.needs.facts]));
  return {
    title: headingOf(program, told, envelopes, language),
    text: reason ?? `${sayElement(program, node, 'done', language, 'applicant')}.`,
  };
}
