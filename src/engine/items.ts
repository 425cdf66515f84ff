import type { Opened, Token } from '#engine/case';
import { requireInTime } from '#engine/clocks/late';
import { itemDue, itemRule } from '#engine/clocks/rules';
import { decidedBy, decides, fileComplete, findsComplete } from '#engine/clocks/statutory';
import { suspend } from '#engine/clocks/suspend';
import type { Command } from '#engine/command';
import { requireAnswered } from '#engine/comments';
import { itemsFor } from '#engine/conditions';
import { raise } from '#engine/errors';
import { leave } from '#engine/flows';
import { learnFrom } from '#engine/instances';
import { isReading, requireAnswerer } from '#engine/reads';
import type { EngineRefusal } from '#engine/refusals';
import {
  agencyAt,
  agentOf,
  bindingAt,
  emit,
  freshId,
  learn,
  nodeAt,
  openWait,
  programHere,
  requireOwner,
  saidBy,
  signature,
  split,
  tokenOf,
  type Walk,
} from '#engine/walk';
import { orderWrites } from '#engine/writes';
import { type AgencyId, agencyId } from '#terms/ids';
import type { Json } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

type Item = Opened & { readonly kind: 'item' };

/** A user task is reached: a work item opens for whoever owes its lane, with its deadline. */
export function handOver(walk: Walk, token: Token): void {
  const { lane } = nodeAt(walk, token.node);
  const agency = owing(walk, token);
  const id = freshId(walk);
  emit(walk, {
    kind: 'handed-over',
    element: token.node,
    agency,
    data: { open: [{ kind: 'item', id, token: token.id, lane, agency, ...clockOf(walk, token.node, agency, id) }] },
  });
}

/** Whose it is: the agency of the lane, or the one that this instance is about. */
function owing(walk: Walk, token: Token): AgencyId | null {
  const { agency: item } = bindingAt(walk, token.node);
  if (item === undefined) return agencyAt(walk, token.node);
  const named = itemsFor(walk, token).get(item);
  if (typeof named === 'string' && walk.program.government.agencies.has(named)) return agencyId(named);
  const facts = { role: item, territory: walk.state.territory };
  throw new Refusal<EngineRefusal>('territory-not-served', `${item} names no agency`, facts);
}

function clockOf(
  walk: Walk,
  node: string,
  agency: Item['agency'],
  id: number,
): { readonly due?: Instant; readonly lapse?: 'complete' | 'escalated' } {
  const due = itemDue(walk, { id, node, agency, since: walk.moment }, []);
  const lapse = itemRule(walk, node)?.lapse;
  return { ...(due === null ? {} : { due }), ...(lapse === undefined ? {} : { lapse }) };
}

/** The owner looks at a work item for the first time: the hand-over wait ends. */
export function take(walk: Walk, command: Command & { readonly kind: 'take' }): void {
  const item = openItem(walk, command.item);
  requireOwner(walk, item.agency, command.by, item.lane);
  if (isReading(item)) requireAnswerer(walk, item, command.by);
  if (item.touched !== null) {
    throw new Refusal<EngineRefusal>('already-touched', `Work item ${item.id} has been touched`, { item: item.id });
  }
  touch(walk, item, command);
}

/** The owner finishes a work item with what its form, or the question behind it, asks for. */
export function conclude(walk: Walk, command: Command & { readonly kind: 'conclude' }): void {
  const item = openItem(walk, command.item);
  requireOwner(walk, item.agency, command.by, item.lane);
  if (isReading(item)) throw new Refusal<EngineRefusal>('step-not-open', `${item.read} is answered, not concluded`);
  requireNoQuestion(walk, item);
  requireAnswered(walk, item);
  requireFormFacts(walk, item, command.facts);
  if (item.touched === null) touch(walk, item, command);
  if (command.error !== undefined && item.asks === undefined) return giveUp(walk, item, command, command.error);
  if (item.asks === undefined) concludeTask(walk, item, command);
  else concludeAsks(walk, item, command);
}

