import type { Command, Token } from '#engine/case';
import { leave } from '#engine/flows';
import { type Binding, laneAgency } from '#engine/plan';
import type { EngineRefusal } from '#engine/refusals';
import { emit, freshId, nodeAt, openWait, signature, tokenOf, type Walk } from '#engine/walk';
import { Refusal } from '#terms/refusal';

/** The press is asked for a paper, and the case waits until it is sealed. */
export function orderPaper(walk: Walk, token: Token, paper: NonNullable<Binding['paper']>): void {
  const id = freshId(walk);
  const { lane } = nodeAt(walk, token.node);
  emit(walk, {
    kind: 'document-due',
    element: token.node,
    agency: laneAgency(walk.program, lane, walk.state.territory, walk.moment),
    data: { template: paper.template, open: [{ kind: 'paper', id, token: token.id }] },
  });
  walk.needs.papers.push({ id, node: token.node, template: paper.template, facts: paper.facts });
}

/** The paper is sealed and has its number. */
export function sealed(walk: Walk, command: Command & { readonly kind: 'sealed' }): void {
  const paper = openWait(walk, 'paper', command.paper);
  if (paper === undefined) {
    throw new Refusal<EngineRefusal>('not-waiting', `The case does not wait for paper ${command.paper}`, {
      paper: command.paper,
    });
  }
  const { lane } = nodeAt(walk, paper.node);
  emit(walk, {
    kind: 'sealed',
    element: paper.node,
    agency: laneAgency(walk.program, lane, walk.state.territory, walk.moment),
    position: signature(command.by).position,
    data: {
      paper: paper.id,
      number: command.number,
      sha256: command.sha256,
      ...leave(walk, tokenOf(walk, paper.token)),
    },
  });
}
