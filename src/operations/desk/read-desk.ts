import { actorOf, allowOfficial, type Official, type Person } from '#access/person';
import { formOver } from '#definitions/form';
import type { FormFile } from '#definitions/schema/form';
import { elementAt, isInLane, purposeAt } from '#engine/called';
import type { Program } from '#engine/case';
import { isReading, requireSeat } from '#engine/reads';
import { itemOf } from '#operations/case/conclude-step';
import { holderOfStep } from '#operations/case/holder-of-step';
import { type Loaded, loadCase } from '#operations/case/load-case';
import { openTraces, type Traces } from '#operations/case/open-traces';
import { type CaseFile, readCaseAtDesk, recordCaseLook } from '#operations/case/read-case-file';
import { actFor } from '#operations/desk/act-for';
import { permittedFacts } from '#operations/desk/desk-facts';
import { deskQueue, type Placed } from '#operations/desk/desk-queue';
import { type Desk, type DeskWish, deskCorrections, deskFacts, hasNumber } from '#operations/desk/desk-sections';
import { answeringOf } from '#operations/desk/present-answering';
import { openQuestions, questionRow, titleOf } from '#operations/desk/present-questions';
import { previewConclusion } from '#operations/desk/preview-conclusion';
import { SAY_DESK } from '#operations/desk/say-desk';
import type { House } from '#operations/house';
import { heldViews } from '#operations/incident/held-views';
import { fieldViews, NO_ERRORS } from '#operations/marks/present-fields';
import { runMap } from '#operations/marks/present-map';
import { dueOf, headingOf, holdersOf, tell, timelineView } from '#operations/marks/present-marks';
import { firedRows } from '#operations/marks/present-rules';
import { inside, labelInside, nameOf, sayWhen, shortOf } from '#operations/marks/say-case';
import { sayTurn } from '#operations/marks/say-clock';
import { sayFact } from '#operations/marks/say-fact';
import { stopOf } from '#operations/suspension/open-requests';
import { turnRows } from '#operations/suspension/present-turns';
import { readTalkOfCase } from '#operations/talk/talk';
import { stepFiles } from '#operations/upload/step-files';
import type { DeskView } from '#operations/views/desk';
import { sql } from '#store/sql';
import type { JsonObject } from '#terms/json';
import type { Language } from '#terms/language';
import { type Instant, later } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';
import { small } from '#terms/say';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;
/**
 * A step on the desk of the agency that owes it: the facts its purpose permits, the rule rows that fired, its form, its
 * questions. The look is on the person's trail before anything is shown. Refuses `not-your-case`, `step-not-open`.
 */
export async function readDesk(
  house: Parts,
  person: Person | null,
  wish: DeskWish,
  language: Language,
  at: Instant,
  seed: Seed,
): Promise<DeskView> {
  const officer = allowOfficial(person, 'work-item');
  const file = await openFile(house, officer, wish, at, seed);
  const { program } = file.now;
  const item = itemOf(file.now, wish.item);
  const told = tell(program, file.envelopes, at);
  const permitted = permittedAt(program, item);
  const desk: Desk = { house, officer, file, item, permitted, told, wish, language, at };
  if (wish.reveal === true) await recordReveal(desk, derive(seed, 'reveal'));
  return viewOf(desk, await deskQueue(house, officer, wish), seed);
}

/** A colleague's step may be read, and another agency's where an arrangement in force lets it; otherwise it is no look either. */
async function openFile(
  house: Parts,
  officer: Official,
  { number, item }: DeskWish,
  at: Instant,
  seed: Seed,
): Promise<CaseFile> {
  const now = await loadCase(house, house.db, { number });
  const open = itemOf(now, item);
  const holder = holderOfStep(now, open);
  if (holder === null) throw new Refusal('not-your-case', 'This is owed by the applicant', { item });
  await actFor(house, now.program, officer, holder, at);
  const permitted = permittedAt(now.program, open);
  if (isReading(open)) requireSeat(now.program, open, actorOf(officer), now.state.territory);
  const looked = (file: Loaded) => permitted.filter((name) => file.facts.has(name));
  return readCaseAtDesk(house, officer, { number }, looked, open.node, at, seed, holder);
}

