import type { Check, DraftService } from '#definitions/draft';
import type { Findings } from '#definitions/findings';
import type { ProcessNode } from '#definitions/process';
import { APPLICANT } from '#definitions/vocabulary';

/**
 * A person who is given a task must be told what to answer: a form. An agency that is handed a step owes it by a time that
 * somebody can hold it to: a clock with its unit and its law.
 */
export const userTasksCheck: Check = {
  name: 'task',
  about: 'Every user task has a form, and every one an agency owes has a clock.',
  run: (draft, findings) => {
    for (const service of draft.services.values()) {
      for (const node of service.process?.nodes.values() ?? []) {
        if (node.type === 'userTask') checkTask(service, node, findings);
      }
    }
  },
};

function checkTask(service: DraftService, node: ProcessNode, findings: Findings): void {
  const place = { path: `${service.folder}process.bpmn`, line: node.line, column: node.column };
  const element = service.file.value.elements[node.id];
  const name = node.name === '' ? node.id : `"${node.name}"`;
  if (element?.form === undefined) {
    const fix = `write form: … for ${node.id} under elements of service.yaml, and add forms/….json`;
    findings.error(place, 'task/no-form', `Task ${name} has no form`, fix, node.id);
  }
  const role = service.file.value.lanes[node.lane]?.role;
  if (role !== APPLICANT && !hasClock(service, node)) {
    const fix = `write clock: { amount: …, unit: workingDays, basis: … } for ${node.id} under elements of service.yaml, or for its lane under clocks`;
    findings.error(place, 'task/no-clock', `Task ${name} has no clock: nobody could say when it is late`, fix, node.id);
  }
}

/** Its own, its lane's, or that of the completeness check. */
function hasClock({ file }: DraftService, { id, lane }: ProcessNode): boolean {
  const { elements, clocks } = file.value;
  return elements[id]?.clock !== undefined || clocks?.lanes[lane] !== undefined || clocks?.completeness?.element === id;
}
