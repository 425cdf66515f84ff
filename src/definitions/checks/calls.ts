import type { Check, DraftService } from '#definitions/draft';
import type { Findings } from '#definitions/findings';
import type { ProcessNode } from '#definitions/process';
import { nearestName } from '#definitions/vocabulary';

/** A call activity runs a process of its file or another service; where there is neither, every case would hold there. */
export const callsCheck: Check = {
  name: 'call',
  about: 'Every call activity calls a process or global task of its file, or a service of the government.',
  run: (draft, findings) => {
    for (const service of draft.services.values()) {
      for (const node of service.process?.nodes.values() ?? []) {
        if (node.type === 'callActivity') checkCall(service, node, [...draft.services.keys()], findings);
      }
    }
  },
};

function checkCall(service: DraftService, node: ProcessNode, services: readonly string[], findings: Findings): void {
  const called = node.called ?? '';
  const { pools = [], nodes } = service.process ?? {};
  const own = pools.some(({ id }) => id === called) || nodes?.get(called)?.within === called;
  if (own || services.includes(called)) return;
  const near = nearestName(called, services);
  const fix = near === undefined ? 'name a service of the government' : `write ${near}`;
  const place = { path: `${service.folder}process.bpmn`, line: node.line, column: node.column };
  findings.error(place, 'call/unknown', `${node.id} calls ${called}, which nobody publishes`, fix, node.id);
}
