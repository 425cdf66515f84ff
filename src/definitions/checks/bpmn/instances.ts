import type { Rule } from '#definitions/rule';

/** An activity of several instances says how often it runs, and what each is about. */
export const bpmnInstances: Rule = {
  id: 'bpmn/instances',
  what: { id: 'Jumlah pengulangan tidak disebut', en: 'The number of instances is not given' },
  hint: { id: 'sebut jumlah atau daftarnya', en: 'give the number or the list' },
  drawn: ({ process }, say) => {
    for (const { id, instances } of process.nodes.values()) {
      if (instances === null) continue;
      const { cardinality, list, item, outputs, output } = instances;
      if ((cardinality === null) === (list === null)) {
        const fix = 'give it a number (loopCardinality) or a list (loopDataInputRef), not both';
        say(id, `${id} does not say how often it runs`, fix);
      }
      if ((list === null && item !== null) || (outputs === null) !== (output === null)) {
        const fix = 'name the list with its item, and the outputs with the fact that they gather';
        say(id, `${id} names an item without its list, or a list without its item`, fix);
      }
    }
  },
};
