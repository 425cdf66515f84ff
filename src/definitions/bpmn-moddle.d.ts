/** The part of bpmn-moddle that `read-process.ts` uses; the package's entry ships no types. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
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
    readonly attachedToRef?: BpmnElement;
    readonly cancelActivity?: boolean;
    readonly eventDefinitions?: readonly BpmnElement[];
    readonly timeDuration?: BpmnElement;
    readonly plane?: BpmnElement;
    readonly planeElement?: readonly BpmnElement[];
    readonly bpmnElement?: BpmnElement;
    readonly bounds?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
    readonly waypoint?: readonly { readonly x: number; readonly y: number }[];
  }
}
