import type { Rule } from '#definitions/rule';
import { successions } from '#definitions/views/roles';

/** From its first day on a role is played without a hole. */
export const laneRoleEnds: Rule = {
  id: 'lane/role-ends',
  what: { id: 'Peran berakhir tanpa penerus', en: 'The role ends without a successor' },
  hint: { id: 'tambahkan baris untuk penerusnya', en: 'add a row for the successor' },
  severity: 'warning',
  refers: (draft, say) => {
    for (const { role, territory, row, next, place } of successions(draft)) {
      if (row.to === undefined || (next !== undefined && next.from <= row.to)) continue;
      const message = `Nobody plays ${role} in ${territory} from ${row.to}${next === undefined ? '' : ` to ${next.from}`}`;
      say(place, message, 'add a row for the successor from that day');
    }
  },
};
