import type { Program } from '#engine/case';
import { asItStands } from '#operations/case/under-agreements';
import { consentOffers } from '#operations/draft/consent-in-draft';
import {
  isPicked,
  type Looking,
  mayDispute,
  nextOf,
  opened,
  openingForm,
  pagesOf,
} from '#operations/draft/draft-pages';
import type { Draft } from '#operations/draft/drafts';
import {
  draftSources,
  headOf,
  pickedWords,
  pickTitle,
  recordWords,
  spared,
  toTasks,
} from '#operations/draft/present-draft';
import type { House } from '#operations/house';
import { fieldView, type Returned } from '#operations/marks/present-fields';
import { basisView, factView } from '#operations/marks/present-marks';
import { inside, sayWhen } from '#operations/marks/say-case';
import { sayFact } from '#operations/marks/say-fact';
import { fileFacts } from '#operations/upload/attach-files';
import { filesAt } from '#operations/upload/files-at';
import type { FetchedView, QuestionPageView, TaskListView } from '#operations/views/draft';
import type { JsonObject } from '#terms/json';
import type { Language } from '#terms/language';
import { Refusal } from '#terms/refusal';
import { sayCount } from '#terms/say';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/** Where a draft goes on. */
export async function draftGoesOn(house: Parts, looking: Looking, id: string): Promise<string> {
  const { draft, program } = await opened(house, looking, id);
  return nextOf(program, draft);
}

/** `/draf/:id`: every piece, what state it is in, and what nobody has to fill in. */
export async function readTaskList(house: Parts, looking: Looking, id: string): Promise<TaskListView> {
  const { draft, program } = await opened(house, looking, id);
  const { language } = looking;
  const questions = pagesOf(program, draft);
  const ready = isPicked(program, draft) && questions.every(({ done }) => done);
  return {
    draft: headOf(program, draft, language),
    tasks: [
      ...pickTask(program, draft, language),
      ...sourceTasks(program, draft, looking),
      ...questions.map(({ id: page, done, fields, href }) => ({
        id: page,
        title: pageTitle(program, page, language),
        state: done ? ('done' as const) : ('ready' as const),
        detail: done ? answersOn(program, draft, fields, language) : '',
        href,
      })),
      {
        id: 'periksa',
        title: language === 'id' ? 'Periksa jawaban dan kirim' : 'Check answers and send',
        state: ready ? 'send' : 'later',
        detail: '',
        href: ready ? `/draf/${draft.id}/periksa` : null,
      },
    ],
  };
}

type Task = TaskListView['tasks'][number];

function pickTask(program: Program, draft: Draft, language: Language): Task[] {
  if (program.service.file.opening.pick === undefined) return [];
  const words = recordWords(program, draft.facts, language);
  return [
    {
      id: 'pilih',
      title: pickTitle(program, language),
      state: draft.picked === null ? 'ready' : 'done',
      detail:
        draft.picked === null
          ? ''
          : [pickedWords(program, draft.picked, language), words].filter((part) => part !== '').join(', '),
      href: `/draf/${draft.id}/pilih`,
    },
  ];
}

/** What agencies hold is a row too: it need not be filled in, or somebody has yet to answer. */
function sourceTasks(program: Program, draft: Draft, { language, at }: Looking): Task[] {
  if (!isPicked(program, draft)) return [];
  const { government } = program;
  return draftSources(program, draft, language, at).map(({ read, registry, owner, facts, silent }) => {
    const gap = draft.unanswered.find((one) => one.read === read);
    const since = gap === undefined ? '' : sayWhen(government, gap.since, at, language);
    const held = HELD[language](facts.length);
    return {
      id: `data-${read}`,
      title: registry,
      state: silent === null ? 'spared' : 'waiting',
      detail:
        silent === null
          ? `${held} ${inside(owner.name)}`
          : language === 'id'
            ? `menunggu ${owner.name} sejak ${since}; Anda bisa lanjut`
            : `waiting for ${inside(owner.name)} since ${since}; you can go on`,
      href: `/draf/${draft.id}/data`,
    };
  });
}

