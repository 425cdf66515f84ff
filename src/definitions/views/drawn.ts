import type { NodeType, ProcessNode } from '#definitions/process';

export function isEnd(type: NodeType): boolean {
  return type.endsWith('EndEvent') || type === 'endEvent';
}

/** True of an element that asks the conditions of the flows that lead on from it. */
export function readsConditions({ type }: ProcessNode): boolean {
  return /Task$|^(exclusiveGateway|inclusiveGateway|callActivity|subProcess)$/.test(type);
}
