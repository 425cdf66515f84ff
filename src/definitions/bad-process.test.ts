import { describe, expect, it } from 'vitest';
import { readProcess } from '#definitions/read-process';
import { Refusal } from '#terms/refusal';
import { type Drawing, drawProcess } from '../../test/support/bpmn.ts';

const SMALL: Drawing = {
  lanes: { lane: ['start', 'a', 'done'] },
  nodes: ['<startEvent id="start" />', '<userTask id="a" />', '<endEvent id="done" />'],
  flows: [
    ['f1', 'start', 'a'],
    ['f2', 'a', 'done'],
  ],
};

async function refusal(xml: string): Promise<Refusal> {
  const caught = await readProcess(xml, 'process.bpmn').then(
    () => undefined,
    (error: unknown) => error,
  );
  if (caught instanceof Refusal) return caught;
  throw new Error(`expected a refusal, got ${String(caught)}`);
}

interface Finding {
  readonly code: string;
  readonly element: string;
  readonly line: number;
  readonly column: number;
}

async function findings(xml: string): Promise<readonly Finding[]> {
  const found = (await refusal(xml)).facts['findings'] as unknown as readonly Finding[];
  for (const { line, column } of found) expect(line > 0 && column > 0).toBe(true);
  return found;
}

/** With other nodes than the task, all in its lane, and more flows. */
function withNodes(nodes: readonly string[], flows: Drawing['flows'], roots: readonly string[] = []): string {
  const ids = nodes.map((node) => /id="([^"]+)"/.exec(node)?.[1] ?? '');
  const all = [...SMALL.nodes, ...nodes];
  return drawProcess({
    lanes: { lane: ['start', 'a', 'done', ...ids] },
    nodes: all,
    flows: [...SMALL.flows, ...flows],
    roots,
  });
}

describe('a hostile file', () => {
  it.each([
    [
      'a bomb of entities',
      '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>',
    ],
    ['an entity from outside', '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'],
    ['a document type from outside', '<!DOCTYPE d SYSTEM "http://example.org/evil.dtd">'],
  ])('with %s is refused before anything is expanded', async (_what, type) => {
    const xml = drawProcess(SMALL).replace('?>', `?>${type}`).replace('name="Layanan"', 'name="&c;"');
    expect((await refusal(xml)).code).toBe('process-malformed');
    expect(await findings(xml)).toMatchObject([{ code: 'bpmn/xml' }]);
  });

  it('nested without end is refused by its depth', async () => {
    const deep = `${'<subProcess id="s">'.repeat(5000)}${'</subProcess>'.repeat(5000)}`;
    expect(await findings(drawProcess(SMALL).replace('<userTask id="a" />', deep))).toMatchObject([
      { code: 'bpmn/xml' },
    ]);
  });

  it('whose ids are given twice is refused where the second stands', async () => {
    const xml = withNodes(
      ['<userTask id="b" />', '<userTask id="b" />'],
      [
        ['f3', 'a', 'b'],
        ['f4', 'b', 'done'],
      ],
    );
    expect(await findings(xml)).toContainEqual(
      expect.objectContaining({ code: 'bpmn/duplicate-id', element: 'b', line: 20 }),
    );
  });

  it('with elements of unknown namespaces is refused by their names', async () => {
    const strange = '<x:task xmlns:x="urn:x" id="strange" />';
    const { code, facts } = await refusal(
      drawProcess(SMALL).replace('<userTask id="a" />', `<userTask id="a" />${strange}`),
    );
    expect(code).toBe('process-element-unsupported');
    expect(facts).toMatchObject({ type: expect.stringContaining('task'), element: 'strange' });
  });

  it('of ten thousand elements is read', async () => {
    const ids = Array.from({ length: 5_000 }, (_, index) => `t${index}`);
    const nodes = ids.map((id) => `<userTask id="${id}" />`);
    const chain = ids.map((id, index) => [`c${index}`, index === 0 ? 'start' : `t${index - 1}`, id] as const);
    const xml = drawProcess({
      lanes: { lane: ['start', ...ids, 'done'] },
      nodes: ['<startEvent id="start" />', ...nodes, '<endEvent id="done" />'],
      flows: [...chain, ['last', ids.at(-1) ?? '', 'done']],
    });
    const process = await readProcess(xml, 'process.bpmn');
    expect(process.nodes.size + process.flows.size).toBe(10_003);
  });
});

const start = (id: string, event = ''): string => `<startEvent id="${id}">${event}</startEvent>`;
const catching = (id: string, event: string): string =>
  `<intermediateCatchEvent id="${id}">${event}</intermediateCatchEvent>`;
const TIMER = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>';

