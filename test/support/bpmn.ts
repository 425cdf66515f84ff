/** A process to be written as BPMN: elements as XML, flows as id, from, to, condition. */
export interface Drawing {
  readonly lanes: { readonly [lane: string]: readonly string[] };
  readonly nodes: readonly string[];
  readonly flows: readonly (readonly [id: string, from: string, to: string, condition?: string])[];
  /** Ids left out of the drawing. */
  readonly undrawn?: readonly string[];
  /** Elements beside the process: errors, escalations, other processes, a collaboration. */
  readonly roots?: readonly string[];
}

/** BPMN 2.0 XML with one process, its messages (`payment`) and a drawing, one element a line. */
export function drawProcess({ lanes, nodes, flows, undrawn = [], roots = [] }: Drawing): string {
  const drawn = drawnIn([...nodes, ...roots].join('\n'));
  const ids = drawn.filter(([name]) => name !== 'sequenceFlow').map(([, id]) => id);
  const edges = drawn.filter(([name]) => name === 'sequenceFlow').map(([, id]) => id);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
    '  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"',
    '  xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="definitions" targetNamespace="urn:example">',
    '<message id="message-payment" name="payment" />',
    ...roots.filter((root) => !root.startsWith('<process') && !root.startsWith('<collaboration')),
    '<process id="process" name="Layanan">',
    '<laneSet id="lanes">',
    ...Object.entries(lanes).flatMap(([lane, inside]) => [
      `<lane id="${lane}" name="${lane}">`,
      ...inside.map((node) => `<flowNodeRef>${node}</flowNodeRef>`),
      '</lane>',
    ]),
    '</laneSet>',
    ...nodes,
    ...flows.map(([id, from, to, condition]) => writeFlow(id, from, to, condition)),
    '</process>',
    ...roots.filter((root) => root.startsWith('<process') || root.startsWith('<collaboration')),
    '<bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="process">',
    ...[...Object.keys(lanes), ...ids]
      .filter((id) => !undrawn.includes(id))
      .map((id) => writeShape(id, ids.indexOf(id))),
    ...[...flows.map(([id]) => id), ...edges].filter((id) => !undrawn.includes(id)).map(writeEdge),
    '</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>',
    '</definitions>',
    '',
  ].join('\n');
}

const DRAWN = /<(\w+(?:Event|Task|Gateway)|subProcess|callActivity|sequenceFlow|participant) [^>]*?\bid="([^"]+)"/g;

/** Elements with a shape or edge of their own, those inside sub-processes too. */
function drawnIn(xml: string): readonly (readonly [name: string, id: string])[] {
  return [...xml.matchAll(DRAWN)]
    .map(([, name = '', id = '']) => [name, id] as const)
    .filter(([name]) => !name.startsWith('global'));
}

function writeFlow(id: string, from: string, to: string, condition: string | undefined): string {
  const ends = `id="${id}" sourceRef="${from}" targetRef="${to}"`;
  if (condition === undefined) return `<sequenceFlow ${ends} />`;
  return `<sequenceFlow ${ends}><conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression></sequenceFlow>`;
}

function writeShape(id: string, column: number): string {
  const bounds = `<dc:Bounds x="${Math.max(column, 0) * 100}" y="0" width="100" height="80" />`;
  return `<bpmndi:BPMNShape id="shape-${id}" bpmnElement="${id}">${bounds}</bpmndi:BPMNShape>`;
}

function writeEdge(id: string): string {
  const points = '<di:waypoint x="0" y="0" /><di:waypoint x="10" y="0" />';
  return `<bpmndi:BPMNEdge id="edge-${id}" bpmnElement="${id}">${points}</bpmndi:BPMNEdge>`;
}
