import fc from 'fast-check';
import type { Flow, NodeType, Process, ProcessNode } from '#definitions/process';
import type { Program } from '#engine/case';
import { programOf, smallService } from './government.ts';

/** A block-structured process: what it is made of, nested. */
export type Block =
  | {
      readonly kind: 'task';
      readonly type: NodeType;
      readonly lane: string;
      readonly timer: 'none' | 'interrupting' | 'beside';
    }
  | { readonly kind: 'sequence'; readonly blocks: readonly Block[] }
  | { readonly kind: 'choice'; readonly ways: readonly Block[] }
  | { readonly kind: 'parallel'; readonly branches: readonly Block[] };

const LANES = ['lane-applicant', 'lane-office', 'lane-treasury'] as const;
const TYPES: readonly NodeType[] = ['userTask', 'userTask', 'userTask', 'manualTask', 'receiveTask', 'timerCatchEvent'];

const task: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('task' as const),
  type: fc.constantFrom(...TYPES),
  lane: fc.constantFrom(...LANES),
  timer: fc.constantFrom('none' as const, 'none' as const, 'interrupting' as const, 'beside' as const),
});

export const block: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    task,
    fc.record({
      kind: fc.constant('sequence' as const),
      blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('choice' as const), ways: fc.array(tie('block'), { minLength: 2, maxLength: 3 }) }),
    fc.record({
      kind: fc.constant('parallel' as const),
      branches: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }),
  ),
})).block;

export type Ending = 'done' | 'refused' | 'lapsed';
/** Parts that run side by side, each to an end of its own. */
export const endings: fc.Arbitrary<readonly (readonly [Block, Ending])[]> = fc.array(
  fc.tuple(block, fc.constantFrom<Ending>('done', 'refused', 'lapsed')),
  { minLength: 1, maxLength: 3 },
);

/** A service that runs the parts: one starts it, each part ends with its outcome. */
export function modelled(parts: readonly (readonly [Block, Ending])[]): Program {
  const drawing = new Drawing();
  drawing.node('start', 'startEvent', 'lane-applicant');
  drawing.node('fork', 'parallelGateway', 'lane-applicant');
  drawing.flow('start', 'fork');
  const outcomes = parts.map(([part, outcome], index) => {
    const [first, last] = drawing.draw(part);
    const end = `end-${index}`;
    drawing.node(end, 'endEvent', 'lane-applicant');
    drawing.flow('fork', first);
    drawing.flow(last, end);
    return [end, { outcome }] as const;
  });
  const role = (name: string): { role: string } => ({ role: name });
  const lanes = {
    'lane-applicant': role('applicant'),
    'lane-office': role('office'),
    'lane-treasury': role('treasury'),
  };
  return programOf(smallService(drawing.process(), { lanes, elements: Object.fromEntries(outcomes) }));
}

/** A process being drawn; held open while blocks are added. */
class Drawing {
  readonly #nodes = new Map<string, ProcessNode>();
  readonly #flows = new Map<string, Flow>();

  node(id: string, type: NodeType, lane: string, more: Partial<ProcessNode> = {}): string {
    const message = type === 'receiveTask' ? id : null;
    const timer = type === 'timerCatchEvent' ? 'PT5H' : null;
    const plain = {
      within: 'model',
      default: null,
      message,
      timer,
      code: null,
      attachedTo: null,
      interrupting: false,
      called: null,
      script: null,
      instances: null,
      line: 1,
      column: 1,
    };
    this.#nodes.set(id, { id, type, name: id, lane, incoming: [], outgoing: [], ...plain, ...more });
    return id;
  }

  flow(from: string, to: string, condition: string | null = null): string {
    const id = `flow-${this.#flows.size + 1}`;
    this.#flows.set(id, { id, name: '', from, to, condition, line: 1, column: 1 });
    return id;
  }

  /** Draws a block; answers its first and last node. */
  draw(part: Block): readonly [first: string, last: string] {
    switch (part.kind) {
      case 'task':
        return this.#task(part);
      case 'sequence': {
        const drawn = part.blocks.map((one) => this.draw(one));
        for (const [index, [first]] of drawn.entries()) if (index > 0) this.flow(drawn[index - 1]?.[1] ?? '', first);
        return [drawn[0]?.[0] ?? '', drawn.at(-1)?.[1] ?? ''];
      }
      case 'choice':
        return this.#choice(part.ways);
      case 'parallel': {
        const [split, merge] = [this.#fresh('parallelGateway'), this.#fresh('parallelGateway')];
        for (const [first, last] of part.branches.map((one) => this.draw(one))) {
          this.flow(split, first);
          this.flow(last, merge);
        }
        return [split, merge];
      }
      default:
        return part satisfies never;
    }
  }

  process(): Process {
    const flows = [...this.#flows.values()];
    const nodes = [...this.#nodes.values()].map((node): readonly [string, ProcessNode] => [
      node.id,
      {
        ...node,
        incoming: flows.filter(({ to }) => to === node.id).map(({ id }) => id),
        outgoing: flows.filter(({ from }) => from === node.id).map(({ id }) => id),
      },
    ]);
    const lanes = LANES.map((id) => ({
      id,
      name: id,
      nodes: nodes.filter(([, { lane }]) => lane === id).map(([node]) => node),
    }));
    const diagram = { shapes: new Map(), edges: new Map() };
    return {
      id: 'model',
      name: 'model',
      lanes,
      pools: [{ id: 'model', name: 'model', starts: ['start'], called: false }],
      messageFlows: [],
      nodes: new Map(nodes),
      flows: this.#flows,
      start: 'start',
      diagram,
    };
  }

  #fresh(type: NodeType, lane = 'lane-office', more: Partial<ProcessNode> = {}): string {
    return this.node(`${type}-${this.#nodes.size}`, type, lane, more);
  }

  #task({ type, lane, timer }: Block & { readonly kind: 'task' }): readonly [string, string] {
    const id = this.#fresh(type, lane);
    if (timer === 'none' || !type.endsWith('Task') || type === 'manualTask') return [id, id];
    const event = {
      attachedTo: id,
      timer: timer === 'beside' ? 'PT2H' : 'PT3H',
      interrupting: timer === 'interrupting',
    };
    const boundary = this.#fresh('boundaryTimerEvent', lane, event);
    if (timer === 'beside') {
      this.flow(boundary, this.#fresh('endEvent'));
      return [id, id];
    }
    const merge = this.#fresh('exclusiveGateway');
    this.flow(boundary, merge);
    this.flow(id, merge);
    return [id, merge];
  }

  #choice(ways: readonly Block[]): readonly [string, string] {
    const [split, merge] = [this.#fresh('exclusiveGateway'), this.#fresh('exclusiveGateway')];
    for (const [index, [first, last]] of ways.map((one) => this.draw(one)).entries()) {
      const isLast = index === ways.length - 1;
      const flow = this.flow(split, first, isLast ? null : `route.way = "${index}"`);
      if (isLast) this.#nodes.set(split, { ...(this.#nodes.get(split) ?? never()), default: flow });
      this.flow(last, merge);
    }
    return [split, merge];
  }
}

function never(): never {
  throw new Error('drawn before it was placed');
}
