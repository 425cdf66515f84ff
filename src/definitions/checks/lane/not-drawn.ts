import type { Rule } from '#definitions/rule';

/** A lane that is not drawn owes nothing. */
export const laneNotDrawn: Rule = {
  id: 'lane/not-drawn',
  what: { id: 'Lajur tidak ada di process.bpmn', en: 'The lane is not in process.bpmn' },
  hint: { id: 'gambar lajurnya atau hapus dari lanes', en: 'draw the lane or take it out of lanes' },
  refers: (draft, say) => {
    for (const service of draft.services.values()) {
      const drawn = service.process?.lanes.map(({ id }) => id);
      for (const lane of drawn === undefined ? [] : Object.keys(service.file.value.lanes)) {
        if (drawn?.includes(lane) === true) continue;
        const fix = 'draw the lane or take it out of lanes';
        say(service.file.keyAt(['lanes', lane]), `process.bpmn has no lane ${lane}`, fix, lane);
      }
    }
  },
};
