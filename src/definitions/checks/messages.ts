import { obtainable } from '#definitions/checks/papers';
import type { Check, Draft, DraftService } from '#definitions/draft';
import type { Findings, Place } from '#definitions/findings';
import { caughtBy, messageNames, type Spoken, spokenBy } from '#definitions/messages';
import type { Message } from '#definitions/schema';
import { knowsFact, nearestName, placeIn } from '#definitions/vocabulary';

/**
 * A message joins two services that do not know each other: it must have a sender and a taker, both must mean the same by it,
 * and what it carries must be known to one and lawful to pass on. Otherwise a case waits for ever, or speaks to nobody.
 */
export const messagesCheck: Check = {
  name: 'message',
  about:
    'Every message between cases is described in service.yaml, thrown and caught, finds its case, and carries what is known.',
  run: (draft, findings) => {
    const all = [...draft.services.values()];
    const thrown = all.flatMap((service) => spokenBy(service));
    const caught = all.flatMap((service) => caughtBy(service));
    for (const service of all) checkDescribed(draft, service, thrown, caught, findings);
    for (const one of thrown) checkThrown(draft, one, caught, findings);
    for (const one of caught) checkCaught(one, thrown, caught, findings);
  },
};

function checkDescribed(
  draft: Draft,
  service: DraftService,
  thrown: readonly Spoken[],
  caught: readonly Spoken[],
  findings: Findings,
): void {
  const drawn = new Set([...thrown, ...caught].filter((one) => one.service === service).map(({ name }) => name));
  for (const [name, message] of Object.entries(service.file.value.messages)) {
    const place = service.file.keyAt(['messages', name]);
    if (!drawn.has(name) && service.process !== undefined) {
      const near = nearestName(name, messageNames(service));
      const fix = near === undefined ? 'draw it or take it out' : `write ${near}, draw it or take it out`;
      findings.error(place, 'message/not-drawn', `process.bpmn neither sends nor takes ${name} from outside`, fix);
    }
    for (const list of ['correlate', 'carries'] as const) {
      for (const [index, fact] of message[list].entries())
        knowsFact(draft, fact, placeIn(service, 'messages', name, list, index), findings);
    }
    checkLaw(draft, message, place, name, findings);
    checkSender(draft, service, name, message, findings);
  }
}

function checkLaw(draft: Draft, { carries, basis }: Message, place: Place, name: string, findings: Findings): void {
  const personal = carries.find((fact) => draft.factTypes.get(fact)?.personal === true);
  if (personal === undefined || basis !== undefined) return;
  const message = `${name} carries ${personal}, which is personal, and names no law for it`;
  findings.error(place, 'message/no-basis', message, 'add basis: { law: …, certainty: … }');
}

/** From outside: who may send it, by what, and about whom. */
function checkSender(draft: Draft, service: DraftService, name: string, message: Message, findings: Findings): void {
  const { from, form, carries, correlate, person = service.file.value.opening.subject } = message;
  const at = (...path: string[]): Place => placeIn(service, 'messages', name, ...path);
  if (from === undefined) return;
  const roles = draft.roles.value.map(({ role }) => role);
  if (!roles.includes(from)) {
    const near = nearestName(from, roles);
    const fix = near === undefined ? 'name a role of roles.yaml' : `write ${near}`;
    findings.error(at('from'), 'message/unknown-role', `Nobody is ${from}`, fix);
  }
  const asked = form === undefined ? undefined : service.forms.get(form)?.value.schema;
  if (form !== undefined && asked === undefined)
    findings.error(at('form'), 'message/unknown-form', `There is no form ${form}`, `add forms/${form}.json`);
  const brought = asked === undefined ? [...correlate, ...carries] : asked.required;
  const personal = brought.some((fact) => draft.factTypes.get(fact)?.personal === true);
  const needed = [...correlate, ...(personal ? [person] : [])];
  const lacking = needed.find((fact) => !brought.includes(fact));
  if (lacking === undefined) return;
  const text = `${name} comes from outside without ${lacking}: it would find no case, or be about nobody`;
  const fix = asked === undefined ? `add ${lacking} to carries` : `ask ${lacking} in the form and require it`;
  findings.error(at('from'), 'message/incomplete', text, fix);
}

