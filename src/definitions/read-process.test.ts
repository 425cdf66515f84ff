import { describe, expect, it } from 'vitest';
import { readProcess } from '#definitions/read-process';
import { Refusal } from '#terms/refusal';
import { type Drawing, drawProcess } from '../../test/support/bpmn.ts';

const SMALL: Drawing = {
  lanes: { 'lane-applicant': ['start', 'done'], 'lane-office': ['check', 'gate', 'late', 'remind'] },
  nodes: [
    '<startEvent id="start" />',
    '<userTask id="check" name="Periksa" />',
    '<boundaryEvent id="late" attachedToRef="check" cancelActivity="false"><timerEventDefinition><timeDuration>P3D</timeDuration></timerEventDefinition></boundaryEvent>',
    '<sendTask id="remind" />',
    '<exclusiveGateway id="gate" default="no" />',
    '<endEvent id="done" />',
  ],
  flows: [
    ['f1', 'start', 'check'],
    ['f2', 'check', 'gate'],
    ['f3', 'late', 'remind'],
    ['f4', 'remind', 'done'],
    ['yes', 'gate', 'done', 'office.answer = "yes"'],
    ['no', 'gate', 'check'],
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

async function faults(drawing: Drawing): Promise<string[]> {
  const { code, facts } = await refusal(drawProcess(drawing));
  expect(code).toBe('process-malformed');
  return (facts['findings'] as { code: string; element: string }[]).map((fault) => `${fault.code} ${fault.element}`);
}

function changed(change: Partial<Drawing>): Drawing {
  return { ...SMALL, ...change };
}

describe('a process that is read', () => {
  it('has its lanes, steps and flows in the order of the file, each with its place', async () => {
    const xml = drawProcess(SMALL);
    const process = await readProcess(xml, 'process.bpmn');
    expect(process.lanes.map(({ id }) => id)).toEqual(['lane-applicant', 'lane-office']);
    expect([...process.nodes.keys()]).toEqual(['start', 'check', 'late', 'remind', 'gate', 'done']);
    expect(process.start).toBe('start');
    expect(process.nodes.get('gate')).toMatchObject({
      type: 'exclusiveGateway',
      lane: 'lane-office',
      default: 'no',
      outgoing: ['yes', 'no'],
    });
    expect(process.nodes.get('late')).toMatchObject({
      type: 'boundaryTimerEvent',
      attachedTo: 'check',
      interrupting: false,
      timer: 'P3D',
    });
    const line = xml.split('\n').findIndex((text) => text.includes('id="check"')) + 1;
    expect(process.nodes.get('check')).toMatchObject({ line, name: 'Periksa', incoming: ['f1', 'no'] });
    expect(process.flows.get('yes')).toMatchObject({ condition: 'office.answer = "yes"', from: 'gate', to: 'done' });
    expect(process.diagram.shapes.get('check')).toEqual({ x: 100, y: 0, width: 100, height: 80 });
    expect(process.diagram.edges.get('f1')).toHaveLength(2);
  });

  it('puts a boundary event into the lane of its task when the drawing does not say', async () => {
    const lanes = { 'lane-applicant': ['start', 'done'], 'lane-office': ['check', 'gate', 'remind'] };
    const process = await readProcess(drawProcess(changed({ lanes })), 'process.bpmn');
    expect(process.nodes.get('late')?.lane).toBe('lane-office');
  });
});

describe('an element that is not run here', () => {
  it.each([
    ['complexGateway', '<complexGateway id="gate" />'],
    ['scriptTask scriptFormat', '<scriptTask id="gate" scriptFormat="text/javascript"><script>1</script></scriptTask>'],
    ['task', '<task id="gate" />'],
    ['transaction', '<transaction id="gate"><startEvent id="inner" /></transaction>'],
    ['adHocSubProcess', '<adHocSubProcess id="gate"><userTask id="inner" /></adHocSubProcess>'],
    ['eventBasedGateway instantiate', '<eventBasedGateway id="gate" instantiate="true" />'],
    ['eventBasedGateway eventGatewayType', '<eventBasedGateway id="gate" eventGatewayType="Parallel" />'],
    ['userTask isForCompensation', '<userTask id="gate" isForCompensation="true" />'],
    ['userTask startQuantity', '<userTask id="gate" startQuantity="2" />'],
    ['standardLoopCharacteristics', '<userTask id="gate"><standardLoopCharacteristics /></userTask>'],
    [
      'extensionElements',
      '<userTask id="gate"><extensionElements><x:form xmlns:x="urn:x" /></extensionElements></userTask>',
    ],
    [
      'multiInstanceLoopCharacteristics behavior',
      '<userTask id="gate"><multiInstanceLoopCharacteristics behavior="One" /></userTask>',
    ],
    ['receiveTask instantiate', '<receiveTask id="gate" instantiate="true" />'],
    [
      'timeCycle',
      '<intermediateCatchEvent id="gate"><timerEventDefinition><timeCycle>R3/PT1H</timeCycle></timerEventDefinition></intermediateCatchEvent>',
    ],
    ['signalEventDefinition', '<endEvent id="gate"><signalEventDefinition /></endEvent>'],
    ['compensateEventDefinition', '<endEvent id="gate"><compensateEventDefinition /></endEvent>'],
    ['cancelEventDefinition', '<endEvent id="gate"><cancelEventDefinition /></endEvent>'],
    ['linkEventDefinition', '<intermediateThrowEvent id="gate"><linkEventDefinition /></intermediateThrowEvent>'],
    [
      'conditionalEventDefinition',
      '<intermediateCatchEvent id="gate"><conditionalEventDefinition><condition>true</condition></conditionalEventDefinition></intermediateCatchEvent>',
    ],
    ['intermediateThrowEvent without an event', '<intermediateThrowEvent id="gate" />'],
    ['ioSpecification', '<userTask id="gate"><ioSpecification /></userTask>'],
    [
      'intermediateCatchEvent with several events',
      '<intermediateCatchEvent id="gate"><messageEventDefinition /><timerEventDefinition /></intermediateCatchEvent>',
    ],
  ])('%s is refused by its name and place', async (type, element) => {
    const nodes = SMALL.nodes.map((node) => (node.includes('id="gate"') ? element : node));
    const xml = drawProcess(changed({ nodes }));
    const { code, facts, message } = await refusal(xml);
    const line = xml.split('\n').findIndex((text) => text.includes(element)) + 1;
    expect(code).toBe('process-element-unsupported');
    expect(facts).toMatchObject({ file: 'process.bpmn', line, type });
    expect(message).toMatch(new RegExp(`^process\\.bpmn:${line}:\\d+: ${type} is not run here$`));
  });
});

describe('where a case goes on when its time has run out', () => {
  it('needs no flow that leads there, and only there', async () => {
    const flows = SMALL.flows.filter(([id]) => id !== 'f3');
    const xml = drawProcess(changed({ flows, nodes: SMALL.nodes.filter((node) => !node.includes('"late"')) }));
    const lanes = xml
      .replace(/<flowNodeRef>late<\/flowNodeRef>/, '')
      .replace(/<\w+:?BPMNShape[^>]*late[\s\S]*?<\/\w+:?BPMNShape>/, '');
    expect((await readProcess(lanes, 'process.bpmn', ['remind'])).nodes.has('remind')).toBe(true);
    await expect(readProcess(lanes, 'process.bpmn', ['elsewhere'])).rejects.toMatchObject({
      facts: { findings: [{ code: 'bpmn/unreachable', element: 'remind' }] },
    });
  });
});

describe('a malformed process', () => {
  it('is told all that is wrong with it at once, in the order of the file', async () => {
    const flows = SMALL.flows.filter(([id]) => id !== 'f1').concat([['f9', 'done', 'nowhere']]);
    expect(await faults(changed({ flows }))).toEqual(
      expect.arrayContaining([
        'bpmn/warning f9',
        'bpmn/dangling-flow f9',
        'bpmn/dead-end start',
        'bpmn/unreachable check',
      ]),
    );
  });

  it.each<[string, Partial<Drawing>]>([
    [
      'bpmn/no-lane remind',
      { lanes: { 'lane-applicant': ['start', 'done'], 'lane-office': ['check', 'gate', 'late'] } },
    ],
    ['bpmn/two-lanes done', { lanes: { ...SMALL.lanes, 'lane-office': ['check', 'gate', 'late', 'remind', 'done'] } }],
    ['bpmn/flow-out-of-end back', { flows: [...SMALL.flows, ['back', 'done', 'check']] }],
    ['bpmn/flow-into-event back', { flows: [...SMALL.flows, ['back', 'remind', 'start']] }],
    ['bpmn/dead-end remind', { flows: SMALL.flows.filter(([id]) => id !== 'f4') }],
    ['bpmn/unreachable remind', { flows: SMALL.flows.filter(([id]) => id !== 'f3') }],
    [
      'bpmn/starts again',
      { nodes: [...SMALL.nodes, '<startEvent id="again" />'], flows: [...SMALL.flows, ['f9', 'again', 'check']] },
    ],
    ['bpmn/no-condition yes', { flows: SMALL.flows.map(([id, from, to]) => [id, from, to] as const) }],
    [
      'bpmn/condition f3',
      { flows: SMALL.flows.map((flow) => (flow[0] === 'f3' ? ['f3', 'late', 'remind', 'true'] : flow)) },
    ],
    [
      'bpmn/default no',
      { flows: SMALL.flows.map((flow) => (flow[0] === 'no' ? ['no', 'gate', 'check', 'true'] : flow)) },
    ],
    [
      'bpmn/feel yes',
      { flows: SMALL.flows.map((flow) => (flow[0] === 'yes' ? ['yes', 'gate', 'done', 'office.answer ='] : flow)) },
    ],
    ['bpmn/timer late', { nodes: SMALL.nodes.map((node) => node.replace('P3D', 'P1M')) }],
    ['bpmn/not-drawn remind', { undrawn: ['remind'] }],
    ['bpmn/not-drawn f4', { undrawn: ['f4'] }],
    [
      'bpmn/flow-mismatch remind',
      {
        nodes: SMALL.nodes.map((node) =>
          node.replace('<sendTask id="remind" />', '<sendTask id="remind"><outgoing>f1</outgoing></sendTask>'),
        ),
      },
    ],
    [
      'bpmn/message wait',
      { nodes: SMALL.nodes.map((node) => node.replace('<sendTask id="remind" />', '<receiveTask id="wait" />')) },
    ],
  ])('%s', async (fault, change) => {
    const drawing = changed(change);
    const told = await faults(fault === 'bpmn/message wait' ? renamed(drawing, 'remind', 'wait') : drawing);
    expect(told).toContain(fault);
  });

  it('is told the line of a condition that is no FEEL', async () => {
    const xml = drawProcess(
      changed({
        flows: SMALL.flows.map((flow) => (flow[0] === 'yes' ? ['yes', 'gate', 'done', 'office.answer ='] : flow)),
      }),
    );
    const { facts } = await refusal(xml);
    const line = xml.split('\n').findIndex((text) => text.includes('office.answer =')) + 1;
    expect(facts['findings']).toEqual([expect.objectContaining({ code: 'bpmn/feel', line })]);
  });

  it.each([
    ['a document type', `<!DOCTYPE d [<!ENTITY a "b">]>${drawProcess(SMALL)}`],
    ['broken XML', drawProcess(SMALL).replace('</process>', '')],
    ['another kind of XML', '<html xmlns="http://www.w3.org/1999/xhtml"></html>'],
    ['no process', '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"></definitions>'],
  ])('%s is refused', async (_what, xml) => {
    expect((await refusal(xml)).code).toBe('process-malformed');
  });
});

function renamed(drawing: Drawing, from: string, to: string): Drawing {
  const word = (text: string): string => (text === from ? to : text);
  return {
    ...drawing,
    lanes: Object.fromEntries(Object.entries(drawing.lanes).map(([lane, nodes]) => [lane, nodes.map(word)])),
    flows: drawing.flows.map(([id, source, target, ...rest]) => [id, word(source), word(target), ...rest] as const),
  };
}
