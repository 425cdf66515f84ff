import type { Rule } from '#definitions/rule';
import { nearestOr } from '#definitions/vocabulary';

/** A page that says where to apply names an agency that exists. */
export const informationUnknownOwner: Rule = {
  id: 'information/unknown-owner',
  what: {
    id: 'Layanan di information.yaml tanpa instansi',
    en: 'A service of information.yaml without an agency',
  },
  hint: { id: 'sebut peran yang ada di roles.yaml', en: 'name a role of roles.yaml' },
  check: ({ information, roles }, say) => {
    const known = [...new Set(roles.value.map(({ role }) => role))];
    for (const [index, { owner }] of information.value.entries()) {
      if (known.includes(owner)) continue;
      const place = information.at([index, 'owner']);
      say(place, `No agency plays the role ${owner}`, nearestOr(owner, known, 'name a role of roles.yaml'));
    }
  },
};