/** What is looked up by hand; null for any other step. */
function lookUp({ file, item, language }: Desk): string | null {
  if (!isReading(item)) return null;
  const { government, service } = file.now.program;
  const name = government.registries.get(service.file.reads[item.read]?.registry ?? '')?.name[language] ?? '';
  return SAY_DESK[language].lookUp(labelInside(name));
}

/** Whoever answers a read by hand sees whose record is asked for, and nothing else of the case. */
function permittedAt(program: Program, item: Desk['item']): readonly string[] {
  if (!isReading(item)) return permittedFacts(program, item.node);
  return [program.service.file.reads[item.read]?.key ?? ''];
}

async function recordReveal({ house, officer, file, permitted, item, at }: Desk, seed: Seed): Promise<void> {
  const { number, program } = file.now;
  const facts = permitted.filter((name) => hasNumber(program.government, name) && file.now.facts.has(name));
  const look = {
    kind: 'number-revealed',
    agency: officer.agency,
    position: officer.position,
    facts,
    registry: null,
    holder: null,
    purpose: purposeAt(program, item.node),
    arrangement: program.service.file.arrangement,
    caseNumber: number,
  } as const;
  await recordCaseLook(house, file, look, at, seed);
}

async function viewOf(desk: Desk, placed: Placed, seed: Seed): Promise<DeskView> {
  const { house, file, item, told, language, at, permitted } = desk;
  const { program, state, number, facts } = file.now;
  const { government, service } = program;
  const short = lookUp(desk) ?? shortOf(program, item.node, language);
  const blocker = blockerOf(desk);
  const written = await openQuestions(house, file.acts);
  const shown = permitted.filter((name) => facts.has(name));
  return {
    number,
    service: service.texts[language].title,
    about: aboutOf(desk),
    heading: headingOf(program, told, file.envelopes, language, 'other'),
    present: await presentOf(desk),
    ...placed,
    holders: holdersOf(program, told, language, 'other'),
    due: { ...dueOfItem(desk), label: SAY_DESK[language].due(inside(short).toLowerCase()) },
    task: {
      say: short,
      blocked: blocker === null ? null : SAY_DESK[language].waitsFor(blocker),
      take: item.touched === null,
    },
    held: heldViews(file.now, language),
    timeline: timelineView(program, told, at, language, 'other', state.questions),
    facts: await deskFacts(desk),
    reveal: desk.wish.reveal !== true && shown.some((name) => hasNumber(government, name)),
    corrections: await deskCorrections(desk),
    rules: firedRows(program, file.envelopes, await lanesTraces(desk), item.lane, language),
    decision: isReading(item) ? null : await decisionOf(desk, blocker, seed),
    answering: answeringOf(desk),
    questions: state.questions.map((question) =>
      questionRow(
        { program, number, territory: state.territory, question, envelopes: file.envelopes, written, link: null },
        language,
        at,
      ),
    ),
    ask: `/antrean/${number}/${item.id}/tanya`,
    map: runMap(program, file, item.node, language),
    turns: await turnRows(house, desk.officer, file, language),
    askApplicant: `/antrean/${number}/${item.id}/minta`,
    talk: { ...(await readTalkOfCase(house, file.now, item.id, language)), refused: desk.wish.talk ?? null },
  };
}

/** The clock of the step; while somebody else's turn stops it, whose. */
function dueOfItem({ file, item, language, at }: Desk): Omit<DeskView['due'], 'label'> {
  const { program, state } = file.now;
  const stop = stopOf(state.suspensions ?? [], item.id);
  const due = dueOf(program.government.calendar, item.due, at);
  if (stop === undefined) return { ...due, waitingFor: null };
  return { ...due, state: 'stopped', waitingFor: small(sayTurn({ program, language, reader: 'other' }, stop.owner)) };
}

