import type { Rule } from '#definitions/rule';
import { everyElement, placeIn } from '#definitions/vocabulary';

/** The position that usually does a task sits in an agency that plays the role of the task's lane. */
export const elementPosition: Rule = {
  id: 'element/position',
  what: { id: 'Jabatan ini bukan milik instansi lajurnya', en: "The position is not one of the lane's agency" },
  hint: { id: 'sebut jabatan instansi pemilik lajur', en: 'name a position of the agency that owes the lane' },
  refers: (draft, say) => {
    for (const { service, id, element } of everyElement(draft)) {
      const { position } = element;
      const lane = service.process?.nodes.get(id)?.lane;
      if (position === undefined || lane === undefined) continue;
      const role = service.file.value.lanes[lane]?.role;
      const seated = draft.roles.value.some(
        (row) =>
          row.role === role && draft.agencies.get(row.agency)?.value.positions.some((seat) => seat.id === position),
      );
      if (seated) continue;
      const message = `No agency that plays ${role ?? 'the role of its lane'} has the position ${position}`;
      const fix = 'name a position of the agency that owes the lane';
      say(placeIn(service, 'elements', id, 'position'), message, fix, id);
    }
  },
};