function checkThrown(
  draft: Draft,
  { service, node, name, message }: Spoken,
  caught: readonly Spoken[],
  findings: Findings,
): void {
  const place = placeOf(service, node);
  if (message === undefined) return sayUndescribed(service, node, name, findings);
  if (!caught.some((other) => other.name === name)) {
    const near = nearestName(
      name,
      caught.map((other) => other.name),
    );
    const fix = near === undefined ? 'draw who takes it, or take it out' : `send ${near}, or draw who takes ${name}`;
    findings.error(place, 'message/never-caught', `No service takes the message ${name}`, fix, node.id);
  }
  const known = obtainable(draft, service);
  checkLastDay(draft, service, name, message, findings);
  for (const list of ['correlate', 'carries'] as const) {
    for (const [index, fact] of message[list].entries()) {
      if (known.has(fact)) continue;
      const at = placeIn(service, 'messages', name, list, index);
      const fix = 'read it, ask it or compute it before it is sent';
      findings.error(at, 'message/never-known', `Nothing in this service brings ${fact}`, fix);
    }
  }
}

/** The day stands in clear where the message is kept, so it is nobody's personal matter. */
function checkLastDay(
  draft: Draft,
  service: DraftService,
  name: string,
  { notAfter }: Message,
  findings: Findings,
): void {
  if (notAfter === undefined) return;
  const place = placeIn(service, 'messages', name, 'notAfter');
  if (!knowsFact(draft, notAfter, place, findings)) return;
  const { type, personal } = draft.factTypes.get(notAfter) ?? {};
  if (type === 'date' && personal === false) return;
  const text = `${notAfter} is no date that may stand in clear`;
  findings.error(place, 'message/not-a-day', text, 'name a date that is not personal, or leave it to ttl');
}

function checkCaught(
  { service, node, name, message }: Spoken,
  thrown: readonly Spoken[],
  caught: readonly Spoken[],
  findings: Findings,
): void {
  const place = placeOf(service, node);
  if (message === undefined) return sayUndescribed(service, node, name, findings);
  const at = service.file.keyAt(['messages', name]);
  const starts = node.type === 'messageStartEvent' && service.process?.pools[0]?.starts.includes(node.id) === true;
  const senders = thrown.filter((other) => other.name === name);
  if (senders.length === 0 && message.from === undefined) {
    const fix = 'draw who sends it, or say from which role it comes';
    findings.warning(place, 'message/never-thrown', `Nobody sends the message ${name}`, fix, node.id);
  }
  if (message.correlate.length === 0 && !starts) {
    const text = `${name} does not say by which facts it finds the case that waits`;
    findings.error(at, 'message/no-key', text, 'add correlate: the facts that both cases know', node.id);
  }
  if (starts) checkStart(service, name, message, caught, place, findings);
  for (const sender of senders) checkAgree(message, sender, at, name, findings);
}

/** A case is somebody's, and one service begins it. */
function checkStart(
  service: DraftService,
  name: string,
  { carries }: Message,
  caught: readonly Spoken[],
  place: Place,
  findings: Findings,
): void {
  const { subject } = service.file.value.opening;
  if (!carries.includes(subject)) {
    const text = `${name} begins a case, but does not carry ${subject}: whose would it be?`;
    findings.error(service.file.keyAt(['messages', name]), 'message/no-person', text, `add ${subject} to carries`);
  }
  const other = caught.find(
    (one) => one.name === name && one.service !== service && one.node.type === 'messageStartEvent',
  );
  if (other === undefined) return;
  const text = `${name} begins cases of ${service.id} and of ${other.service.id}: a message begins one`;
  findings.error(place, 'message/two-starts', text, 'give one of them a message of its own');
}

function checkAgree(taken: Message, sender: Spoken, place: Place, name: string, findings: Findings): void {
  const { service, message } = sender;
  if (message === undefined) return;
  if (taken.correlate.join() !== message.correlate.join()) {
    const text = `${name} is sent by ${message.correlate.join(', ')} and awaited by ${taken.correlate.join(', ')}`;
    findings.error(place, 'message/key', text, `write the same facts in the same order as ${service.id}`);
  }
  const missing = taken.carries.find((fact) => !message.carries.includes(fact));
  if (missing === undefined || taken.from !== undefined) return;
  const text = `${name} is to bring ${missing}, which ${service.id} does not send along`;
  findings.warning(place, 'message/not-carried', text, `add ${missing} to carries in ${service.id}, or take it out`);
}

function sayUndescribed(service: DraftService, node: Spoken['node'], name: string, findings: Findings): void {
  const text = `${node.id} speaks to other cases by ${name}, which service.yaml does not describe`;
  const fix = `add ${name} under messages of service.yaml: correlate, carries, ttl`;
  findings.error(placeOf(service, node), 'message/undescribed', text, fix, node.id);
}

function placeOf({ folder }: DraftService, { line, column }: Spoken['node']): Place {
  return { path: `${folder}process.bpmn`, line, column };
}
