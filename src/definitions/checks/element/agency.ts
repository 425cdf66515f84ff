import type { Rule } from '#definitions/rule';
import { everyElement, placeIn } from '#definitions/vocabulary';

/** Which agency owes an instance of a step is an item that the step goes through. */
export const elementAgency: Rule = {
  id: 'element/agency',
  what: {
    id: 'Instansi langkah bukan butir yang dilalui langkah itu',
    en: 'The agency of a step is no item the step goes through',
  },
  hint: { id: 'gambar langkah itu untuk beberapa butir', en: 'draw the step with several instances of that item' },
  refers: (draft, say) => {
    for (const { service, id, element } of everyElement(draft)) {
      const { agency } = element;
      const node = service.process?.nodes.get(id);
      if (node === undefined || agency === undefined || agency === node.instances?.item) continue;
      const fix = `draw ${id} with several instances whose inputDataItem is ${agency}`;
      say(placeIn(service, 'elements', id, 'agency'), `${agency} is no item that ${id} goes through`, fix, id);
    }
  },
};