const HELD = {
  id: (n: number) => `${n} hal sudah ada di`,
  en: (n: number) => sayCount(n, 'thing held by', 'things held by'),
} as const;

function pageTitle({ service }: Program, page: string, language: Language): string {
  return service.texts[language].pages[page]?.title ?? page;
}

function answersOn({ government }: Program, draft: Draft, fields: readonly string[], language: Language): string {
  const given = fields.filter((name) => (draft.answers[name] ?? null) !== null);
  return given.map((name) => sayFact(government, name, draft.answers[name] ?? null, language)).join(', ');
}

/** `/draf/:id/data`: what agencies brought, locked, with its source; one fact may be open for a correction. */
export async function readFetched(
  house: Parts,
  looking: Looking,
  id: string,
  disputing: string | null,
  returned: Returned | null = null,
): Promise<FetchedView> {
  const { draft, program } = await opened(house, looking, id);
  const { language, at } = looking;
  return {
    back: toTasks(draft, language),
    subject: [
      program.service.texts[language].title,
      pickedWords(program, draft.picked, language),
      recordWords(program, draft.facts, language),
    ]
      .filter((part) => part !== null && part !== '')
      .join(', '),
    sources: draftSources(await asItStands(house.db, program), draft, language, at),
    notAsked: spared(program, draft, language),
    disputing: disputing === null ? null : disputeView(program, draft, disputing, returned, language),
    next: nextOf(program, draft),
  };
}

function disputeView(
  program: Program,
  draft: Draft,
  name: string,
  returned: Returned | null,
  language: Language,
): FetchedView['disputing'] {
  const fact = draft.facts.get(name);
  if (fact === undefined || !mayDispute(program, draft, name)) return null;
  const view = factView(program.government, name, fact, language, null);
  const before = fact.disputed === undefined ? {} : { [name]: fact.disputed.declared };
  const field = fieldView(program.government, name, language, returned ?? { answers: before });
  return {
    fact: view,
    holder: inside(view.source),
    field: {
      ...field,
      name: 'declared',
      label: language === 'id' ? 'Seharusnya' : 'It should be',
    },
    error: null,
  };
}

/** `/draf/:id/isi/:page`: one page of questions. Refuses `page-unknown`. */
export async function readQuestionPage(
  house: Parts,
  looking: Looking,
  id: string,
  pageId: string,
  returned: Returned | null = null,
): Promise<QuestionPageView> {
  const opening = await opened(house, looking, id);
  const { citizen, draft, program } = opening;
  const { language } = looking;
  const page = pagesOf(program, draft).find((one) => one.id === pageId);
  if (page === undefined) throw new Refusal('page-unknown', 'The form has no such page', { page: pageId });
  const title = pageTitle(program, pageId, language);
  const form = openingForm(program);
  const holds = fileFacts({ government: program.government, form, fields: page.fields }).length > 0;
  const files = holds ? await filesAt(house, { place: draft.id, item: 0, subject: citizen.subject }) : null;
  const fields = page.fields.map((name) =>
    fieldView(program.government, name, language, {
      ...(returned ?? { answers: draft.answers }),
      narrowed: form.schema.properties[name] as JsonObject | undefined, // read from JSON
      files: files?.get(name) ?? [],
      required: form.schema.required.includes(name),
    }),
  );
  const [basis] = program.service.file.legalBasis;
  return {
    draft: headOf(program, draft, language),
    back: `/draf/${draft.id}`,
    title,
    consents: await consentOffers(house, opening, page.fields, language, looking.at),
    fields: fields.length === 1 ? fields.map((field) => ({ ...field, label: title })) : fields,
    why: {
      purpose: program.service.texts[language].pages[pageId]?.why ?? '',
      basis: basis === undefined ? null : basisView(basis, language),
    },
  };
}
