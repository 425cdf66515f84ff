import { holderOf } from '#agencies/succession';
import { leadOn } from '#coordination/lead';
import type { ArrangementFile } from '#coordination/schema';
import { rulesOn } from '#coordination/voice-schema';
import { agencyOf } from '#definitions/government';
import { termAfter } from '#engine/apply';
import { programsOf } from '#engine/called';
import type { CaseQuestion, CaseState, Program } from '#engine/case';
import { heard, waitsForAgency } from '#engine/clocks/suspend';
import type { Actor, Command } from '#engine/command';
import { heldBy } from '#engine/plan';
import type { EngineRefusal } from '#engine/refusals';
import { emit, freshId, openWait, requireOpen, requireOwner, signature, type Walk } from '#engine/walk';
import { deadline } from '#terms/calendar';
import { type AgencyId, agencyId } from '#terms/ids';
import { dayIn, type Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** An officer at work on the case asks another agency of it; a blocking question holds the asker's conclusion, and the decision on the case. */
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
  const role = partOf(walk, owner);
  const question = { id, item: item.id, asker, owner, ...(role === undefined ? {} : { role }), blocking, due };
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
  requireTurn(walk, question, command.by);
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
  const agency = rungAgency(walk, { ...question, rung }, walk.moment);
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
    emit(walk, { kind: 'clock-recounted', element: null, agency: rungAgency(walk, question, moment), data });
  }
}

/** A case in its program, as far as questions need it. */
interface Asked {
  readonly program: Program;
  readonly state: Pick<CaseState, 'territory' | 'open'>;
}

/** Whose a question is now: its owner's, or whoever took over the duty under which it was asked. */
export function ownerNow({ program, state }: Asked, { owner, role }: CaseQuestion): AgencyId {
  const { successions } = program.government;
  return holderOf(successions, owner, { territory: state.territory, role }) ?? owner;
}

/** Who asks now: whoever holds the step at which it was asked. */
export function askerNow({ program, state }: Asked, { asker, item }: CaseQuestion): AgencyId {
  const step = state.open.find((wait) => wait.kind === 'item' && wait.id === item);
  return heldBy(program, asker, state.territory, step?.kind === 'item' ? step.lane : undefined) ?? asker;
}

/** Whose turn a question is at a moment. An arrangement that nobody leads that day sends it to the coordinating body. */
export function rungAgency(asked: Asked, question: CaseQuestion, at: Instant): AgencyId {
  const { coordinatingBody } = asked.program.government.file;
  switch (question.rung) {
    case 'owner':
      return ownerNow(asked, question);
    case 'lead':
      return leadAgency(asked.program, question, at);
    case 'body':
      return agencyId(coordinatingBody);
    default:
      return question.rung satisfies never;
  }
}

/** To whom a question goes first when its owner is silent on that day. */
export function leadAgency(program: Program, question: CaseQuestion, at: Instant): AgencyId {
  return agencyId(leadsOf(program, question, at)[0] ?? program.government.file.coordinatingBody);
}

/** Whoever leads the arrangement on the day of a moment: one, by turn where the lead rotates, or all who share it. */
function leadsOf(program: Program, question: CaseQuestion, at: Instant): readonly string[] {
  const arrangement = arrangementBetween(program, question);
  return arrangement === undefined ? [] : leadOn(arrangement, dayIn(program.government.file.zone, at)).agencies;
}

/** Whether nobody leads on the day of a moment: its seat is empty, or it is nobody's turn yet. */
export function isLeadVacant(program: Program, question: CaseQuestion, at: Instant): boolean {
  const arrangement = arrangementBetween(program, question);
  if (arrangement === undefined) return false;
  const { agencies, vacantSince } = leadOn(arrangement, dayIn(program.government.file.zone, at));
  return vacantSince !== null || agencies.length === 0;
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

function questionOf(walk: Walk, id: number, states: readonly CaseQuestion['state'][]): CaseQuestion {
  const question = walk.state.questions.find((one) => one.id === id);
  if (question !== undefined && states.includes(question.state)) return question;
  throw new Refusal<EngineRefusal>('question-not-open', `Question ${id} is not open`, { question: id });
}

/** Its owner at every rung; with the lead also whoever leads that day, with the coordinating body also the body. */
export function owesAnswer(asked: Asked, question: CaseQuestion, at: Instant): readonly AgencyId[] {
  const { program } = asked;
  const leads = question.rung === 'lead' ? leadsOf(program, question, at).map(agencyId) : [];
  return [...new Set([ownerNow(asked, question), rungAgency(asked, question, at), ...leads])];
}

/** Refusal `not-your-case`. */
function requireTurn(walk: Walk, question: CaseQuestion, by: Actor): void {
  const owing = owesAnswer(walk, question, walk.moment);
  if (by.kind === 'officer' && owing.includes(by.agency)) return;
  const owner = owing[0] ?? question.owner;
  throw new Refusal<EngineRefusal>('not-your-case', `This is owed by ${owner}`, { owner });
}

/** The lane of the step at which something was asked, while it is open. */
export function laneOf({ state }: Walk, item: number): string | undefined {
  const found = state.open.find((wait) => wait.kind === 'item' && wait.id === item);
  return found?.kind === 'item' ? found.lane : undefined;
}

/** The one role under which an agency has a part in the case; undefined where it has several. */
function partOf({ program, state, moment }: Walk, agency: AgencyId): string | undefined {
  const day = dayIn(program.government.file.zone, moment);
  const roles = rolesIn(program, state).filter(
    (role) => agencyOf(program.government, role, state.territory, day) === agency,
  );
  return new Set(roles).size === 1 ? roles[0] : undefined;
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
  state: Pick<CaseState, 'territory' | 'called'>,
  at: Instant,
): readonly AgencyId[] {
  const { government } = program;
  const day = dayIn(government.file.zone, at);
  const found = rolesIn(program, state).flatMap((role) => agencyOf(government, role, state.territory, day) ?? []);
  return [...new Set(found)];
}

/** Roles of the lanes of a case and of the registries it reads, also in the services it has called. */
function rolesIn(program: Program, { called = [] }: Pick<CaseState, 'called'>): readonly string[] {
  return programsOf(program, { called }).flatMap(({ service: { file } }) => [
    ...Object.values(file.lanes).map(({ role }) => role),
    ...Object.values(file.reads).flatMap(({ registry }) => program.government.registries.get(registry)?.role ?? []),
  ]);
}
