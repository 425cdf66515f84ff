import type { Token } from '#engine/case';
import { evaluateFor } from '#engine/conditions';
import { raise } from '#engine/errors';
import { leave } from '#engine/flows';
import { learnFrom } from '#engine/instances';
import type { EngineRefusal } from '#engine/refusals';
import { agencyAt, emit, split, stationAt, type Walk } from '#engine/walk';
import { toJson } from '#rules/feel/json';
import { type FeelContext, isFeelContext } from '#rules/feel/value';
import { Refusal } from '#terms/refusal';

/**
 * A script task is reached: its FEEL gives a context whose entries become facts. An entry `error` raises the BPMN error of
 * that code instead. Refusal `script-gave-nothing` for anything but a context.
 */
export function runScript(walk: Walk, token: Token): void {
  const given = valueOf(walk, token);
  const error = given.get('error');
  if (typeof error === 'string') return raise(walk, token, error);
  const entries = Object.fromEntries([...given].map(([name, value]) => [name, toJson(value)]));
  const source = { kind: 'computed', at: walk.moment, decision: `process.bpmn#${token.node}` } as const;
  const { clear, personal } = split(walk.program, learnFrom(walk, token, entries, source));
  const data = { ...clear, ...leave(walk, token) };
  emit(walk, { kind: 'decided', element: token.node, agency: agencyAt(walk, token.node), data, personal });
}

function valueOf(walk: Walk, token: Token): FeelContext {
  const { script } = stationAt(walk, token.node);
  const value = script === undefined ? null : evaluateFor(walk, token, script);
  if (isFeelContext(value)) return value;
  const message = `The script of ${token.node} gave no context of facts`;
  throw new Refusal<EngineRefusal>('script-gave-nothing', message, { element: token.node });
}
