import type { Rule } from '#definitions/rule';
import { namesOfFeel, shapedExpressions } from '#definitions/views/expressions';

/** When a timer is due stands in clear, so it is computed from nothing personal. */
export const expressionPersonalTimer: Rule = {
  id: 'expression/personal-timer',
  what: { id: 'Tenggat dihitung dari data pribadi', en: 'A timer is computed from something personal' },
  hint: { id: 'hitung dari fakta yang bukan pribadi', en: 'compute it from a fact that is not personal' },
  check: (draft, say) => {
    const known = [...draft.factTypes.keys(), 'on'];
    for (const { expressed, place } of shapedExpressions(draft)) {
      const { element, purpose, text } = expressed;
      const read = purpose === 'timer' ? namesOfFeel(text, known) : [];
      const personal = read.find((name) => draft.factTypes.get(name)?.personal === true);
      if (personal === undefined) continue;
      const message = `${element} is due by ${personal}, which is personal: its time would stand in clear`;
      say(place, message, 'compute it from a fact that is not personal', element);
    }
  },
};
