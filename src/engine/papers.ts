import type { Binding } from '#engine/called';
import type { Token } from '#engine/case';
import type { Command } from '#engine/command';
import { leave } from '#engine/flows';
import type { EngineRefusal } from '#engine/refusals';
import { agencyAt, emit, freshId, openWait, signature, tokenOf, type Walk } from '#engine/walk';
import { Refusal } from '#terms/refusal';

/** The press is asked for a paper, and the case waits until it is sealed. */
export function orderPaper(walk: Walk, token: Token, paper: NonNullable<Binding['paper']>): void {
  const id = freshId(walk);
  emit(walk, {
    kind: 'document-due',
    element: token.node,
    agency: agencyAt(walk, token.node),
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
  emit(walk, {
    kind: 'sealed',
    element: paper.node,
    agency: agencyAt(walk, paper.node),
    position: signature(command.by).position,
    data: {
      paper: paper.id,
      number: command.number,
      sha256: command.sha256,
      ...leave(walk, tokenOf(walk, paper.token)),
    },
  });
}
