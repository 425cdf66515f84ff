import type { Rule } from '#definitions/rule';
import { nearestOr } from '#definitions/vocabulary';

/** Each position that is named is a seat of one of the agencies. */
export const agencyUnknownPosition: Rule = {
  id: 'agency/unknown-position',
  what: { id: 'Jabatan yang disebut tidak ada', en: 'No agency has this position' },
  hint: { id: 'tambahkan jabatan pada instansinya', en: 'add the position to its agency' },
  refers: ({ arrangements, personas, agencies }, say) => {
    const seats = [...agencies.values()].flatMap((agency) => agency.value.positions.map(({ id }) => id));
    const named = [
      ...[...arrangements.values()].map(
        (file) => [file.value.leadPosition.position, file.at(['leadPosition', 'position'])] as const,
      ),
      ...[...agencies.values()].map((file) => [file.value.escalatesTo, file.at(['escalatesTo'])] as const),
      ...personas.value.map(({ position }, index) => [position, personas.at([index, 'position'])] as const),
    ];
    for (const [position, place] of named) {
      if (position === undefined || seats.includes(position)) continue;
      const fix = nearestOr(position, seats, 'add the position to its agency');
      say(place, `No agency has the position ${position}`, fix);
    }
  },
};
