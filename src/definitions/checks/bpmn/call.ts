import type { Rule } from '#definitions/rule';

/** A call activity says what it calls, and a process of the file that is called can begin without a trigger. */
export const bpmnCall: Rule = {
  id: 'bpmn/call',
  what: {
    id: 'Panggilan ini tidak memanggil apa pun yang dapat dimulai',
    en: 'The call names nothing that can be started',
  },
  hint: { id: 'sebut proses, tugas umum, atau layanan', en: 'name a process, a global task or a service' },
  drawn: ({ process: { nodes, pools } }, say) => {
    for (const { id, type, called } of nodes.values()) {
      if (type !== 'callActivity') continue;
      if (called === null || called === '')
        say(id, `${id} does not say what it calls`, 'name a process, a global task or a service');
      const pool = pools.find((one) => one.id === called);
      if (pool !== undefined && !pool.starts.some((start) => nodes.get(start)?.type === 'startEvent'))
        say(id, `${called} has no start without a trigger`, 'give it one');
    }
  },
};
