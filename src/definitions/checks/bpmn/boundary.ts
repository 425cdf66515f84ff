import type { Rule } from '#definitions/rule';

/** A boundary event sits on an activity of its own part; an error always ends its activity. */
export const bpmnBoundary: Rule = {
  id: 'bpmn/boundary',
  what: { id: 'Peristiwa tepi tidak sesuai dengan langkahnya', en: 'The boundary event does not fit its step' },
  hint: {
    id: 'pasang pada langkah yang ada dan hentikan langkahnya',
    en: 'attach it to a step, and let it interrupt where it must',
  },
  drawn: ({ process: { nodes } }, say) => {
    for (const { id, type, attachedTo, interrupting, within } of nodes.values()) {
      if (attachedTo === null && !type.startsWith('boundary')) continue;
      const host = nodes.get(attachedTo ?? '');
      if (host === undefined || host.within !== within || !/Task$|^(subProcess|callActivity)$/.test(host.type))
        say(id, `the boundary event ${id} sits on no activity`, 'attach it to an activity');
      if (type !== 'boundaryErrorEvent' || interrupting) continue;
      const fix = 'let it interrupt (cancelActivity)';
      say(id, `an error always ends its activity, but ${id} does not interrupt`, fix);
    }
  },
};
