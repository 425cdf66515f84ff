import type { Rule } from '#definitions/rule';
import { rolesNeeded } from '#definitions/views/roles';

/** Where nobody plays the role of a lane, a case would stop there with nobody to ask. */
export const laneRoleUnplayed: Rule = {
  id: 'lane/role-unplayed',
  what: { id: 'Tidak ada instansi yang memegang peran ini', en: 'No agency plays this role' },
  hint: { id: 'tambahkan baris di roles.yaml untuk wilayah itu', en: 'add a row for the territory to roles.yaml' },
  refers: (draft, say) => {
    for (const { role, territory, rows, place } of rolesNeeded(draft)) {
      if (rows.length > 0) continue;
      const fix = `add a row to roles.yaml: { role: ${role}, territory: '${territory}', agency: …, from: …, basis: … }`;
      say(place, `Nobody plays ${role} in territory ${territory}`, fix);
    }
  },
};
