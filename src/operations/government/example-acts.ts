import { type ExampleVerb, readVerb } from '#definitions/example-verb';
import { formOver, parseForm } from '#definitions/form';
import type { Government } from '#definitions/government';
import type { ExampleFile } from '#definitions/schema/example';
import { APPLICANT } from '#definitions/vocabulary';
import { elementAt, isNamed } from '#engine/called';
import type { CaseQuestion, CaseState, Opened } from '#engine/case';
import { type Actor, VERDICTS } from '#engine/command';
import { laneAgency } from '#engine/plan';
import { answerOf, type Given, registryNamed } from '#operations/government/example-registries';
import { advance, answer, command, type World } from '#operations/government/example-world';
import { agencyId, positionId } from '#terms/ids';
import type { JsonObject } from '#terms/json';
import { type Instant, instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

type When = ExampleFile['when'][number];
type Item = Opened & { readonly kind: 'item' };

/** Does one line of an example's `when` in the world. Refuses as the case would, and `example-unreadable` for words that mean nothing. */
export function act(world: World, when: When): void {
  const verb = readVerb(when.do);
  if (verb === undefined) throw unreadable(`nobody can do "${when.do}"`);
  const at = instant(when.at);
  advance(world, at);
  if (verb.kind === 'wait') return;
  if (verb.kind === 'answer') return answerNow(world, verb.registry, when.facts, at, answererNamed(world, when.by));
  if (verb.kind === 'withhold') return withholdNow(world, verb.registry, at, answererNamed(world, when.by));
  if (verb.kind === 'pay') return pay(world, at);
  if (verb.kind === 'comment') return command(world, { kind: 'comment', at, by: { kind: 'system' }, hash: 'example' });
  if (verb.kind === 'pay-late') return payLate(world);
  doAs(world, verb, actorNamed(world, when.by), when.facts, at);
}

/** Verbs of somebody in particular; the others are time, registries and the bank. */
type PersonVerb = Exclude<ExampleVerb, { kind: 'answer' | 'withhold' | 'pay' | 'pay-late' | 'wait' | 'comment' }>;

function doAs(world: World, verb: PersonVerb, by: Actor, facts: JsonObject, at: Instant): void {
  const state = stateOf(world);
  switch (verb.kind) {
    case 'take':
      return command(world, { kind: 'take', at, by, item: itemAt(world, verb.element).id });
    case 'conclude': {
      const item = itemAt(world, verb.element);
      return command(world, { kind: 'conclude', at, by, item: item.id, facts: answersOf(world, item, facts) });
    }
    case 'ask': {
      const to = laneAgency(world.program, verb.lane, state.territory, at);
      if (to === null) throw unreadable('the applicant is asked by a form, not by a question');
      return command(world, {
        kind: 'ask-question',
        at,
        by,
        item: itemOf(state, by).id,
        to,
        blocking: true,
        text: 'example',
      });
    }
    case 'answer-question':
      return command(world, { kind: verb.kind, at, by, question: questionIn(state, 'open').id, text: 'example' });
    case 'close-question':
      return command(world, { kind: verb.kind, at, by, question: questionIn(state, 'answered').id });
    case 'suspend':
      return command(world, {
        kind: verb.kind,
        at,
        by,
        item: itemOf(state, by).id,
        reason: verb.reason,
        text: 'example',
      });
    case 'resume':
      return command(world, { kind: verb.kind, at, by, suspension: suspensionIn(state), text: 'example' });
    case 'answer-comment': {
      const verdict = VERDICTS.find((one) => one === verb.verdict);
      if (verdict === undefined) throw unreadable(`nothing is answered with ${verb.verdict}`);
      return command(world, { kind: verb.kind, at, by, comment: state.comments?.[0] ?? 0, verdict, hash: 'example' });
    }
    case 'withdraw':
      return command(world, { kind: verb.kind, at, by, reason: 'example' });
    default:
      return verb satisfies never;
  }
}

function stateOf(world: World): CaseState {
  if (world.state === null) throw new Refusal('case-not-filed', 'There is no case yet');
  return world.state;
}

function itemAt(world: World, element: string): Item {
  const found = stateOf(world).open.find(
    (wait): wait is Item => wait.kind === 'item' && isNamed(world.program, wait.node, element),
  );
  if (found === undefined) throw new Refusal('step-not-open', `${element} is not open`, { element });
  return found;
}

/** Who answers a read: an officer by name of position; anybody else stands for the holder's system. */
function answererNamed(world: World, name: string): Actor {
  const { government } = world.program;
  const isSeat = [...government.agencies.values()].some(({ positions }) => positions.some(({ id }) => id === name));
  return isSeat ? actorNamed(world, name) : { kind: 'system' };
}

/** The work item an officer asks from: one their agency has open. */
function itemOf(state: CaseState, by: Actor): Item {
  const agency = by.kind === 'officer' ? by.agency : null;
  const found = state.open.find((wait): wait is Item => wait.kind === 'item' && wait.agency === agency);
  if (found === undefined) throw new Refusal('step-not-open', 'No work item is open there', { agency });
  return found;
}

function questionIn(state: CaseState, wanted: CaseQuestion['state']): CaseQuestion {
  const found =
    state.questions.findLast((question) => question.state === wanted) ??
    state.questions.findLast(({ state: now }) => now !== 'closed');
  if (found === undefined) throw new Refusal('question-not-open', 'No question is open');
  return found;
}

/** The suspension that somebody's turn still holds open. */
function suspensionIn({ suspensions = [] }: CaseState): number {
  const found = suspensions.findLast(({ end, by }) => end === null && by !== null);
  if (found === undefined) throw new Refusal('suspension-not-open', 'Nothing was asked that is still open');
  return found.id;
}

/** As the door does: by the form of the step, or of what a silent registry left open. */
function answersOf(world: World, item: Item, facts: JsonObject): JsonObject {
  const { government } = world.program;
  const { service, bound } = elementAt(world.program, item.node);
  const form = item.asks === undefined ? service.forms.get(bound.form ?? '') : formOver(item.asks);
  return form === undefined ? {} : parseForm(form, government, facts).values;
}

/** A registry that was silent answers: with the facts of the line, or with its record. */
function answerNow(world: World, registry: string, facts: JsonObject, at: Instant, by: Actor): void {
  const ask = lastAsk(world, registry);
  const { fields, key } = registryNamed(world.program.government, registry);
  const territory = stateOf(world).territory;
  const said = Object.fromEntries(
    Object.entries(fields).flatMap(([field, fact]) => (fact in facts ? [[field, facts[fact] ?? null]] : [])),
  );
  const given: Given = Object.keys(said).length === 0 ? {} : { [registry]: said as Given[string] & object }; // fields of one record
  const asked = { name: ask.read, definition: ask.definition, key: world.facts.get(key)?.value, territory };
  answer(world, ask, answerOf(elementAt(world.program, ask.node).program, given, asked, at), at, by);
}

function withholdNow(world: World, registry: string, at: Instant, by: Actor): void {
  answer(world, lastAsk(world, registry), { kind: 'withheld', reason: 'withheld' }, at, by);
}

function lastAsk(world: World, registry: string): World['asks'][number] {
  const found = world.asks.findLast((ask) => ask.definition.registry === registry);
  if (found === undefined) throw new Refusal('not-waiting', `The case never asked ${registry}`, { registry });
  return found;
}

/** The open bill is paid in full. */
function pay(world: World, at: Instant): void {
  const wait = openBill(world);
  const message = wait?.name;
  if (wait === undefined || message === undefined) {
    throw new Refusal('not-waiting', 'The case has no open bill');
  }
  const data = { wait: wait.id, reference: `example/${wait.id}` };
  command(world, { kind: 'deliver', at, by: { kind: 'system' }, message, data, facts: {} });
}

/** Money that fits no open bill is parked for refund; the case does not move. */
function payLate(world: World): void {
  if (openBill(world) !== undefined) throw unreadable('the bill is still open: nothing is late yet');
  world.kinds = [...world.kinds, 'payment-parked'];
}

function openBill(world: World): (Opened & { readonly kind: 'message' }) | undefined {
  return stateOf(world).open.find(
    (wait): wait is Opened & { readonly kind: 'message' } =>
      wait.kind === 'message' && elementAt(world.program, wait.node).bound.bill !== undefined,
  );
}

/** `applicant`, `house`, a position (`regident.verifier`), a persona or an agency. */
export function actorNamed({ program, subject }: Pick<World, 'program' | 'subject'>, name: string): Actor {
  if (name === APPLICANT) return { kind: 'applicant', subject };
  if (name === 'house') return { kind: 'system' };
  const persona = program.government.personas.find(({ id }) => id === name);
  if (persona?.kind === 'citizen') return { kind: 'applicant', subject };
  const position = persona?.position ?? seatOf(program.government, name);
  const agency = persona?.agency ?? agencyWith(program.government, position);
  if (position === undefined || agency === undefined) throw unreadable(`nobody is called ${name}`);
  return { kind: 'officer', agency: agencyId(agency), position: positionId(position), assignment: 'example' };
}

/** A position by its own name, or the first seat of an agency. */
function seatOf(government: Government, name: string): string | undefined {
  return government.agencies.get(name)?.positions[0]?.id ?? name;
}

function agencyWith(government: Government, position: string | undefined): string | undefined {
  return [...government.agencies.values()].find(({ positions }) => positions.some(({ id }) => id === position))?.id;
}

function unreadable(why: string): Refusal {
  return new Refusal('example-unreadable', `The example cannot be played: ${why}`, { why });
}
