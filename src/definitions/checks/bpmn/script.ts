import type { Rule } from '#definitions/rule';

/** A script task has a script. */
export const bpmnScript: Rule = {
  id: 'bpmn/script',
  what: { id: 'Skrip tidak dapat dijalankan', en: 'The script cannot be run' },
  hint: { id: 'tulis skrip sebagai FEEL', en: 'write the script in FEEL' },
  drawn: ({ process }, say) => {
    for (const { id, type, script } of process.nodes.values()) {
      if (type !== 'scriptTask' || (script !== null && script !== '')) continue;
      say(id, `${id} has no script`, 'write it in FEEL');
    }
  },
};