function openItem(walk: Walk, id: number): Item {
  const item = openWait(walk, 'item', id);
  if (item !== undefined) return item;
  requireInTime(walk.state, id);
  throw new Refusal<EngineRefusal>('step-not-open', `Work item ${id} is not open`, { item: id });
}

/** An officer says whose turn it is, and the clocks stand still as long as their budget allows. */
export function suspendItem(walk: Walk, command: Command & { readonly kind: 'suspend' }): void {
  suspend(walk, openItem(walk, command.item), command);
}

/** A blocking question holds its asker's step, and the decision on the case, whosever that is. */
function requireNoQuestion(walk: Walk, item: Item): void {
  const isFinal = decides(walk.program, item.node);
  const question = walk.state.questions.find(
    (one) => (one.item === item.id || isFinal) && one.blocking && one.state === 'open',
  );
  if (question === undefined) return;
  const facts = { question: question.id, owner: question.owner };
  throw new Refusal<EngineRefusal>(
    'question-open',
    `Question ${question.id} to ${question.owner} is not answered`,
    facts,
  );
}

/** The door checks values against the form's schema; here only names that the form does not list are refused. */
function requireFormFacts(walk: Walk, item: Item, facts: { readonly [fact: string]: Json }): void {
  const listed = item.asks ?? formFacts(walk, item.node);
  const strange = Object.keys(facts).find((fact) => !listed.includes(fact));
  if (strange !== undefined) {
    const message = `The form of ${item.node} does not ask for ${strange}`;
    throw new Refusal<EngineRefusal>('fact-not-in-form', message, { fact: strange, element: item.node });
  }
  const missing = (item.asks ?? []).filter((fact) => !(fact in facts));
  if (missing.length === 0) return;
  throw new Refusal<EngineRefusal>('fact-missing', `${item.node} still asks for ${missing.join(', ')}`, {
    facts: missing,
  });
}

function formFacts(walk: Walk, element: string): readonly string[] {
  const { form } = bindingAt(walk, element);
  return Object.keys(programHere(walk, element).service.forms.get(form ?? '')?.schema.properties ?? {});
}

function touch(walk: Walk, item: Item, { by }: Command): void {
  emit(walk, { kind: 'touched', element: item.node, ...signature(by), data: { item: item.id } });
}

function giveUp(walk: Walk, item: Item, { by }: Command, error: string): void {
  raise(walk, tokenOf(walk, item.token), error, by, { item: item.id });
}

function concludeTask(walk: Walk, item: Item, command: Command & { readonly kind: 'conclude' }): void {
  const token = tokenOf(walk, item.token);
  const given = learnFrom(walk, token, command.facts, saidBy(walk, command.by));
  const { clear, personal } = split(walk.program, given);
  const data = {
    item: item.id,
    ...agentOf(command.by),
    ...clear,
    ...doneElsewhere(walk, item.node),
    ...decidedBy(walk, item.node),
    ...leave(walk, token),
  };
  emit(walk, { kind: 'concluded', element: item.node, ...signature(command.by), data, personal });
  if (findsComplete(walk, item.node)) fileComplete(walk, 'found', item);
}

/** A step done in a national system says so; its number is a fact like any other. */
function doneElsewhere(walk: Walk, element: string): { readonly elsewhere?: string } {
  const { elsewhere } = bindingAt(walk, element);
  return elsewhere === undefined ? {} : { elsewhere: elsewhere.system };
}

/** The applicant told what no registry would: the reading element goes on. */
function concludeAsks(walk: Walk, item: Item, command: Command & { readonly kind: 'conclude' }): void {
  learn(walk, command.facts, saidBy(walk, command.by));
  const { clear, personal } = split(walk.program, command.facts);
  const data = { item: item.id, ...agentOf(command.by), ...clear, shut: [item.id] };
  emit(walk, { kind: 'concluded', element: item.node, ...signature(command.by), data, personal });
  orderWrites(walk, tokenOf(walk, item.token));
}
