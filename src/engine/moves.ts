import type { Token } from '#engine/case';
import { decide } from '#engine/decide';
import { endWhenDone, reachEnd, terminate } from '#engine/endings';
import { join, pass } from '#engine/gateways';
import { handOver } from '#engine/items';
import { awaitMessage } from '#engine/payment';
import { laneAgency } from '#engine/plan';
import { readRegistries } from '#engine/reads';
import type { EngineRefusal } from '#engine/refusals';
import { armTimers, setTimer } from '#engine/timers';
import { nodeAt, type Walk } from '#engine/walk';
import { Refusal } from '#terms/refusal';

/** More moves than this in one step are an automatic loop without end. */
export const MOVES_IN_A_STEP = 10_000;

/** Moves every token that came to the next wait, the oldest first; ends the case when none is left. */
export function run(walk: Walk): void {
  for (let id = walk.agenda.shift(); id !== undefined; id = walk.agenda.shift()) {
    const token = walk.state.tokens.find((one) => one.id === id);
    if (token !== undefined) move(walk, token);
  }
  endWhenDone(walk);
}

function move(walk: Walk, token: Token): void {
  walk.moves += 1;
  if (walk.moves > MOVES_IN_A_STEP) {
    const element = token.node;
    throw new Refusal<EngineRefusal>('step-budget', `The process runs in a circle at ${element}`, {
      element,
      moves: MOVES_IN_A_STEP,
    });
  }
  enter(walk, token);
  if (walk.state.open.some((wait) => wait.token === token.id)) armTimers(walk, token);
}

function enter(walk: Walk, token: Token): void {
  const node = nodeAt(walk, token.node);
  switch (node.type) {
    case 'startEvent':
    case 'exclusiveGateway':
      return pass(walk, token);
    case 'parallelGateway':
      return join(walk, token);
    case 'endEvent':
      return reachEnd(walk, token);
    case 'terminateEndEvent':
      return terminate(walk, token);
    case 'userTask':
      return handOver(walk, token);
    case 'serviceTask':
      return readRegistries(walk, token);
    case 'businessRuleTask':
      return decide(walk, token);
    case 'receiveTask':
    case 'messageCatchEvent':
      return awaitMessage(walk, token);
    case 'timerCatchEvent':
      return setTimer(walk, token, node);
    case 'sendTask':
    case 'manualTask':
      return pass(walk, token, laneAgency(walk.program, node.lane, walk.state.territory, walk.moment));
    case 'boundaryTimerEvent':
      throw new Error(`no flow leads to boundary event ${node.id}`);
    default:
      return node.type satisfies never;
  }
}
