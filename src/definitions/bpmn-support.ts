import type { Element } from '#rules/xml';

/** Namespaces of a BPMN 2.0 file, by the prefixes used here. */
export const BPMN_NAMESPACES = {
  'http://www.omg.org/spec/BPMN/20100524/MODEL': 'bpmn',
  'http://www.omg.org/spec/BPMN/20100524/DI': 'bpmndi',
} as const;

const NODE = ['incoming', 'outgoing', 'documentation'];
const ACTIVITY = [...NODE, 'multiInstanceLoopCharacteristics', 'property'];
const CATCH = [...NODE, 'eventDefinitionRef', 'messageEventDefinition', 'timerEventDefinition'];
const REMARKS = ['documentation', 'textAnnotation', 'association', 'group'];
const EVENTS = [
  'messageEventDefinition',
  'timerEventDefinition',
  'errorEventDefinition',
  'escalationEventDefinition',
  'terminateEventDefinition',
];
/** What may stand in a process and in a sub-process. */
const FLOW = [
  'startEvent',
  'endEvent',
  'userTask',
  'serviceTask',
  'businessRuleTask',
  'scriptTask',
  'sendTask',
  'receiveTask',
  'manualTask',
  'callActivity',
  'subProcess',
  'exclusiveGateway',
  'parallelGateway',
  'inclusiveGateway',
  'eventBasedGateway',
  'intermediateCatchEvent',
  'intermediateThrowEvent',
  'boundaryEvent',
  'sequenceFlow',
  'property',
  'dataObject',
  'dataObjectReference',
  ...REMARKS,
];

/**
 * What this house runs, element by element with what may stand inside it. Anything else is refused by name: a process
 * must never do less than it says. Remarks, the drawing and declarations (types of items, interfaces) have no token
 * meaning and are kept.
 */
const INSIDE: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'definitions',
    [
      'process',
      'collaboration',
      'message',
      'error',
      'escalation',
      'itemDefinition',
      'interface',
      'globalUserTask',
      'globalScriptTask',
      'globalBusinessRuleTask',
      'globalManualTask',
      'documentation',
      ...EVENTS,
    ],
  ],
  ['collaboration', ['participant', 'messageFlow', ...REMARKS]],
  ['participant', ['interfaceRef', 'participantMultiplicity', 'documentation']],
  ['participantMultiplicity', []],
  ['messageFlow', ['documentation']],
  ['message', ['documentation']],
  ['error', ['documentation']],
  ['escalation', ['documentation']],
  ['itemDefinition', ['documentation']],
  ['interface', ['operation', 'documentation']],
  ['operation', ['inMessageRef', 'outMessageRef', 'documentation']],
  ['process', ['laneSet', ...FLOW]],
  ['subProcess', [...ACTIVITY, ...FLOW]],
  ['laneSet', ['lane', 'documentation']],
  ['lane', ['flowNodeRef', 'documentation']],
  ['startEvent', [...CATCH, 'errorEventDefinition', 'escalationEventDefinition']],
  ['endEvent', [...NODE, 'eventDefinitionRef', ...EVENTS.filter((event) => event !== 'timerEventDefinition')]],
  ['userTask', ACTIVITY],
  ['serviceTask', ACTIVITY],
  ['businessRuleTask', ACTIVITY],
  ['scriptTask', [...ACTIVITY, 'script']],
  ['sendTask', ACTIVITY],
  ['receiveTask', ACTIVITY],
  ['manualTask', ACTIVITY],
  ['callActivity', ACTIVITY],
  ['globalUserTask', ['documentation']],
  ['globalScriptTask', ['script', 'documentation']],
  ['globalBusinessRuleTask', ['documentation']],
  ['globalManualTask', ['documentation']],
  ['exclusiveGateway', NODE],
  ['parallelGateway', NODE],
  ['inclusiveGateway', NODE],
  ['eventBasedGateway', NODE],
  ['intermediateCatchEvent', CATCH],
  ['intermediateThrowEvent', [...NODE, 'eventDefinitionRef', 'messageEventDefinition', 'escalationEventDefinition']],
  ['boundaryEvent', [...CATCH, 'errorEventDefinition', 'escalationEventDefinition']],
  ['timerEventDefinition', ['timeDuration', 'timeDate', 'documentation']],
  ['messageEventDefinition', ['operationRef', 'documentation']],
  ['errorEventDefinition', ['documentation']],
  ['escalationEventDefinition', ['documentation']],
  ['terminateEventDefinition', ['documentation']],
  [
    'multiInstanceLoopCharacteristics',
    [
      'loopCardinality',
      'loopDataInputRef',
      'loopDataOutputRef',
      'inputDataItem',
      'outputDataItem',
      'completionCondition',
      'documentation',
    ],
  ],
  ['inputDataItem', ['documentation']],
  ['outputDataItem', ['documentation']],
  ['sequenceFlow', ['conditionExpression', 'documentation']],
  ['textAnnotation', ['text', 'documentation']],
]);

