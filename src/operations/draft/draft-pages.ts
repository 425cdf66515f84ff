import { allowCitizen, type Citizen, type Person } from '#access/person';
import type { FormFile } from '#definitions/schema/form';
import type { Program } from '#engine/case';
import { type Draft, draftsOf, findDraft } from '#operations/draft/drafts';
import type { House } from '#operations/house';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';

/** Who looks, in which language, when. */
export interface Looking {
  readonly person: Person | null;
  readonly language: Language;
  readonly at: Instant;
  readonly seed: Seed;
}

export interface OpenedDraft {
  readonly citizen: Citizen;
  readonly draft: Draft;
  readonly program: Program;
}

export async function opened(
  house: Pick<House, 'db' | 'keys' | 'library'>,
  { person, at }: Looking,
  id: string,
): Promise<OpenedDraft> {
  const citizen = allowCitizen(person, 'apply');
  const draft = await findDraft(house, citizen, id, at);
  return { citizen, draft, program: house.library.newest(draft.service).program };
}

/** One page of questions of the opening form, with what no agency has brought. */
export interface DraftPage {
  readonly id: string;
  readonly fields: readonly string[];
  readonly href: string;
  /** Answered, even if with nothing where that is allowed. */
  readonly done: boolean;
}

export function openingForm({ service }: Program): FormFile {
  const form = service.forms.get(service.file.opening.form);
  if (form === undefined) throw new Error(`${service.file.id} has no opening form`);
  return form;
}

/** The pages that ask something. What a registry has brought is not asked: once only. */
export function pagesOf(program: Program, draft: Draft): readonly DraftPage[] {
  return openingForm(program).pages.flatMap(({ id, fields }) => {
    const asked = fields.filter((name) => draft.facts.get(name)?.source.kind !== 'fetched');
    if (asked.length === 0) return [];
    const done = asked.every((name) => Object.hasOwn(draft.answers, name));
    return [{ id, fields: asked, href: `/draf/${draft.id}/isi/${id}`, done }];
  });
}

export function isPicked({ service }: Program, draft: Draft): boolean {
  return service.file.opening.pick === undefined || draft.picked !== null;
}

/** Where the application goes on: what it is about, then the first open question, then the last look. */
export function nextOf(program: Program, draft: Draft): string {
  if (!isPicked(program, draft)) return `/draf/${draft.id}/pilih`;
  return pagesOf(program, draft).find(({ done }) => !done)?.href ?? `/draf/${draft.id}/periksa`;
}

/** The person's open draft of a service; null when there is none. */
export async function draftOf(
  house: Pick<House, 'db' | 'keys'>,
  person: Citizen,
  service: string,
  at: Instant,
): Promise<string | null> {
  const open = await draftsOf(house, person, at);
  return open.find((draft) => draft.service === service)?.id ?? null;
}

/** Values of the record itself and of who it belongs to decide where a case runs and who may file it: not for a declaration. */
export function mayDispute({ government, service }: Program, draft: Pick<Draft, 'facts'>, name: string): boolean {
  const { opening, territory } = service.file;
  const fixed = [opening.subject, opening.pick?.key, opening.power?.owner, territory, ...opening.businessKey];
  const fact = draft.facts.get(name);
  return fact?.source.kind === 'fetched' && !fixed.includes(name) && government.facts.get(name)?.type !== 'nik';
}
