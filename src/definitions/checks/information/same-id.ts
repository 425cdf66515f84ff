import type { Rule } from '#definitions/rule';

/** A page that says where to apply takes no other page's address. */
export const informationSameId: Rule = {
  id: 'information/same-id',
  what: {
    id: 'Layanan di information.yaml memakai id layanan lain',
    en: 'A service of information.yaml has the id of another',
  },
  hint: {
    id: 'hapus entri itu bila layanannya sudah berjalan di sini, atau beri id lain',
    en: 'take the entry out if the service runs here now, or give it another id',
  },
  check: ({ information, services }, say) => {
    const ids = information.value.map(({ id }) => id);
    for (const [index, id] of ids.entries()) {
      if (!services.has(id) && ids.indexOf(id) === index) continue;
      const fix = services.has(id) ? 'take this entry out: the service runs here now' : 'give it an id of its own';
      say(information.at([index, 'id']), `There is a service ${id} already`, fix);
    }
  },
};
