import type { ArrangementFile } from '#coordination/schema';
import { rulesOn } from '#coordination/voice-schema';
import { agencyOf } from '#definitions/government';
import { termAfter } from '#engine/apply';
import { programsOf } from '#engine/called';
import type { Actor, CaseQuestion, CaseState, Command, Program } from '#engine/case';
import { heard, waitsForAgency } from '#engine/clocks/suspend';
import { heldBy } from '#engine/plan';
import type { EngineRefusal } from '#engine/refusals';
import { emit, freshId, openWait, requireOpen, requireOwner, signature, type Walk } from '#engine/walk';
import { deadline } from '#terms/calendar';
import { type AgencyId, agencyId } from '#terms/ids';
import { dayIn, type Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** An officer at work on the case asks another agency of it; a blocking question holds the asker's conclusion. */
export function askQuestion(walk: Walk, command: Command & { readonly kind: 'ask-question' }): void {
  requireOpen(walk);
  const item = openWait(walk, 'item', command.item);
  if (item === undefined || item.agency === null) {
    throw new Refusal<EngineRefusal>('step-not-open', `No agency has work item ${command.item} open`, {
      item: command.item,
    });
  }
  requireOwner(walk, item.agency, command.by, item.lane);
  const asker = signature(command.by).agency ?? item.agency; // whoever holds the step now
  requireInCase(walk, asker, command.to);
  const { blocking, to: owner } = command;
  const { government, service } = walk.program;
  const due = deadline(government.calendar, walk.moment, service.file.questions.due);
  const id = freshId(walk);
  const question = { id, item: item.id, asker, owner, blocking, due };
  emit(walk, {
    kind: 'question-asked',
    element: item.node,
    ...signature(command.by),
    data: { question, ...waitsForAgency(walk, item, question) },
    personal: { text: command.text },
  });
}

export function answerQuestion(walk: Walk, command: Command & { readonly kind: 'answer-question' }): void {
  const question = questionOf(walk, command.question, ['open']);
  requireOneOf(walk, [question.owner, rungAgency(walk.program, question)], command.by);
  emit(walk, {
    kind: 'question-answered',
    element: null,
    ...signature(command.by),
    data: { question: question.id, ...silentAfter(walk), ...heard(walk, question.id, 'answered') },
    personal: { text: command.text },
  });
}

/** Silence after an answer closes the question, as council.yaml has it on that day. */
function silentAfter({ program: { government }, moment }: Walk): Pick<CaseQuestion, 'silentBy'> {
  const rules = rulesOn(government.council, dayIn(government.file.zone, moment));
  return rules === undefined ? {} : { silentBy: deadline(government.calendar, moment, rules.question.silence) };
}

/** The asker said nothing more: the answer was enough, and the act says that nobody said so. */
export function fallSilent(walk: Walk, question: CaseQuestion): void {
  const data = { question: question.id, by: 'silence', ...heard(walk, question.id, 'answered') } as const;
  emit(walk, { kind: 'question-closed', element: null, agency: question.asker, data });
}

/** The asker has what it needs, or no longer needs it. */
export function closeQuestion(walk: Walk, command: Command & { readonly kind: 'close-question' }): void {
  const question = questionOf(walk, command.question, ['open', 'answered']);
  requireOwner(walk, question.asker, command.by, laneOf(walk, question.item));
  const data = { question: question.id, ...heard(walk, question.id, 'withdrawn') };
  emit(walk, { kind: 'question-closed', element: null, ...signature(command.by), data });
}

/**
 * Nobody answered in time: the question goes up one rung, from its owner to the lead, from the lead to the coordinating body.
 * The last day of the old term is day 0 of the new one. A vacant lead is passed over, and the act says so.
 */
export function climb(walk: Walk, question: CaseQuestion): void {
  const { program } = walk;
  const { lead, body } = program.service.file.questions;
  const vacant = question.rung === 'owner' && isLeadVacant(program, question, walk.moment);
  const rung = question.rung === 'owner' && !vacant ? 'lead' : 'body';
  const due = deadline(program.government.calendar, termAfter(question), rung === 'lead' ? lead : body);
  const agency = rungAgency(program, { ...question, rung });
  const data = { question: question.id, rung, due, ...(vacant ? { vacant } : {}) };
  emit(walk, { kind: 'question-climbed', element: null, agency, data });
}

/**
 * A new decree moves the deadlines of open questions too, each by an act of its own. What has run out stays as it was, and so does
 * what climbed before the beginning of its term was kept.
 */
export function recountQuestions(walk: Walk): void {
  const { state, program, moment } = walk;
  if (state.status !== 'open') return;
  const { calendar } = program.government;
  for (const question of state.questions) {
    const begun = question.rung === 'owner' ? question.asked : question.since;
    if (question.state !== 'open' || question.due <= moment || begun === undefined) continue;
    const { due: owner, lead, body } = program.service.file.questions;
    const due = deadline(calendar, begun, { owner, lead, body }[question.rung]);
    if (due === question.due) continue;
    const data = { from: null, to: calendar.version, was: question.due, due, question: question.id };
    emit(walk, { kind: 'clock-recounted', element: null, agency: rungAgency(program, question), data });
  }
}

/** Whose turn a question is. An arrangement without a lead sends it to the coordinating body. */
export function rungAgency(program: Program, question: CaseQuestion): AgencyId {
  const { coordinatingBody } = program.government.file;
  switch (question.rung) {
    case 'owner':
      return question.owner;
    case 'lead':
      return agencyId(leadOf(arrangementBetween(program, question)) ?? coordinatingBody);
    case 'body':
      return agencyId(coordinatingBody);
    default:
      return question.rung satisfies never;
  }
}

/** Whether nobody sits in the lead's seat on the day of a moment. */
export function isLeadVacant(program: Program, question: CaseQuestion, at: Instant): boolean {
  const seat = arrangementBetween(program, question)?.leadPosition;
  const day = dayIn(program.government.file.zone, at);
  if (seat?.vacantSince === undefined || day < seat.vacantSince) return false;
  return seat.filledOn === undefined || day < seat.filledOn;
}

/**
 * The arrangement under which asker and owner work together: of those that carry the service the one both belong to, else
 * the asker's, else the service's own. Each territory has its own.
 */
export function arrangementBetween(
  { government, service }: Program,
  { asker, owner }: Pick<CaseQuestion, 'asker' | 'owner'>,
): ArrangementFile | undefined {
  const carrying = [...government.arrangements.values()].filter(({ services }) => services.includes(service.file.id));
  const has = ({ members }: ArrangementFile, agency: string) => members.some((member) => member.agency === agency);
  const askers = carrying.filter((one) => has(one, asker));
  return askers.find((one) => has(one, owner)) ?? askers[0] ?? government.arrangements.get(service.file.arrangement);
}

function leadOf(arrangement: ArrangementFile | undefined): string | undefined {
  return arrangement?.members.find(({ role }) => role === 'lead')?.agency;
}

function questionOf(walk: Walk, id: number, states: readonly CaseQuestion['state'][]): CaseQuestion {
  const question = walk.state.questions.find((one) => one.id === id);
  if (question !== undefined && states.includes(question.state)) return question;
  throw new Refusal<EngineRefusal>('question-not-open', `Question ${id} is not open`, { question: id });
}

function requireOneOf(walk: Walk, agencies: readonly AgencyId[], by: Actor): void {
  const { territory } = walk.state;
  const own =
    by.kind === 'officer' ? agencies.find((one) => heldBy(walk.program, one, territory) === by.agency) : undefined;
  const [owner = null] = agencies;
  requireOwner(walk, own ?? owner, by);
}

/** The lane of the step at which something was asked, while it is open. */
export function laneOf({ state }: Walk, item: number): string | undefined {
  const found = state.open.find((wait) => wait.kind === 'item' && wait.id === item);
  return found?.kind === 'item' ? found.lane : undefined;
}

function requireInCase({ program, state, moment }: Walk, asker: AgencyId, to: AgencyId): void {
  if (to !== asker && agenciesInCase(program, state, moment).includes(to)) return;
  throw new Refusal<EngineRefusal>('agency-not-in-case', `${to} has no part in this case beside ${asker}`, {
    agency: to,
  });
}

/** Agencies with a lane in a case, and those that hold a registry it reads; also in the services it has called. */
export function agenciesInCase(
  program: Program,
  { territory, called = [] }: Pick<CaseState, 'territory' | 'called'>,
  at: Instant,
): readonly AgencyId[] {
  const { government } = program;
  const day = dayIn(government.file.zone, at);
  const roles = programsOf(program, { called }).flatMap(({ service: { file } }) => [
    ...Object.values(file.lanes).map(({ role }) => role),
    ...Object.values(file.reads).flatMap(({ registry }) => government.registries.get(registry)?.role ?? []),
  ]);
  return [...new Set(roles.flatMap((role) => agencyOf(government, role, territory, day) ?? []))];
}
