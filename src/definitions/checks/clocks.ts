import type { Check, Draft, DraftService } from '#definitions/draft';
import type { Findings, Place } from '#definitions/findings';
import { NATIONAL } from '#definitions/government';
import type { ServiceFile } from '#definitions/schema';
import { APPLICANT, elementsOf, nearestName, placeIn } from '#definitions/vocabulary';

type Clocks = NonNullable<ServiceFile['clocks']>;

/**
 * A clock is only honest when everybody can say what it counts, what stops it and for how long at most, and what it means
 * that it has run out.
 */
export const clocksCheck: Check = {
  name: 'clock',
  about: 'Every clock names a calendar, elements and reasons that exist; what stops it has an owner and a bound.',
  run: (draft, findings) => {
    for (const agency of draft.agencies.values())
      knowsCalendar(draft, agency.value.calendar, agency.at(['calendar']), findings);
    for (const service of draft.services.values()) {
      const { clocks } = service.file.value;
      if (clocks !== undefined) checkClocks(draft, service, clocks, findings);
      checkSuspending(draft, service, findings);
    }
  },
};

function checkClocks(draft: Draft, service: DraftService, clocks: Clocks, findings: Findings): void {
  for (const [path, clock] of all(clocks)) {
    knowsCalendar(draft, clock.calendar, placeIn(service, 'clocks', ...path, 'calendar'), findings);
    if (clock.unit !== 'hours' || clock.counting === 'exclusive') continue;
    const place = placeIn(service, 'clocks', ...path, 'counting');
    findings.error(
      place,
      'clock/inclusive-hours',
      'Hours have no day of an answer',
      'count days, or leave counting out',
    );
  }
  checkStatutory(service, clocks, findings);
  checkCompleteness(service, clocks, findings);
  checkBudget(service, clocks, 'statutory', findings);
  checkBudget(service, clocks, 'completeness', findings);
  checkLanes(service, clocks, findings);
}

type Suspendable = Pick<Clocks['lanes'][string], 'unit' | 'calendar' | 'counting'>;

function all({ statutory, completeness, answer, lanes }: Clocks): (readonly [path: string[], clock: Suspendable])[] {
  const found: [string[], Suspendable][] = Object.entries(lanes).map(([lane, clock]) => [['lanes', lane], clock]);
  if (statutory !== undefined) found.push([['statutory'], statutory]);
  if (completeness !== undefined) found.push([['completeness'], completeness]);
  if (answer !== undefined) found.push([['answer'], answer]);
  return found;
}

function knowsCalendar(draft: Draft, calendar: string | undefined, place: Place, findings: Findings): void {
  if (calendar === undefined || calendar === NATIONAL || draft.calendars.has(calendar)) return;
  const near = nearestName(calendar, [NATIONAL, ...draft.calendars.keys()]);
  const fix = `${near === undefined ? '' : `write ${near}, or `}add calendars/${calendar}.yaml`;
  findings.error(place, 'clock/unknown-calendar', `There is no calendar ${calendar}`, fix);
}

function checkStatutory(service: DraftService, { statutory, completeness }: Clocks, findings: Findings): void {
  if (statutory === undefined) return;
  const place = (...path: PropertyKey[]): Place => placeIn(service, 'clocks', 'statutory', ...path);
  if (statutory.starts === 'complete' && completeness === undefined) {
    const message = 'Nothing says who finds the file complete, so this clock would never start';
    findings.error(
      place('starts'),
      'clock/never-starts',
      message,
      'add completeness: to clocks, or write starts: filed',
    );
  }
  for (const [index, element] of statutory.decided.entries())
    isDrawn(service, element, place('decided', index), findings);
  const { decision, continues } = statutory.onLapse;
  if (continues === undefined) return;
  isDrawn(service, continues, place('onLapse', 'continues'), findings);
  if (decision !== 'escalated') return;
  const message = 'A case that is escalated goes on where it is';
  findings.error(place('onLapse', 'continues'), 'clock/continues', message, 'leave continues out');
}

