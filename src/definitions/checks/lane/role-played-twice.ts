import type { Rule } from '#definitions/rule';
import { successions } from '#definitions/views/roles';

/** One agency at a time plays a role: two would each leave the case to the other. */
export const laneRolePlayedTwice: Rule = {
  id: 'lane/role-played-twice',
  what: { id: 'Dua instansi memegang peran yang sama', en: 'Two agencies play the same role at once' },
  hint: {
    id: 'akhiri baris lama pada hari baris baru mulai',
    en: 'end the earlier row on the day the later one begins',
  },
  refers: (draft, say) => {
    for (const { role, territory, row, next, place } of successions(draft)) {
      if (next === undefined || (row.to !== undefined && next.from >= row.to)) continue;
      const message = `${row.agency} and ${next.agency} both play ${role} in ${territory} from ${next.from}`;
      say(place, message, 'end the earlier row with `to` on the day the later one begins');
    }
  },
};