describe('a process that means nothing', () => {
  it.each<[string, string, string]>([
    [
      'a flow into a sub-process',
      'bpmn/crossing cross',
      withNodes(
        [
          '<subProcess id="sub"><startEvent id="in" /><userTask id="b" /><endEvent id="out" /><sequenceFlow id="g1" sourceRef="in" targetRef="b" /><sequenceFlow id="g2" sourceRef="b" targetRef="out" /></subProcess>',
        ],
        [
          ['f3', 'a', 'sub'],
          ['f4', 'sub', 'done'],
          ['cross', 'a', 'b'],
        ],
      ),
    ],
    [
      'a sub-process without a start',
      'bpmn/starts sub',
      withNodes(
        ['<subProcess id="sub"><userTask id="b" /></subProcess>'],
        [
          ['f3', 'a', 'sub'],
          ['f4', 'sub', 'done'],
        ],
      ),
    ],
    [
      'an event sub-process with a plain start',
      'bpmn/starts sub',
      withNodes(
        [
          '<subProcess id="sub" triggeredByEvent="true"><startEvent id="in" /><endEvent id="out" /><sequenceFlow id="g1" sourceRef="in" targetRef="out" /></subProcess>',
        ],
        [],
      ),
    ],
    [
      'a flow to an event sub-process',
      'bpmn/event-sub-process f3',
      withNodes(
        [
          `<subProcess id="sub" triggeredByEvent="true">${start('in', TIMER)}<endEvent id="out" /><sequenceFlow id="g1" sourceRef="in" targetRef="out" /></subProcess>`,
        ],
        [['f3', 'a', 'sub']],
      ),
    ],
    [
      'an event-based gateway before a task',
      'bpmn/event-gateway f4',
      withNodes(
        ['<eventBasedGateway id="first" />', '<userTask id="b" />', catching('wait', TIMER)],
        [
          ['f3', 'a', 'first'],
          ['f4', 'first', 'b'],
          ['f5', 'first', 'wait'],
          ['f6', 'b', 'done'],
          ['f7', 'wait', 'done'],
        ],
      ),
    ],
    [
      'an inclusive gateway without a condition',
      'bpmn/no-condition f4',
      withNodes(
        ['<inclusiveGateway id="or" />'],
        [
          ['f3', 'a', 'or'],
          ['f4', 'or', 'done'],
          ['f5', 'or', 'a', 'true'],
        ],
      ),
    ],
    [
      'an error that lets its activity go on',
      'bpmn/boundary edge',
      withNodes(
        ['<boundaryEvent id="edge" attachedToRef="a" cancelActivity="false"><errorEventDefinition /></boundaryEvent>'],
        [['f3', 'edge', 'done']],
      ),
    ],
    [
      'an error end without an error',
      'bpmn/code end',
      withNodes(['<endEvent id="end"><errorEventDefinition /></endEvent>'], [['f3', 'a', 'end']]),
    ],
    [
      'a thrown message without a name',
      'bpmn/message say',
      withNodes(
        ['<intermediateThrowEvent id="say"><messageEventDefinition /></intermediateThrowEvent>'],
        [
          ['f3', 'a', 'say'],
          ['f4', 'say', 'done'],
        ],
      ),
    ],
    [
      'a call of nothing',
      'bpmn/call call',
      withNodes(
        ['<callActivity id="call" />'],
        [
          ['f3', 'a', 'call'],
          ['f4', 'call', 'done'],
        ],
      ),
    ],
    [
      'a script that is no FEEL',
      'bpmn/feel s',
      withNodes(
        ['<scriptTask id="s"><script>1 +</script></scriptTask>'],
        [
          ['f3', 'a', 's'],
          ['f4', 's', 'done'],
        ],
      ),
    ],
    [
      'instances without a number',
      'bpmn/instances b',
      withNodes(
        ['<userTask id="b"><multiInstanceLoopCharacteristics /></userTask>'],
        [
          ['f3', 'a', 'b'],
          ['f4', 'b', 'done'],
        ],
      ),
    ],
    [
      'a start by an error',
      'bpmn/starts again',
      withNodes([start('again', '<errorEventDefinition />')], [['f3', 'again', 'a']]),
    ],
    [
      'a message flow that nobody hears',
      'bpmn/message-flow m',
      withNodes(
        ['<sendTask id="s" />'],
        [
          ['f3', 'a', 's'],
          ['f4', 's', 'done'],
        ],
        [
          '<process id="other"><startEvent id="in" /><userTask id="b" /><endEvent id="out" /><sequenceFlow id="g1" sourceRef="in" targetRef="b" /><sequenceFlow id="g2" sourceRef="b" targetRef="out" /></process>',
          '<collaboration id="c"><participant id="p" processRef="other" /><messageFlow id="m" sourceRef="s" targetRef="b" /></collaboration>',
        ],
      ),
    ],
  ])('%s is told at its place', async (_what, fault, xml) => {
    const told = (await findings(xml)).map(({ code, element }) => `${code} ${element}`);
    expect(told).toContain(fault);
  });
});