/** Attribute values that would ask for behaviour this house does not have. */
const ATTRIBUTES: ReadonlyMap<string, (value: string) => boolean> = new Map<string, (value: string) => boolean>([
  ['isForCompensation', (value) => value === 'true'],
  ['parallelMultiple', (value) => value === 'true'],
  ['instantiate', (value) => value === 'true'],
  ['eventGatewayType', (value) => value !== 'Exclusive'],
  ['startQuantity', (value) => value !== '1'],
  ['completionQuantity', (value) => value !== '1'],
  ['behavior', (value) => value !== 'All'],
  ['noneBehaviorEventRef', () => true],
  ['oneBehaviorEventRef', () => true],
  ['maximum', (value) => Number(value) > 1],
  ['minimum', (value) => Number(value) > 1],
  ['language', (value) => !/feel/i.test(value)],
  ['scriptFormat', (value) => !/feel/i.test(value)],
  ['scriptLanguage', (value) => !/feel/i.test(value)],
]);

const LEAVES = new Set([
  'incoming',
  'outgoing',
  'documentation',
  'flowNodeRef',
  'eventDefinitionRef',
  'interfaceRef',
  'operationRef',
  'inMessageRef',
  'outMessageRef',
  'loopDataInputRef',
  'loopDataOutputRef',
  'property',
  'dataObject',
  'dataObjectReference',
  'script',
  'text',
]);

/** An element, or an attribute of one, that this house does not run. */
export interface Unsupported {
  readonly element: Element;
  /** `complexGateway`, or `receiveTask instantiate` */
  readonly type: string;
}

/** Everything below an element that is not run here, in document order. */
export function unsupportedIn(element: Element): readonly Unsupported[] {
  const found: Unsupported[] = [];
  gather(element, found);
  return found;
}

function gather(element: Element, found: Unsupported[]): void {
  const name = localName(element);
  const inside = INSIDE.get(name) ?? [];
  for (const [attribute, value] of element.attributes) {
    if (ATTRIBUTES.get(attribute)?.(value) === true) found.push({ element, type: `${name} ${attribute}` });
  }
  const events = name === 'definitions' ? [] : element.children.filter(isEventDefinition);
  if (events.length > 1) found.push({ element, type: `${name} with several events` });
  if (events.length === 0 && NEEDS_EVENT.has(name)) found.push({ element, type: `${name} without an event` });
  for (const child of element.children) gatherChild(child, inside, found);
}

/** An intermediate or boundary event that neither throws nor catches means nothing. */
const NEEDS_EVENT = new Set(['intermediateThrowEvent', 'intermediateCatchEvent', 'boundaryEvent']);

function isEventDefinition(element: Element): boolean {
  return /EventDefinition(Ref)?$/i.test(localName(element));
}

function gatherChild(child: Element, inside: readonly string[], found: Unsupported[]): void {
  if (child.name.startsWith('bpmndi:')) return;
  const name = localName(child);
  if (!child.name.startsWith('bpmn:') || !inside.includes(name)) found.push({ element: child, type: name });
  else if (!LEAVES.has(name)) gather(child, found);
}

/** The name without the prefix of BPMN; other prefixes stay. */
export function localName(element: Element): string {
  return element.name.replace(/^bpmn:/, '');
}
