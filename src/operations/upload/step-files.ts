import { allow, type Person } from '#access/person';
import type { KeptFile } from '#definitions/file-kind';
import type { FormFile } from '#definitions/schema/form';
import { elementAt } from '#engine/called';
import { itemOf } from '#operations/case/conclude-step';
import { holderOfStep } from '#operations/case/holder-of-step';
import { type CaseRef, type Loaded, loadCase } from '#operations/case/load-case';
import { readOwnCase } from '#operations/case/read-case-file';
import type { House } from '#operations/house';
import { type Attached, attachFiles, fileFacts, parseWithFiles, type SentFiles } from '#operations/upload/attach-files';
import { filesAt, type Place } from '#operations/upload/files-at';
import type { JsonObject } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/** One step of one case. */
export interface StepRef {
  readonly ref: CaseRef;
  readonly item: number;
}

/**
 * What somebody answers at a step, with what they attached. Whoever does not owe the step attaches nothing. Refuses
 * `form-invalid` when a file was not taken, `step-not-open`, `not-your-case`.
 */
export async function answersWithFiles(
  house: Parts,
  person: Person | null,
  { ref, item }: StepRef,
  typed: JsonObject,
  sent: SentFiles,
  at: Instant,
  seed: Seed,
): Promise<JsonObject> {
  const doer = allow(person, person?.kind === 'citizen' ? 'own-cases' : 'work-item');
  const now =
    doer.kind === 'citizen' ? (await readOwnCase(house, doer, ref, at)).now : await loadCase(house, house.db, ref);
  const form = formAt(now, item);
  if (form === null) return typed;
  const { government } = now.program;
  const asked = { government, form, fields: Object.keys(form.schema.properties) };
  if (fileFacts(asked).length === 0) return typed;
  const owed = holderOfStep(now, itemOf(now, item));
  if (owed !== (doer.kind === 'citizen' ? null : doer.agency))
    throw new Refusal('not-your-case', 'This step is owed by somebody else', { item });
  const attached: Attached = await attachFiles(house, placeAt(now, item, person), asked, sent, at, seed);
  if (attached.errors.length > 0) parseWithFiles(asked, typed, attached);
  const own = Object.entries(typed).filter(([name]) => government.facts.get(name)?.type !== 'file');
  return { ...Object.fromEntries(own), ...(attached.values as unknown as JsonObject) }; // a kept file is JSON
}

/** What waits at a step to be sent with it. */
export async function stepFiles(
  house: Parts,
  person: Person | null,
  now: Loaded,
  item: number,
): Promise<ReadonlyMap<string, readonly KeptFile[]>> {
  const form = formAt(now, item);
  const { government } = now.program;
  if (form === null || fileFacts({ government, form, fields: Object.keys(form.schema.properties) }).length === 0)
    return new Map();
  return filesAt(house, placeAt(now, item, person));
}

/** A citizen's own files are under their key; what an officer attaches to a case is under its applicant's. */
function placeAt(now: Loaded, item: number, person: Person | null): Place {
  return { place: now.caseId, item, subject: person?.kind === 'citizen' ? person.subject : now.state.subject };
}

function formAt(now: Loaded, id: number): FormFile | null {
  const item = itemOf(now, id);
  if (item.asks !== undefined) return null;
  const { service, bound } = elementAt(now.program, item.node);
  return service.forms.get(bound.form ?? '') ?? null;
}
