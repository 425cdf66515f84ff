import type { Rule } from '#definitions/rule';

/** Where a path begins, no flow leads in. */
export const bpmnFlowIntoEvent: Rule = {
  id: 'bpmn/flow-into-event',
  what: { id: 'Alur masuk ke peristiwa yang memulai jalan', en: 'A flow leads into an event where a path begins' },
  hint: { id: 'arahkan alur ke langkah berikut', en: 'lead the flow to the next step' },
  drawn: ({ process }, say) => {
    for (const { id, type, incoming } of process.nodes.values()) {
      const begins = type === 'startEvent' || type.endsWith('StartEvent') || type.startsWith('boundary');
      for (const flow of begins ? incoming : [])
        say(flow, `a flow leads into ${id}, where a path begins`, 'lead it to the next step');
    }
  },
};
