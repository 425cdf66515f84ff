import type { Check, Draft, DraftService } from '#definitions/draft';
import type { Findings } from '#definitions/findings';
import type { NodeType } from '#definitions/process';
import { type Element, elementsOf, nearestName, placeIn } from '#definitions/vocabulary';

/** On which elements of BPMN each binding means something; anywhere else it would never run. */
const PLACES: { readonly [binding in keyof Element]-?: readonly NodeType[] } = {
  form: ['userTask', 'manualTask'],
  sees: ['userTask', 'manualTask'],
  position: ['userTask', 'manualTask'],
  agency: ['userTask'],
  clock: ['userTask', 'manualTask'],
  elsewhere: ['userTask'],
  suspends: ['userTask', 'receiveTask', 'messageCatchEvent'],
  reads: ['serviceTask'],
  writes: ['serviceTask'],
  paper: ['serviceTask'],
  decisions: ['businessRuleTask'],
  bill: ['receiveTask'],
  outcome: ['endEvent', 'terminateEndEvent', 'messageEndEvent', 'escalationEndEvent'],
  reason: ['endEvent', 'terminateEndEvent', 'messageEndEvent', 'escalationEndEvent'],
};

/**
 * process.bpmn carries no extension of ours: service.yaml binds its elements by id. A binding without its element, or on one
 * of the wrong kind, never runs; a rule task without a decision has nothing to decide.
 */
export const elementsCheck: Check = {
  name: 'element',
  about:
    'Every element bound in service.yaml is drawn in process.bpmn and of a fitting kind; what must be bound is bound.',
  run: (draft, findings) => {
    for (const service of draft.services.values()) {
      for (const [id, element] of elementsOf(service)) checkElement(service, id, element, findings);
      checkUnbound(service, findings);
      checkWithdrawal(service, findings);
      checkPositions(draft, service, findings);
    }
  },
};

function checkElement(service: DraftService, id: string, element: Element, findings: Findings): void {
  if (service.process === undefined) return;
  const node = service.process.nodes.get(id);
  const place = service.file.keyAt(['elements', id]);
  if (node === undefined) {
    const near = nearestName(id, service.process.nodes.keys());
    const fix = near === undefined ? 'draw the element or take the binding out' : `write ${near}, or draw the element`;
    findings.error(place, 'element/not-drawn', `process.bpmn has no element ${id}`, fix, id);
    return;
  }
  if (element.agency !== undefined && element.agency !== node.instances?.item) {
    const message = `${element.agency} is no item that ${id} goes through`;
    const fix = `draw ${id} with several instances whose inputDataItem is ${element.agency}`;
    findings.error(placeIn(service, 'elements', id, 'agency'), 'element/agency', message, fix, id);
  }
  for (const [binding, types] of Object.entries(PLACES)) {
    if (!Object.hasOwn(element, binding) || types.includes(node.type)) continue;
    const message = `${binding} means nothing on ${id}, which is a ${node.type}`;
    const fix = `make ${id} a ${types[0]}, or take ${binding} out`;
    findings.error(service.file.keyAt(['elements', id, binding]), 'element/wrong-kind', message, fix, id);
  }
}

function checkUnbound(service: DraftService, findings: Findings): void {
  for (const node of service.process?.nodes.values() ?? []) {
    const element = service.file.value.elements[node.id];
    if (node.type !== 'businessRuleTask' || (element?.decisions ?? []).length > 0) continue;
    const place = { path: `${service.folder}process.bpmn`, line: node.line, column: node.column };
    const fix = `write decisions for ${node.id} under elements of service.yaml`;
    findings.error(place, 'element/no-decision', `Rule task ${node.id} decides nothing`, fix, node.id);
  }
}

function checkWithdrawal(service: DraftService, findings: Findings): void {
  const until = service.file.value.withdraw?.until;
  if (until === undefined || service.process === undefined || service.process.nodes.has(until)) return;
  findings.error(
    placeIn(service, 'withdraw', 'until'),
    'element/not-drawn',
    `process.bpmn has no element ${until}`,
    'name the element until which one may withdraw',
    until,
  );
}

/** The position that usually does a task sits in an agency that plays the role of the task's lane. */
function checkPositions(draft: Draft, service: DraftService, findings: Findings): void {
  for (const [id, { position }] of elementsOf(service)) {
    const lane = service.process?.nodes.get(id)?.lane;
    if (position === undefined || lane === undefined) continue;
    const role = service.file.value.lanes[lane]?.role;
    const seated = draft.roles.value.some(
      (row) =>
        row.role === role && draft.agencies.get(row.agency)?.value.positions.some((seat) => seat.id === position),
    );
    if (seated) continue;
    const message = `No agency that plays ${role ?? 'the role of its lane'} has the position ${position}`;
    findings.error(
      placeIn(service, 'elements', id, 'position'),
      'element/position',
      message,
      'name a position of the agency that owes the lane',
      id,
    );
  }
}
