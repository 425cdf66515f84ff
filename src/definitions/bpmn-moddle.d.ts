/** The part of bpmn-moddle that reading a process uses; the package's entry ships no types. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    readonly registry: {
      readonly typeMap: {
        readonly [type: string]: { readonly properties: readonly { readonly name: string; isAttr?: boolean }[] };
      };
    };
    /** Rejects where the text is no BPMN at all; what can be read around is a warning. */
    fromXML(xml: string): Promise<{ readonly rootElement: BpmnElement; readonly warnings: readonly BpmnWarning[] }>;
  }

  export interface BpmnWarning {
    readonly message: string;
    readonly element?: BpmnElement;
  }

  /** Any element of a model with the members read here; which of them it has follows from `$type`. */
  export interface BpmnElement {
    readonly $type: string;
    readonly id?: string;
    readonly name?: string;
    readonly body?: string;
    readonly rootElements?: readonly BpmnElement[];
    readonly diagrams?: readonly BpmnElement[];
    readonly participants?: readonly BpmnElement[];
    readonly messageFlows?: readonly BpmnElement[];
    readonly processRef?: BpmnElement;
    readonly laneSets?: readonly BpmnElement[];
    readonly lanes?: readonly BpmnElement[];
    readonly flowNodeRef?: readonly BpmnElement[];
    readonly flowElements?: readonly BpmnElement[];
    readonly incoming?: readonly BpmnElement[];
    readonly outgoing?: readonly BpmnElement[];
    readonly default?: BpmnElement;
    readonly sourceRef?: BpmnElement;
    readonly targetRef?: BpmnElement;
    readonly conditionExpression?: BpmnElement;
    readonly messageRef?: BpmnElement;
    readonly errorRef?: BpmnElement;
    readonly errorCode?: string;
    readonly escalationRef?: BpmnElement;
    readonly escalationCode?: string;
    readonly attachedToRef?: BpmnElement;
    readonly cancelActivity?: boolean;
    readonly isInterrupting?: boolean;
    readonly triggeredByEvent?: boolean;
    readonly calledElement?: string;
    readonly script?: string;
    readonly loopCharacteristics?: BpmnElement;
    readonly isSequential?: boolean;
    readonly loopCardinality?: BpmnElement;
    readonly loopDataInputRef?: BpmnElement;
    readonly inputDataItem?: BpmnElement;
    readonly loopDataOutputRef?: BpmnElement;
    readonly outputDataItem?: BpmnElement;
    readonly completionCondition?: BpmnElement;
    readonly eventDefinitions?: readonly BpmnElement[];
    readonly eventDefinitionRef?: readonly BpmnElement[];
    readonly timeDuration?: BpmnElement;
    readonly timeDate?: BpmnElement;
    readonly plane?: BpmnElement;
    readonly planeElement?: readonly BpmnElement[];
    readonly bpmnElement?: BpmnElement;
    readonly bounds?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
    readonly waypoint?: readonly { readonly x: number; readonly y: number }[];
  }
}
