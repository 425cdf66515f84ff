import type { Rule } from '#definitions/rule';

/** Whoever answers by hand sits in every agency that holds the registry. */
export const registryPosition: Rule = {
  id: 'registry/position',
  what: {
    id: 'Jabatan yang menjawab tidak ada di instansi pemegang',
    en: 'The position that answers is not at the holding agency',
  },
  hint: { id: 'sebut jabatan pada instansi pemegang', en: 'name a position of the holding agency' },
  check: (draft, say) => {
    for (const file of draft.registries.values()) {
      const { officer, role } = file.value;
      if (officer === undefined) continue;
      const seat = seatOf(officer.position);
      for (const { agency } of draft.roles.value.filter((row) => row.role === role)) {
        const seats = draft.agencies.get(agency)?.value.positions.map(({ id }) => seatOf(id)) ?? [];
        if (seats.includes(seat)) continue;
        const message = `${agency}, which plays ${role}, has no position ${seat}`;
        const fix = 'name a position of the agencies that hold the registry, or add it there';
        say(file.at(['officer', 'position']), message, fix);
      }
    }
  },
};

/** `kua.registrar` -> `registrar` */
function seatOf(position: string): string {
  return position.slice(position.lastIndexOf('.') + 1);
}
