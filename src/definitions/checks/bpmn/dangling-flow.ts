import type { Rule } from '#definitions/rule';

/** A flow joins two steps of the process. One without an end is said while the drawing is read. */
export const bpmnDanglingFlow: Rule = {
  id: 'bpmn/dangling-flow',
  what: { id: 'Alur menuju langkah yang tidak ada', en: 'A flow leads to a step that does not exist' },
  hint: { id: 'sambungkan kedua ujung alur ke langkah', en: 'connect both ends to steps' },
  drawn: ({ process: { nodes, flows } }, say) => {
    for (const { id, from, to } of flows.values()) {
      const lost = [from, to].find((end) => !nodes.has(end));
      if (lost !== undefined) say(id, `${lost} is no step of this process`, 'connect both ends to steps');
    }
  },
};
