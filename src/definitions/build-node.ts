import type { BpmnElement } from 'bpmn-moddle';
import type { Instances, NodeType, ProcessNode } from '#definitions/process';
import type { Faults } from '#definitions/process-faults';

/** Where a node stands and what leads to it and on. */
type Place = Pick<ProcessNode, 'within' | 'lane' | 'incoming' | 'outgoing'>;

export function buildNode(drawn: BpmnElement, place: Place, faults: Faults): ProcessNode | undefined {
  const type = typeOf(drawn);
  if (type === undefined) return undefined;
  const { id = '', name = '', attachedToRef, cancelActivity = true, isInterrupting = true } = drawn;
  const event = eventOf(drawn);
  const { line, column } = faults.at(id);
  return {
    id,
    type,
    name,
    ...place,
    default: drawn.default?.id ?? null,
    message: (drawn.messageRef ?? event?.messageRef)?.name ?? null,
    timer: (event?.timeDuration ?? event?.timeDate)?.body?.trim() ?? null,
    code: codeOf(event),
    attachedTo: attachedToRef?.id ?? null,
    interrupting: type.startsWith('boundary') ? cancelActivity : type.endsWith('StartEvent') && isInterrupting,
    called: drawn.calledElement ?? null,
    script: drawn.script?.trim().replace(/^=\s*/, '') ?? null,
    instances: instancesOf(drawn.loopCharacteristics),
    line,
    column,
  };
}

const PLAIN: { readonly [type: string]: NodeType } = {
  'bpmn:UserTask': 'userTask',
  'bpmn:ServiceTask': 'serviceTask',
  'bpmn:BusinessRuleTask': 'businessRuleTask',
  'bpmn:ScriptTask': 'scriptTask',
  'bpmn:SendTask': 'sendTask',
  'bpmn:ReceiveTask': 'receiveTask',
  'bpmn:ManualTask': 'manualTask',
  'bpmn:CallActivity': 'callActivity',
  'bpmn:GlobalUserTask': 'userTask',
  'bpmn:GlobalScriptTask': 'scriptTask',
  'bpmn:GlobalBusinessRuleTask': 'businessRuleTask',
  'bpmn:GlobalManualTask': 'manualTask',
  'bpmn:ExclusiveGateway': 'exclusiveGateway',
  'bpmn:ParallelGateway': 'parallelGateway',
  'bpmn:InclusiveGateway': 'inclusiveGateway',
  'bpmn:EventBasedGateway': 'eventBasedGateway',
};

/** Event element -> its event definition -> what it is here. */
const EVENTS: { readonly [type: string]: { readonly [event: string]: NodeType } } = {
  'bpmn:StartEvent': {
    none: 'startEvent',
    'bpmn:MessageEventDefinition': 'messageStartEvent',
    'bpmn:TimerEventDefinition': 'timerStartEvent',
    'bpmn:ErrorEventDefinition': 'errorStartEvent',
    'bpmn:EscalationEventDefinition': 'escalationStartEvent',
  },
  'bpmn:EndEvent': {
    none: 'endEvent',
    'bpmn:TerminateEventDefinition': 'terminateEndEvent',
    'bpmn:MessageEventDefinition': 'messageEndEvent',
    'bpmn:ErrorEventDefinition': 'errorEndEvent',
    'bpmn:EscalationEventDefinition': 'escalationEndEvent',
  },
  'bpmn:IntermediateCatchEvent': {
    'bpmn:MessageEventDefinition': 'messageCatchEvent',
    'bpmn:TimerEventDefinition': 'timerCatchEvent',
  },
  'bpmn:IntermediateThrowEvent': {
    'bpmn:MessageEventDefinition': 'messageThrowEvent',
    'bpmn:EscalationEventDefinition': 'escalationThrowEvent',
  },
  'bpmn:BoundaryEvent': {
    'bpmn:MessageEventDefinition': 'boundaryMessageEvent',
    'bpmn:TimerEventDefinition': 'boundaryTimerEvent',
    'bpmn:ErrorEventDefinition': 'boundaryErrorEvent',
    'bpmn:EscalationEventDefinition': 'boundaryEscalationEvent',
  },
};

export function typeOf(drawn: BpmnElement): NodeType | undefined {
  if (drawn.$type === 'bpmn:SubProcess') return drawn.triggeredByEvent === true ? 'eventSubProcess' : 'subProcess';
  return PLAIN[drawn.$type] ?? EVENTS[drawn.$type]?.[eventOf(drawn)?.$type ?? 'none'];
}

/** An event is defined in place, or by naming a definition of the file. */
function eventOf({ eventDefinitions = [], eventDefinitionRef = [] }: BpmnElement): BpmnElement | undefined {
  return eventDefinitions[0] ?? eventDefinitionRef[0];
}

/** BPMN matches errors by code; where the file gives none, its name or id stands for it. */
function codeOf(event: BpmnElement | undefined): string | null {
  const named = event?.errorRef ?? event?.escalationRef;
  return named?.errorCode ?? named?.escalationCode ?? named?.name ?? named?.id ?? null;
}

function instancesOf(loop: BpmnElement | undefined): Instances | null {
  if (loop === undefined) return null;
  const text = (expression: BpmnElement | undefined): string | null =>
    expression?.body?.trim().replace(/^=\s*/, '') ?? null;
  return {
    sequential: loop.isSequential ?? false,
    cardinality: text(loop.loopCardinality),
    list: loop.loopDataInputRef?.name ?? null,
    item: loop.inputDataItem?.name ?? null,
    outputs: loop.loopDataOutputRef?.name ?? null,
    output: loop.outputDataItem?.name ?? null,
    until: text(loop.completionCondition),
  };
}
