import type { Check } from '#definitions/draft';
import { nearestName } from '#definitions/vocabulary';

/** A page that says where to apply names an agency that exists, and takes no other page's address. */
export const informationCheck: Check = {
  name: 'information',
  about: 'Every service of information.yaml has an owner that plays its role, and an id of its own.',
  run: ({ information, services, roles }, findings) => {
    const known = [...new Set(roles.value.map(({ role }) => role))];
    const ids = information.value.map(({ id }) => id);
    for (const [index, { id, owner }] of information.value.entries()) {
      if (!known.includes(owner)) {
        const near = nearestName(owner, known);
        const fix = near === undefined ? 'name a role of roles.yaml' : `write ${near}`;
        findings.error(
          information.at([index, 'owner']),
          'information/unknown-owner',
          `No agency plays the role ${owner}`,
          fix,
        );
      }
      if (services.has(id) || ids.indexOf(id) !== index)
        findings.error(
          information.at([index, 'id']),
          'information/same-id',
          `There is a service ${id} already`,
          services.has(id) ? 'take this entry out: the service runs here now' : 'give it an id of its own',
        );
    }
  },
};
