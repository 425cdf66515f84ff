import type { Rule } from '#definitions/rule';
import { nearestOr, placeIn } from '#definitions/vocabulary';

/** A public asset has an owner for each status: a role that somebody plays. */
export const productUnknownRole: Rule = {
  id: 'product/unknown-role',
  what: { id: 'Tidak ada yang memegang peran pemilik aset', en: 'Nobody plays the role of the asset’s owner' },
  hint: { id: 'sebut di roles.yaml siapa pemegangnya', en: 'say in roles.yaml who plays it' },
  check: (draft, say) => {
    const roles = new Set(draft.roles.value.map(({ role }) => role));
    for (const service of draft.services.values()) {
      for (const [status, role] of Object.entries(service.file.value.product?.asset?.owners ?? {})) {
        if (roles.has(role)) continue;
        const fix = nearestOr(role, roles, `say in roles.yaml who plays ${role}`);
        say(placeIn(service, 'product', 'asset', 'owners', status), `Nobody plays the role ${role}`, fix);
      }
    }
  },
};
