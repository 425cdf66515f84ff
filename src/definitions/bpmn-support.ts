import type { Element } from '#rules/xml';

/** Namespaces of a BPMN 2.0 file, by the prefixes used here. */
export const BPMN_NAMESPACES = {
  'http://www.omg.org/spec/BPMN/20100524/MODEL': 'bpmn',
  'http://www.omg.org/spec/BPMN/20100524/DI': 'bpmndi',
} as const;

const NODE = ['incoming', 'outgoing', 'documentation'];
const REMARKS = ['documentation', 'textAnnotation', 'association', 'group'];

/**
 * What this house runs, element by element with what may stand inside it. Anything else is refused by name: a process
 * must never do less than it says. Remarks and the drawing have no token meaning and are kept.
 */
const INSIDE: ReadonlyMap<string, readonly string[]> = new Map([
  ['definitions', ['process', 'collaboration', 'message', 'documentation']],
  ['collaboration', ['participant', ...REMARKS]],
  ['participant', ['documentation']],
  ['message', ['documentation']],
  [
    'process',
    [
      'laneSet',
      'startEvent',
      'endEvent',
      'userTask',
      'serviceTask',
      'businessRuleTask',
      'sendTask',
      'receiveTask',
      'manualTask',
      'exclusiveGateway',
      'parallelGateway',
      'intermediateCatchEvent',
      'boundaryEvent',
      'sequenceFlow',
      ...REMARKS,
    ],
  ],
  ['laneSet', ['lane', 'documentation']],
  ['lane', ['flowNodeRef', 'documentation']],
  ['startEvent', NODE],
  ['endEvent', [...NODE, 'terminateEventDefinition']],
  ['userTask', NODE],
  ['serviceTask', NODE],
  ['businessRuleTask', NODE],
  ['sendTask', NODE],
  ['receiveTask', NODE],
  ['manualTask', NODE],
  ['exclusiveGateway', NODE],
  ['parallelGateway', NODE],
  ['intermediateCatchEvent', [...NODE, 'messageEventDefinition', 'timerEventDefinition']],
  ['boundaryEvent', [...NODE, 'timerEventDefinition']],
  ['timerEventDefinition', ['timeDuration', 'documentation']],
  ['messageEventDefinition', ['documentation']],
  ['terminateEventDefinition', ['documentation']],
  ['sequenceFlow', ['conditionExpression', 'documentation']],
  ['textAnnotation', ['text', 'documentation']],
]);

/** Attribute values that would ask for behaviour this house does not have. */
const ATTRIBUTES: ReadonlyMap<string, (value: string) => boolean> = new Map([
  ['isForCompensation', (value) => value === 'true'],
  ['parallelMultiple', (value) => value === 'true'],
  ['instantiate', (value) => value === 'true'],
  ['startQuantity', (value) => value !== '1'],
  ['completionQuantity', (value) => value !== '1'],
  ['language', (value) => !/feel/i.test(value)],
]);

const LEAVES = new Set([
  'incoming',
  'outgoing',
  'documentation',
  'flowNodeRef',
  'timeDuration',
  'conditionExpression',
  'text',
]);

/** An element, or an attribute of one, that this house does not run. */
export interface Unsupported {
  readonly element: Element;
  /** `inclusiveGateway`, or `receiveTask instantiate` */
  readonly type: string;
}

/** Everything below an element that is not run here, in document order. */
export function unsupportedIn(element: Element): readonly Unsupported[] {
  const name = localName(element);
  const inside = INSIDE.get(name) ?? [];
  const attributes = [...element.attributes].flatMap(([attribute, value]) =>
    ATTRIBUTES.get(attribute)?.(value) === true ? [{ element, type: `${name} ${attribute}` }] : [],
  );
  const events = element.children.filter((child) => localName(child).endsWith('EventDefinition'));
  const several = events.length > 1 ? [{ element, type: `${name} with several events` }] : [];
  return [...attributes, ...several, ...element.children.flatMap((child) => unsupportedChild(child, inside))];
}

function unsupportedChild(child: Element, inside: readonly string[]): readonly Unsupported[] {
  if (child.name.startsWith('bpmndi:')) return [];
  const name = localName(child);
  if (!child.name.startsWith('bpmn:') || !inside.includes(name)) return [{ element: child, type: name }];
  return LEAVES.has(name) && name !== 'conditionExpression' ? [] : unsupportedIn(child);
}

/** The name without the prefix of BPMN; other prefixes stay. */
export function localName(element: Element): string {
  return element.name.replace(/^bpmn:/, '');
}
