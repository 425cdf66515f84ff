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
  | { readonly kind: 'parallel'; readonly branches: readonly Block[] }
  /** Every way that is true, joined again; `route.way` says which. */
  | { readonly kind: 'some'; readonly ways: readonly Block[] }
  /** A sub-process, perhaps ended by a timer on its edge, perhaps with an event sub-process inside. */
  | {
      readonly kind: 'part';
      readonly block: Block;
      readonly edge: 'none' | 'interrupting';
      readonly watch: 'none' | 'interrupting' | 'beside';
      readonly ending: 'plain' | 'terminate' | 'error';
    }
  | { readonly kind: 'several'; readonly count: number; readonly sequential: boolean; readonly block: Block }
  /** A message or a time, whichever comes first. */
  | { readonly kind: 'first' }
  /** A choice that no case fits: it holds there. */
  | { readonly kind: 'gap' }
  /** A task whose second timer cannot be set: it has begun to begin when it turns out that it cannot. */
  | { readonly kind: 'unset' };

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
    fc.record({ kind: fc.constant('some' as const), ways: fc.array(tie('block'), { minLength: 2, maxLength: 3 }) }),
    fc.record({
      kind: fc.constant('part' as const),
      block: tie('block'),
      edge: fc.constantFrom('none' as const, 'interrupting' as const),
      watch: fc.constantFrom('none' as const, 'interrupting' as const, 'beside' as const),
      ending: fc.constantFrom('plain' as const, 'plain' as const, 'terminate' as const, 'error' as const),
    }),
    fc.record({
      kind: fc.constant('several' as const),
      count: fc.nat({ max: 3 }),
      sequential: fc.boolean(),
      block: tie('block'),
    }),
    fc.constant({ kind: 'first' as const }),
    fc.constant({ kind: 'gap' as const }),
    fc.constant({ kind: 'unset' as const }),
  ),
})).block;

/** A part with something in it that holds the case beside other work, and whatever may end it around it. */
export const holding: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('part' as const),
  block: fc
    .tuple(fc.constantFrom<Block>({ kind: 'gap' }, { kind: 'unset' }), block)
    .map(([held, other]): Block => ({ kind: 'parallel', branches: [held, other] })),
  edge: fc.constant('interrupting' as const),
  watch: fc.constantFrom('none' as const, 'interrupting' as const, 'beside' as const),
  ending: fc.constantFrom('plain' as const, 'plain' as const, 'terminate' as const, 'error' as const),
});

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
  #within = 'model';

  node(id: string, type: NodeType, lane: string, more: Partial<ProcessNode> = {}): string {
    const message = type === 'receiveTask' ? id : null;
    const timer = type === 'timerCatchEvent' ? 'PT5H' : null;
    const plain = {
      within: this.#within,
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
      case 'some':
        return this.#some(part.ways);
      case 'part':
        return this.#part(part);
      case 'several':
        return this.#several(part);
      case 'first':
        return this.#first();
      case 'gap':
        return this.#gap();
      case 'unset':
        return this.#unset();
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

  #some(ways: readonly Block[]): readonly [string, string] {
    const [split, merge] = [this.#fresh('inclusiveGateway'), this.#fresh('inclusiveGateway')];
    for (const [index, [first, last]] of ways.map((one) => this.draw(one)).entries()) {
      this.flow(split, first, index < 2 ? `route.way != "${index + 2}"` : 'false');
      this.flow(last, merge);
    }
    return [split, merge];
  }

  #part({ block: inner, edge, watch, ending }: Block & { readonly kind: 'part' }): readonly [string, string] {
    const sub = this.#fresh('subProcess');
    const merge = this.#fresh('exclusiveGateway');
    this.flow(sub, merge);
    this.#inside(sub, () => {
      const end = { plain: 'endEvent', terminate: 'terminateEndEvent', error: 'errorEndEvent' } as const;
      this.#line(this.#fresh('startEvent'), inner, this.#fresh(end[ending], 'lane-office', { code: 'E' }));
      if (watch !== 'none') this.#watch(watch === 'interrupting');
    });
    if (edge === 'interrupting' || ending === 'error') {
      const type = ending === 'error' ? 'boundaryErrorEvent' : 'boundaryTimerEvent';
      const event = { attachedTo: sub, timer: ending === 'error' ? null : 'PT7H', interrupting: true };
      this.flow(this.#fresh(type, 'lane-office', event), merge);
    }
    return [sub, merge];
  }

  #watch(interrupting: boolean): void {
    const watch = this.#fresh('eventSubProcess');
    this.#inside(watch, () => {
      const start = this.#fresh('timerStartEvent', 'lane-office', { timer: 'PT4H', interrupting });
      const work = { kind: 'task', type: 'userTask', lane: 'lane-treasury', timer: 'none' } as const;
      this.#line(start, work, this.#fresh('endEvent'));
    });
  }

  #line(start: string, inner: Block, end: string): void {
    const [first, last] = this.draw(inner);
    this.flow(start, first);
    this.flow(last, end);
  }

  #inside(part: string, draw: () => void): void {
    const before = this.#within;
    this.#within = part;
    draw();
    this.#within = before;
  }

  #several({ count, sequential, block: inner }: Block & { readonly kind: 'several' }): readonly [string, string] {
    const plain = { list: null, item: null, outputs: null, output: null, until: null };
    const instances = { sequential, cardinality: String(count), ...plain };
    const sub = this.#fresh('subProcess', 'lane-office', { instances });
    this.#inside(sub, () => this.#line(this.#fresh('startEvent'), inner, this.#fresh('endEvent')));
    return [sub, sub];
  }

  #gap(): readonly [string, string] {
    const [split, merge] = [this.#fresh('exclusiveGateway'), this.#fresh('exclusiveGateway')];
    for (const way of ['none', 'neither']) this.flow(split, merge, `route.way = "${way}"`);
    return [split, merge];
  }

  #unset(): readonly [string, string] {
    const id = this.#fresh('userTask');
    for (const timer of ['PT9H', 'permit.until']) {
      const event = { attachedTo: id, timer, interrupting: false };
      this.flow(this.#fresh('boundaryTimerEvent', 'lane-office', event), this.#fresh('endEvent'));
    }
    return [id, id];
  }

  #first(): readonly [string, string] {
    const [gateway, merge] = [this.#fresh('eventBasedGateway'), this.#fresh('exclusiveGateway')];
    const heard = this.#fresh('messageCatchEvent');
    this.#nodes.set(heard, { ...(this.#nodes.get(heard) ?? never()), message: heard });
    for (const event of [heard, this.#fresh('timerCatchEvent')]) {
      this.flow(gateway, event);
      this.flow(event, merge);
    }
    return [gateway, merge];
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
