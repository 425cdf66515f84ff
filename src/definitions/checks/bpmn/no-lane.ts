import type { Rule } from '#definitions/rule';

/** What stands in no lane nobody would owe. */
export const bpmnNoLane: Rule = {
  id: 'bpmn/no-lane',
  what: { id: 'Langkah ini tidak berada di lajur mana pun', en: 'The step stands in no lane' },
  hint: { id: 'gambar di dalam lajur', en: 'draw it inside a lane' },
  drawn: ({ process }, say) => {
    for (const { id, lane } of process.nodes.values())
      if (lane === '') say(id, `${id} stands in no lane: nobody would owe it`, 'draw it inside a lane');
  },
};
