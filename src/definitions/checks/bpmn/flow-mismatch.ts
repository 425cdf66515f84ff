import type { Rule } from '#definitions/rule';

/** Incoming and outgoing flows are written twice in BPMN; the flows themselves decide, and both must agree. */
export const bpmnFlowMismatch: Rule = {
  id: 'bpmn/flow-mismatch',
  what: { id: 'Alur masuk atau keluar ditulis berbeda', en: 'Incoming or outgoing flows are written differently' },
  hint: { id: 'betulkan daftar alur pada elemen', en: 'correct the flows that the element names' },
  drawn: ({ process, named }, say) => {
    for (const node of process.nodes.values()) {
      for (const what of ['incoming', 'outgoing'] as const) {
        const wrong = named(node.id, what).find((flow) => !node[what].includes(flow));
        if (wrong === undefined) continue;
        say(node.id, `${node.id} names ${wrong} as ${what}, which it is not`, `correct the ${what} flows`);
      }
    }
  },
};