/** The decisions of the officer's own lane with what they were asked: facts that the step's purpose permits. */
function lanesTraces({ house, file, item }: Desk): Promise<Traces> {
  const own = file.acts.filter(
    ({ kind, element }) => kind === 'decided' && isInLane(file.now.program, element ?? '', item.lane),
  );
  return openTraces(house, own);
}

/** What the officer may know the case by: of the facts that name the applicant's choice, those that this step permits. */
function aboutOf({ file, permitted, language }: Desk): string {
  const { program, facts, state } = file.now;
  const { government, service } = program;
  const known = (service.file.opening.pick?.show ?? []).flatMap((name) => {
    const fact = facts.get(name);
    return fact === undefined || !permitted.includes(name) ? [] : [sayFact(government, name, fact.value, language)];
  });
  const place = government.file.regions.find(({ code }) => code === state.territory)?.name ?? state.territory;
  return [known.join(' '), place].filter((part) => part !== '').join(', ');
}

/** Somebody else who opened the case within the half hour, as the trail has it. */
async function presentOf({ house, officer, file, language, at }: Desk): Promise<string | null> {
  const { number, state, program } = file.now;
  const row = await house.db.one<{ agency: string; position: string; at: Instant }>(sql`
    select agency, position, max(at) as at from acts
    where chain = ${state.subject} and kind = 'case-viewed' and data ->> 'caseNumber' = ${number}
      and position <> ${officer.position} and at > ${later(at, -30 * 60_000)}
    group by agency, position order by max(at) desc limit 1`);
  if (row === undefined) return null;
  const { government } = program;
  const title = titleOf(government, row.agency, row.position, language);
  return SAY_DESK[language].present(
    title,
    nameOf(government, row.agency, language),
    sayWhen(government, row.at, at, language),
  );
}

/** The agency whose answer holds this step's decision. */
function blockerOf({ file, item, language }: Desk): string | null {
  const { state, program } = file.now;
  const held = state.questions.find((one) => one.item === item.id && one.blocking && one.state === 'open');
  return held === undefined ? null : inside(nameOf(program.government, held.owner, language));
}

/** A text that the officer works on stands there as it is now. */
function standing({ file }: Desk, form: FormFile): JsonObject {
  const { government } = file.now.program;
  const prose = Object.keys(form.schema.properties).filter((name) => government.facts.get(name)?.type === 'prose');
  return Object.fromEntries(prose.map((name) => [name, file.now.facts.get(name)?.value ?? null]));
}

async function decisionOf(desk: Desk, blocker: string | null, seed: Seed): Promise<DeskView['decision']> {
  const { house, officer, file, item, wish, language, at } = desk;
  const { government } = file.now.program;
  const { service, bound } = elementAt(file.now.program, item.node);
  const form = item.asks === undefined ? service.forms.get(bound.form ?? '') : formOver(item.asks);
  if (form === undefined) return null;
  const words = SAY_DESK[language];
  const answers = wish.answers ?? standing(desk, form);
  const texts = service.texts[language];
  return {
    title: texts.pages[form.pages[0]?.id ?? '']?.title ?? shortOf(file.now.program, item.node, language),
    fields: fieldViews(
      government,
      form,
      answers,
      wish.errors ?? NO_ERRORS,
      language,
      await stepFiles(house, officer, file.now, item.id),
    ),
    preview:
      wish.preview === true
        ? await previewConclusion(house, file, actorOf(officer), { item: item.id, form, answers }, language, at, seed)
        : null,
    verb: words.verb,
    blocked:
      blocker === null ? null : { text: words.unanswered(blocker), link: { href: '#tanya', label: words.seeQuestion } },
    effect: words.effect,
  };
}
