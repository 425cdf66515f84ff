import type { Person } from '#access/person';
import { formOver } from '#definitions/form';
import type { FormFile } from '#definitions/schema/form';
import { elementAt } from '#engine/called';
import type { Opened, Program } from '#engine/case';
import { concludeStep } from '#operations/case/conclude-step';
import { readOwnCase } from '#operations/case/read-case-file';
import { ownItems } from '#operations/case/say-task';
import type { House } from '#operations/house';
import { type FieldState, fieldViews, NO_ERRORS } from '#operations/marks/present-fields';
import { inside, nameOf } from '#operations/marks/say-case';
import { stepFiles } from '#operations/upload/step-files';
import type { OwnTaskView } from '#operations/views/case';
import type { InboxKey } from '#store/effects';
import type { JsonObject } from '#terms/json';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;
type Item = Opened & { readonly kind: 'item' };

/** A step that the applicant owes: its questions, or one statement to confirm. Refuses `step-not-open`. */
export async function readOwnTask(
  house: Parts,
  person: Person | null,
  number: string,
  itemId: number,
  language: Language,
  at: Instant,
  typed: FieldState = {},
): Promise<OwnTaskView> {
  const { now } = await readOwnCase(house, person, { number }, at);
  const item = ownItems(now).find(({ id }) => id === itemId);
  if (item === undefined) throw new Refusal('step-not-open', 'This step is not open any more', { item: itemId });
  const { program } = now;
  const { government } = program;
  const form = formOf(program, item);
  const texts = elementAt(program, item.node).service.texts[language];
  const words = texts.pages[form.pages[0]?.id ?? ''];
  const fixed = constantAnswers(program, item);
  return {
    number,
    service: program.service.texts[language].title,
    title: words?.title ?? askedTitle(language),
    note: words?.why ?? askedNote(program, item, language),
    fields:
      fixed === null
        ? fieldViews(
            government,
            form,
            typed.typed ?? {},
            typed.errors ?? NO_ERRORS,
            language,
            await stepFiles(house, person, now, itemId),
          )
        : [],
    fixed: fixed === null ? [] : Object.keys(fixed),
  };
}

function askedTitle(language: Language): string {
  return language === 'id' ? 'Yang belum kami dapat dari instansi' : 'What we could not get from an agency';
}

function askedNote(program: Program, item: Item, language: Language): string {
  const { government } = program;
  const { service } = elementAt(program, item.node);
  const asked = new Set(item.asks);
  const reads = Object.values(service.file.reads).filter(({ facts }) => facts.some((fact) => asked.has(fact)));
  const purpose = reads[0]?.purpose[language] ?? '';
  const holder = inside(nameOf(government, null, language));
  return language === 'id'
    ? `Instansi pemegang datanya belum menjawab, jadi berkas berjalan dengan keterangan ${holder}. ${purpose}.`
    : `The agency that holds it has not answered, so the case goes on with what you say. ${purpose}.`;
}

function formOf(program: Program, item: Item): FormFile {
  if (item.asks !== undefined) return formOver(item.asks);
  const { service, bound } = elementAt(program, item.node);
  return service.forms.get(bound.form ?? '') ?? formOver([]);
}

/** Answers of a step that can only be confirmed; null where there is something to fill in. */
export function constantAnswers(program: Program, item: Item): JsonObject | null {
  if (item.asks !== undefined) return null;
  const fields = Object.entries(formOf(program, item).schema.properties);
  if (!fields.every(([, narrowed]) => narrowed['const'] === true)) return null;
  return Object.fromEntries(fields.map(([name]) => [name, true]));
}

/**
 * The applicant asks for a new bill after the old one expired; asking again changes nothing. Refuses `step-not-open` where
 * none can be had.
 */
export async function renewBill(
  house: Parts,
  person: Person | null,
  number: string,
  at: Instant,
  seed: Seed,
  inbox: InboxKey,
): Promise<void> {
  const { now } = await readOwnCase(house, person, { number }, at);
  if (now.bill?.status === 'open') return;
  for (const item of ownItems(now)) {
    const answers = constantAnswers(now.program, item);
    if (answers === null) continue;
    await concludeStep(house, person, { number }, { item: item.id, answers }, at, seed, inbox);
    return;
  }
  throw new Refusal('step-not-open', 'There is no expired bill to renew');
}
