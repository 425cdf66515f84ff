import { call, enterPart } from '#engine/calls';
import type { Token } from '#engine/case';
import { awaitCorrection } from '#engine/corrections';
import { decide } from '#engine/decide';
import { endWhenDone, reachEnd, terminate } from '#engine/endings';
import { escalate, raise } from '#engine/errors';
import { armBoundaries } from '#engine/events';
import { isHeld, join, pass } from '#engine/gateways';
import { causeOf, hold, holdFailed, holdStuck } from '#engine/incidents';
import { enterInstances, isInstance } from '#engine/instances';
import { handOver } from '#engine/items';
import { send } from '#engine/messages';
import { awaitMessage } from '#engine/payment';
import { readRegistries } from '#engine/reads';
import type { EngineRefusal } from '#engine/refusals';
import { runScript } from '#engine/scripts';
import { settle } from '#engine/settle';
import { setTimer } from '#engine/timers';
import { agencyAt, markOf, nodeAt, rewind, stationAt, type Walk } from '#engine/walk';
import { Refusal } from '#terms/refusal';

/** More moves than this in one step, or more tokens at once, are an automatic loop without end. */
export const MOVES_IN_A_STEP = 10_000;

/**
 * Moves every token that came to the next wait, the oldest first; ends the case when none is left. A token that cannot
 * go on holds there. When the budget of moves is spent all of them are undone, and the case holds where they began.
 */
export function run(walk: Walk): void {
  holdFailed(walk);
  const mark = markOf(walk);
  const from = [...walk.agenda];
  try {
    do drain(walk);
    while (settle(walk));
    holdStuck(walk);
    endWhenDone(walk);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'step-budget') throw error;
    rewind(walk, mark);
    walk.agenda.length = 0;
    for (const token of walk.state.tokens) if (from.includes(token.id)) hold(walk, { token, why: error, on: 'enter' });
  }
}

function drain(walk: Walk): void {
  holdFailed(walk);
  for (let id = walk.agenda.shift(); id !== undefined; id = walk.agenda.shift()) {
    const token = walk.state.tokens.find((one) => one.id === id);
    if (token === undefined) continue;
    move(walk, token);
    holdFailed(walk);
  }
}

/** What a move did is undone where its element turns out not to be able to begin. */
function move(walk: Walk, token: Token): void {
  countMove(walk, token);
  const mark = markOf(walk);
  try {
    enter(walk, token);
  } catch (error) {
    if (!(error instanceof Refusal) || causeOf(error) === undefined || error.code === 'step-budget') throw error;
    rewind(walk, mark);
    walk.failed.push({ token, why: error, on: 'enter' });
  }
}

function countMove(walk: Walk, { node }: Token): void {
  walk.moves += 1;
  if (walk.moves <= MOVES_IN_A_STEP && walk.state.tokens.length <= MOVES_IN_A_STEP) return;
  const facts = { at: node, moves: MOVES_IN_A_STEP };
  throw new Refusal<EngineRefusal>('step-budget', `The process runs in a circle at ${node}`, facts);
}

/** The element begins; what sits on its edge begins to wait while it lasts. */
function enter(walk: Walk, token: Token): void {
  const { node, boundaries } = stationAt(walk, token.node);
  const instance = isInstance(walk, token);
  if (node.instances === null || instance || !enterInstances(walk, token)) {
    if (node.instances === null || instance) begin(walk, token);
    else pass(walk, token, agencyAt(walk, node.id));
  }
  if (!instance && boundaries.length > 0 && isUnderWay(walk, token)) armBoundaries(walk, token);
}

function isUnderWay({ state, failed }: Walk, { id }: Token): boolean {
  return (
    state.tokens.some((token) => token.id === id) && !isHeld(state, id) && !failed.some(({ token }) => token.id === id)
  );
}

function begin(walk: Walk, token: Token): void {
  if (awaitCorrection(walk, token)) return;
  const node = nodeAt(walk, token.node);
  switch (node.type) {
    case 'startEvent':
    case 'exclusiveGateway':
      return pass(walk, token);
    case 'parallelGateway':
      return join(walk, token);
    case 'inclusiveGateway':
      return node.incoming.length < 2 ? pass(walk, token) : undefined;
    case 'eventBasedGateway':
      return awaitFirst(walk, token);
    case 'endEvent':
      return reachEnd(walk, token);
    case 'terminateEndEvent':
      return terminate(walk, token);
    case 'errorEndEvent':
      return raise(walk, token, node.code ?? '');
    case 'escalationEndEvent':
    case 'escalationThrowEvent':
      return escalate(walk, token, node.code ?? '');
    case 'userTask':
      return handOver(walk, token);
    case 'serviceTask':
      return readRegistries(walk, token);
    case 'businessRuleTask':
      return decide(walk, token);
    case 'scriptTask':
      return runScript(walk, token);
    case 'receiveTask':
    case 'messageCatchEvent':
      return awaitMessage(walk, token);
    case 'timerCatchEvent':
      return setTimer(walk, token, node);
    case 'sendTask':
    case 'messageThrowEvent':
    case 'messageEndEvent':
      return send(walk, token);
    case 'manualTask':
      return pass(walk, token, agencyAt(walk, node.id));
    case 'subProcess':
      return enterPart(walk, token);
    case 'callActivity':
      return call(walk, token);
    case 'messageStartEvent':
    case 'timerStartEvent':
    case 'errorStartEvent':
    case 'escalationStartEvent':
    case 'eventSubProcess':
    case 'boundaryTimerEvent':
    case 'boundaryMessageEvent':
    case 'boundaryErrorEvent':
    case 'boundaryEscalationEvent':
      throw new Error(`no flow leads to ${node.id}`);
    default:
      return node.type satisfies never;
  }
}

/** BPMN 2.0.2, 13.4.4: the token waits at the gateway for what follows; the first event wins and the others go with it. */
function awaitFirst(walk: Walk, token: Token): void {
  for (const { to } of stationAt(walk, token.node).outgoing) {
    const event = nodeAt(walk, to);
    if (!isUnderWay(walk, token)) return;
    if (event.type === 'timerCatchEvent') setTimer(walk, token, event);
    else awaitMessage(walk, token, to);
  }
}
