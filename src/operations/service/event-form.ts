import { allowCitizen, type Citizen, type Person } from '#access/person';
import { parseForm } from '#definitions/form';
import type { Program } from '#engine/case';
import { isPicked, type Looking, nextOf, openingForm, pagesOf } from '#operations/draft/draft-pages';
import { type Draft, findDraft, saveDraft } from '#operations/draft/drafts';
import { pickTitle, seenBy } from '#operations/draft/present-draft';
import type { House } from '#operations/house';
import { fieldView, type Returned } from '#operations/marks/present-fields';
import { inside, nameOf } from '#operations/marks/say-case';
import { labelOf } from '#operations/marks/say-fact';
import { eventOf, inOrder, placesOf } from '#operations/service/event-standings';
import { eventRow, leadOf } from '#operations/service/find-services';
import type { EventFormView } from '#operations/views/door';
import { isList, type Json, type JsonObject, textOf } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library'>;
type Fields = { readonly [name: string]: string };

/** An open draft of the event, and what of it is answered by typing. */
interface Part {
  readonly draft: Draft;
  readonly program: Program;
  readonly typed: readonly string[];
}

/**
 * `/peristiwa/:id/isi`: what the person's open drafts of an event ask, each thing once, with who asks it and who will see it.
 * Files and the choice of a record stay with their application. Refuses `page-unknown`, also where no draft is open.
 */
export async function readEventForm(
  house: Parts,
  looking: Looking,
  id: string,
  returned: Returned | null = null,
): Promise<EventFormView> {
  const { language, at } = looking;
  const citizen = allowCitizen(looking.person, 'apply');
  const { government } = house.library;
  const parts = await openParts(house, citizen, id, at);
  const names = [...new Set(parts.flatMap(({ typed }) => typed))];
  const title = ({ program }: Part) => program.service.texts[language].title;
  return {
    event: eventRow(eventOf(government, id), language),
    services: parts.map(title),
    fields: names.map((name) => {
      const asking = parts.filter(({ typed }) => typed.includes(name));
      const forms = asking.map(({ program }) => openingForm(program));
      const answered = asking.find(({ draft }) => (draft.answers[name] ?? null) !== null)?.draft.answers ?? {};
      const seeing = asking.flatMap((part) => agenciesSeeing(part, name, looking));
      return {
        field: fieldView(government, name, language, {
          ...(returned ?? { answers: answered }),
          narrowed: forms[0]?.schema.properties[name] as JsonObject | undefined, // read from JSON
          required: forms.some(({ schema }) => schema.required.includes(name)),
        }),
        services: asking.map(title),
        agencies: [...new Set(seeing)],
      };
    }),
    elsewhere: parts.flatMap((part) => elsewhereIn(part, looking)),
  };
}

/** Before a record is chosen nobody knows the territory: then whoever leads the service where it is first given. */
function agenciesSeeing({ program, draft }: Part, name: string, { language, at }: Looking): readonly string[] {
  const { government, service } = program;
  const seen = seenBy(program, draft.facts, name, language, at);
  const lead = leadOf(government, service, at);
  return seen.length > 0 || lead === null ? seen : [inside(nameOf(government, lead, language))];
}

function elsewhereIn({ draft, program, typed }: Part, { language }: Looking): EventFormView['elsewhere'] {
  if (!isPicked(program, draft)) return [{ href: `/draf/${draft.id}/pilih`, label: pickTitle(program, language) }];
  return pagesOf(program, draft).flatMap(({ fields, href }) =>
    fields
      .filter((name) => !typed.includes(name))
      .map((name) => ({
        href,
        label: `${labelOf(program.government, name, language)} (${program.service.texts[language].title})`,
      })),
  );
}

/**
 * Keeps what was answered once in every draft that asks it: all of them, or none when one form does not take its answer
 * (`form-invalid`). Refuses `page-unknown`.
 */
export async function answerEventForm(
  house: Parts,
  person: Person | null,
  id: string,
  fields: Fields,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const citizen = allowCitizen(person, 'apply');
  const parts = await openParts(house, citizen, id, at);
  const errors: Json[] = [];
  const kept = parts.map(({ draft, program, typed }): Draft => {
    const mine = Object.entries(fields).filter(([name]) => typed.includes(name.replace(/-(day|month|year)$/, '')));
    const empty = Object.fromEntries(typed.map((name): [string, Json] => [name, null]));
    const values = valuesOr(errors, () =>
      parseForm(openingForm(program), program.government, Object.fromEntries(mine), typed),
    );
    return { ...draft, answers: { ...draft.answers, ...empty, ...values } };
  });
  if (errors.length > 0)
    throw new Refusal('form-invalid', `${errors.length} answer(s) do not fit`, { form: id, errors });
  for (const draft of kept) await saveDraft(house, citizen, draft, at, derive(seed, `event-form/${draft.id}`));
}

/** The values, or none, with what is wrong among `errors`. */
function valuesOr(errors: Json[], parse: () => { readonly values: JsonObject }): JsonObject {
  try {
    return parse().values;
  } catch (error) {
    const found = error instanceof Refusal && error.code === 'form-invalid' ? error.facts['errors'] : undefined;
    if (found === undefined || !isList(found)) throw error;
    errors.push(...found);
    return {};
  }
}

/** Whether nothing is left to answer in a draft. */
export function isSendable(program: Program, draft: Draft): boolean {
  return nextOf(program, draft).endsWith('/periksa');
}

async function openParts(house: Parts, citizen: Citizen, id: string, at: Instant): Promise<readonly Part[]> {
  const { government } = house.library;
  const event = eventOf(government, id);
  const services = inOrder(government, event.services);
  const places = await placesOf(house, citizen, event, services, at);
  const parts: Part[] = [];
  for (const { file } of services) {
    const standing = places.get(file.id)?.standing;
    if (standing?.kind !== 'draft') continue;
    const draft = await findDraft(house, citizen, draftIn(standing.href), at);
    const { program } = house.library.newest(file.id);
    const asked = pagesOf(program, draft).flatMap(({ fields }) => fields);
    parts.push({ draft, program, typed: asked.filter((name) => government.facts.get(name)?.type !== 'file') });
  }
  if (parts.length === 0) throw new Refusal('page-unknown', 'No draft of the event is open');
  return parts;
}

/** Id of the draft at an address. */
export function draftIn(href: string): string {
  return textOf(href.split('/')[2]);
}
