import { bpmnBoundary } from '#definitions/checks/bpmn/boundary';
import { bpmnCall } from '#definitions/checks/bpmn/call';
import { bpmnCode } from '#definitions/checks/bpmn/code';
import { bpmnCondition } from '#definitions/checks/bpmn/condition';
import { bpmnCrossing } from '#definitions/checks/bpmn/crossing';
import { bpmnDanglingFlow } from '#definitions/checks/bpmn/dangling-flow';
import { bpmnDeadEnd } from '#definitions/checks/bpmn/dead-end';
import { bpmnDefault } from '#definitions/checks/bpmn/default';
import { bpmnDuplicateId } from '#definitions/checks/bpmn/duplicate-id';
import { bpmnEventGateway } from '#definitions/checks/bpmn/event-gateway';
import { bpmnEventSubProcess } from '#definitions/checks/bpmn/event-sub-process';
import { bpmnFeel } from '#definitions/checks/bpmn/feel';
import { bpmnFlowIntoEvent } from '#definitions/checks/bpmn/flow-into-event';
import { bpmnFlowMismatch } from '#definitions/checks/bpmn/flow-mismatch';
import { bpmnFlowOutOfEnd } from '#definitions/checks/bpmn/flow-out-of-end';
import { bpmnId } from '#definitions/checks/bpmn/id';
import { bpmnInstances } from '#definitions/checks/bpmn/instances';
import { bpmnMessage } from '#definitions/checks/bpmn/message';
import { bpmnMessageFlow } from '#definitions/checks/bpmn/message-flow';
import { bpmnNoCondition } from '#definitions/checks/bpmn/no-condition';
import { bpmnNoLane } from '#definitions/checks/bpmn/no-lane';
import { bpmnNotDrawn } from '#definitions/checks/bpmn/not-drawn';
import { bpmnProcesses } from '#definitions/checks/bpmn/processes';
import { bpmnScript } from '#definitions/checks/bpmn/script';
import { bpmnStarts } from '#definitions/checks/bpmn/starts';
import { bpmnTimer } from '#definitions/checks/bpmn/timer';
import { bpmnTwoLanes } from '#definitions/checks/bpmn/two-lanes';
import { bpmnUnreachable } from '#definitions/checks/bpmn/unreachable';
import { bpmnUnreadable } from '#definitions/checks/bpmn/unreadable';
import { bpmnUnsupported } from '#definitions/checks/bpmn/unsupported';
import { bpmnWarning } from '#definitions/checks/bpmn/warning';
import { bpmnXml } from '#definitions/checks/bpmn/xml';
import type { Area } from '#definitions/rule';

export const bpmnArea: Area = {
  name: 'bpmn',
  about: 'A drawing is BPMN that this house runs: whole, in lanes, each step reachable, each expression FEEL.',
  rules: [
    bpmnXml,
    bpmnUnreadable,
    bpmnWarning,
    bpmnUnsupported,
    bpmnDuplicateId,
    bpmnId,
    bpmnProcesses,
    bpmnNoLane,
    bpmnTwoLanes,
    bpmnNotDrawn,
    bpmnDanglingFlow,
    bpmnDeadEnd,
    bpmnDefault,
    bpmnFlowIntoEvent,
    bpmnFlowOutOfEnd,
    bpmnFlowMismatch,
    bpmnUnreachable,
    bpmnStarts,
    bpmnEventSubProcess,
    bpmnCrossing,
    bpmnCall,
    bpmnMessage,
    bpmnMessageFlow,
    bpmnTimer,
    bpmnBoundary,
    bpmnCode,
    bpmnEventGateway,
    bpmnNoCondition,
    bpmnCondition,
    bpmnFeel,
    bpmnScript,
    bpmnInstances,
  ],
};