function isDrawn(service: DraftService, element: string, place: Place, findings: Findings): void {
  if (service.process === undefined || service.process.nodes.has(element)) return;
  const near = nearestName(element, service.process.nodes.keys());
  const fix = near === undefined ? 'name an element of process.bpmn' : `write ${near}, or draw the element`;
  findings.error(place, 'clock/not-drawn', `process.bpmn has no element ${element}`, fix, element);
}

/** Nobody answers the form of a task whose time has run out, so nothing that it would say may choose the way on. */
function checkCompleteness(service: DraftService, { completeness }: Clocks, findings: Findings): void {
  if (completeness === undefined) return;
  const { element } = completeness;
  const place = placeIn(service, 'clocks', 'completeness', 'element');
  isDrawn(service, element, place, findings);
  const node = service.process?.nodes.get(element);
  if (node === undefined) return;
  if (node.type !== 'userTask' || service.file.value.lanes[node.lane]?.role === APPLICANT) {
    const message = `${element} is no task of an agency`;
    findings.error(place, 'clock/wrong-kind', message, 'name the task at which an agency looks at the file', element);
  }
  const flows = node.outgoing.map((id) => service.process?.flows.get(id));
  if (flows.length === 1 && flows[0]?.condition === null) return;
  const message = `${element} splits: it is unsaid where a case goes whose completeness check ran out of time`;
  findings.error(place, 'clock/splits', message, 'lead one flow without a condition out of it', element);
}

function checkBudget(
  service: DraftService,
  clocks: Clocks,
  name: 'statutory' | 'completeness',
  findings: Findings,
): void {
  const clock = clocks[name];
  if (clock === undefined) return;
  if (clock.budget === undefined) {
    const message = `Nothing bounds how long questions to the applicant may stop the ${name} clock`;
    const fix = 'add budget: { rounds: 1, days: … }, or rounds: 0 where nothing may stop it';
    findings.error(placeIn(service, 'clocks', name), 'clock/no-budget', message, fix);
  } else if (clock.budget.rounds > 0 && clocks.answer === undefined) {
    const message = 'Nothing says how long the applicant has for an answer, and what silence means';
    const fix = 'add answer: { amount: …, unit: …, basis: …, onLapse: … } to clocks';
    findings.error(placeIn(service, 'clocks', name, 'budget'), 'clock/no-answer', message, fix);
  }
}

function checkLanes(service: DraftService, { lanes }: Clocks, findings: Findings): void {
  for (const lane of Object.keys(lanes)) {
    const role = service.file.value.lanes[lane]?.role;
    if (role !== undefined && role !== APPLICANT) continue;
    const message = role === undefined ? `There is no lane ${lane}` : `Lane ${lane} is the applicant's`;
    findings.error(
      service.file.keyAt(['clocks', 'lanes', lane]),
      'clock/unknown-lane',
      message,
      'name a lane that an agency owes',
      lane,
    );
  }
}

/** Only the applicant's turn, or a court's, stops the clock of a case. */
function checkSuspending(draft: Draft, service: DraftService, findings: Findings): void {
  for (const [id, { suspends }] of elementsOf(service)) {
    if (suspends === undefined) continue;
    const place = placeIn(service, 'elements', id, 'suspends');
    const reasons = draft.suspensions.value;
    const reason = reasons.find((one) => one.id === suspends);
    if (reason === undefined) {
      const near = nearestName(
        suspends,
        reasons.map((one) => one.id),
      );
      const fix = `${near === undefined ? '' : `write ${near}, or `}add it to suspensions.yaml with its owner and basis`;
      findings.error(place, 'clock/unknown-reason', `suspensions.yaml has no reason ${suspends}`, fix, id);
    } else if (reason.owner !== 'applicant' && reason.owner !== 'court') {
      const message = `${suspends} is the turn of ${reason.owner}, which never stops the clock of a case`;
      findings.error(
        place,
        'clock/cannot-stop',
        message,
        "name a reason that is the applicant's or a court's turn",
        id,
      );
    }
  }
}
