import { timerExpression } from '#definitions/duration';
import type { Flow, Process, ProcessNode } from '#definitions/process';
import type { Faults } from '#definitions/process-faults';
import { compileExpression } from '#rules/feel/expression';
import { Refusal } from '#terms/refusal';

/** Conditions stand where somebody reads them, and every expression of the file is FEEL. */
export function checkFeel({ nodes, flows }: Process, faults: Faults): void {
  for (const flow of flows.values()) {
    const from = nodes.get(flow.from);
    if (from !== undefined) checkCondition(flow, from, faults);
  }
  for (const node of nodes.values()) {
    if (node.type === 'scriptTask') checkScript(node, faults);
    const timer = timerExpression(node.timer);
    if (timer !== null) checkText(node.id, 'timerEventDefinition', timer, faults);
    if (node.instances !== null) checkInstances(node, node.instances, faults);
  }
}

const READS_CONDITIONS = /Task$|^(exclusiveGateway|inclusiveGateway|callActivity|subProcess)$/;

function checkCondition(flow: Flow, from: ProcessNode, faults: Faults): void {
  const { id, condition } = flow;
  if (condition === null) {
    const chooses = from.type === 'exclusiveGateway' || from.type === 'inclusiveGateway';
    if (!chooses || from.outgoing.length < 2 || from.default === id) return;
    faults.add(
      id,
      'bpmn/no-condition',
      `${from.id} chooses among its flows, but ${id} has no condition`,
      'add a condition or make it the default',
    );
  } else if (!READS_CONDITIONS.test(from.type)) {
    faults.add(id, 'bpmn/condition', `nobody reads the condition of ${id} after ${from.id}`, 'remove the condition');
  } else {
    checkText(id, 'conditionExpression', condition, faults);
  }
}

function checkScript({ id, script }: ProcessNode, faults: Faults): void {
  if (script === null || script === '') faults.add(id, 'bpmn/script', `${id} has no script`, 'write it in FEEL');
  else checkText(id, 'script', script, faults);
}

function checkInstances({ id }: ProcessNode, loop: NonNullable<ProcessNode['instances']>, faults: Faults): void {
  const { cardinality, list, item, outputs, output, until } = loop;
  if ((cardinality === null) === (list === null)) {
    const fix = 'give it a number (loopCardinality) or a list (loopDataInputRef), not both';
    faults.add(id, 'bpmn/instances', `${id} does not say how often it runs`, fix);
  }
  if ((list === null && item !== null) || (outputs === null) !== (output === null)) {
    const fix = 'name the list with its item, and the outputs with the fact that they gather';
    faults.add(id, 'bpmn/instances', `${id} names an item without its list, or a list without its item`, fix);
  }
  if (cardinality !== null) checkText(id, 'loopCardinality', cardinality, faults);
  if (until !== null) checkText(id, 'completionCondition', until, faults);
}

function checkText(id: string, name: string, text: string, faults: Faults): void {
  try {
    compileExpression(text, [], faults.textAt(id, name));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { line, column } = error.facts;
    const at = typeof line === 'number' && typeof column === 'number' ? { line, column } : faults.textAt(id, name);
    faults.add(id, 'bpmn/feel', error.message, 'write it in FEEL', at);
  }
}
