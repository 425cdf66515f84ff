import { bpmnArea } from '#definitions/checks/bpmn';
import type { Process } from '#definitions/process';
import type { Faults } from '#definitions/process-faults';

/** What a process that has been read must keep before a case may run on it. `entered`: elements reached without a flow. */
export function checkProcess(process: Process, faults: Faults, entered: readonly string[]): void {
  const drawing = { process, entered, named: faults.named, textAt: faults.textAt };
  for (const { id, drawn } of bpmnArea.rules)
    drawn?.(drawing, (element, message, fix, at) => faults.add(element, id, message, fix, at));
}
