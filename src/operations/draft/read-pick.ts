import { allowCitizen, type Citizen } from '#access/person';
import type { Program } from '#engine/case';
import { Looks } from '#exchange/trail';
import { WITHOUT_RECORD } from '#operations/case/file-application';
import { openCaseOf, requireAttended } from '#operations/draft/change-draft';
import { draftOf, type Looking, opened } from '#operations/draft/draft-pages';
import { KEPT } from '#operations/draft/drafts';
import { type Choice, listRecords } from '#operations/draft/list-records';
import { headOf, pickTitle, recordWords, toTasks } from '#operations/draft/present-draft';
import type { House } from '#operations/house';
import { fieldView, type Returned } from '#operations/marks/present-fields';
import { inside, nameOf } from '#operations/marks/say-case';
import type { PickView } from '#operations/views/draft';
import type { Language } from '#terms/language';
import { later } from '#terms/plain-date';
import { sayList } from '#terms/say';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/** `/draf/:id/pilih`: the records listed for the person. The look is on their trail. */
export async function readPick(
  house: Parts,
  looking: Looking,
  id: string,
  returned: PickReturned | null = null,
): Promise<PickView> {
  const { citizen, draft, program } = await opened(house, looking, id);
  const { language } = looking;
  return {
    draft: headOf(program, draft, language),
    action: `/draf/${draft.id}/pilih`,
    back: toTasks(draft, language),
    ...(await choices(house, program, citizen, looking, returned ?? { ...NOTHING, chosen: draft.picked ?? '' })),
  };
}

/** `/mulai/:service`: the same page before a draft is kept; or the id of the draft that the person has open. */
export async function readBeginning(
  house: Parts,
  looking: Looking,
  service: string,
  returned: PickReturned | null = null,
): Promise<PickView | string> {
  const citizen = allowCitizen(looking.person, 'apply');
  requireAttended(citizen, service);
  const { program } = house.library.newest(service);
  const { language, at } = looking;
  const known = await draftOf(house, citizen, service, at);
  if (known !== null && returned === null) return known;
  const { title } = program.service.texts[language];
  return {
    draft: headOf(program, { id: '', until: later(at, KEPT) }, language),
    action: `/mulai/${encodeURIComponent(service)}`,
    back: { href: `/layanan/${encodeURIComponent(service)}`, label: title },
    ...(await choices(house, program, citizen, looking, returned ?? NOTHING)),
  };
}

/** A pick that came back: what was chosen and typed, and what to do about it. */
export interface PickReturned extends Returned {
  readonly chosen: string;
  readonly error: string | null;
}

const NOTHING: PickReturned = { typed: {}, errors: new Map(), chosen: '', error: null };

type Choices = Pick<PickView, 'title' | 'sentence' | 'records' | 'other' | 'forOthers' | 'error'>;

async function choices(
  house: Parts,
  program: Program,
  citizen: Citizen,
  { language, at, seed }: Looking,
  returned: PickReturned,
): Promise<Choices> {
  const { texts, file } = program.service;
  const title = pickTitle(program, language);
  const { pick } = file.opening;
  const forOthers = file.opening.power !== undefined;
  if (pick === undefined)
    return { title, sentence: texts[language].promise, records: [], other: null, forOthers, error: null };
  const looks = new Looks(house.db, at, seed);
  const listed = await listRecords(house, program, citizen, at, looks);
  await looks.settle();
  const records = await Promise.all(
    listed.map((choice) => recordOf(house, program, choice, language, returned.chosen)),
  );
  const other = fieldView(program.government, pick.key, language, returned);
  const known = returned.chosen === WITHOUT_RECORD || listed.some(({ key }) => key === returned.chosen);
  return {
    title,
    sentence: sayListed(program, listed, language),
    records: [...records, ...withoutRecord(program, language, returned.chosen)],
    other: { ...other, value: other.value === '' && !known ? returned.chosen : other.value },
    forOthers,
    error: returned.error,
  };
}

/** To go on without a record, where the service allows it. */
function withoutRecord({ service }: Program, language: Language, chosen: string): PickView['records'] {
  const page = service.texts[language].pages[service.file.opening.pick?.without ?? ''];
  if (page === undefined) return [];
  const key = WITHOUT_RECORD;
  return [{ key, title: page.title, details: [page.why], refused: null, chosen: chosen === key }];
}

async function recordOf(
  house: Parts,
  program: Program,
  choice: Choice,
  language: Language,
  chosen: string,
): Promise<PickView['records'][number]> {
  const open = await openCaseOf(house, program, choice.facts);
  const under =
    language === 'id' ? `permohonan ${open ?? ''} sedang berjalan` : `application ${open ?? ''} is under way`;
  return {
    key: choice.key,
    title: choice.key,
    details: [recordWords(program, choice.facts, language)],
    refused: open === null ? null : under,
    chosen: choice.key === chosen,
  };
}

function sayListed({ government, service }: Program, listed: readonly Choice[], language: Language): string {
  const holders = [...new Set(listed.map(({ holder }) => nameOf(government, holder, language)))];
  const n = listed.length;
  if (n === 0) {
    const of = government.registries.get(service.file.opening.pick?.registry ?? '');
    if (of?.ownerField === undefined) return service.texts[language].pages['pick']?.why ?? '';
    const registry = of.name[language];
    return language === 'id'
      ? `${registry} tidak mencatat apa pun atas nama Anda.`
      : `${registry}: nothing is registered in your name.`;
  }
  return language === 'id'
    ? `Menurut ${sayList(holders, 'id')}, ${n} terdaftar atas nama Anda.`
    : `According to ${sayList(holders.map(inside), 'en')}, ${n} ${n === 1 ? 'is' : 'are'} registered in your name.`;
}
