import type { Rule } from '#definitions/rule';

/** Lanes, steps and flows can be seen: a person who cannot read the file reads the drawing. */
export const bpmnNotDrawn: Rule = {
  id: 'bpmn/not-drawn',
  what: { id: 'Elemen ini tidak ada di gambar', en: 'The element is not in the drawing' },
  hint: { id: 'gambar elemen itu lalu simpan lagi', en: 'draw it and save again' },
  drawn: ({ process: { nodes, flows, lanes, pools, diagram } }, say) => {
    const shown = [
      ...lanes.filter(({ id }) => !pools.some((pool) => pool.id === id)),
      ...[...nodes.values()].filter(({ id, within }) => id !== within),
    ];
    for (const { id } of shown)
      if (!diagram.shapes.has(id)) say(id, `${id} is not in the drawing`, 'draw it and save again');
    for (const { id } of flows.values())
      if (!diagram.edges.has(id)) say(id, `${id} is not in the drawing`, 'draw the flow and save again');
  },
};
