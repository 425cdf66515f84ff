import type { Rule } from '#definitions/rule';
import { placeIn } from '#definitions/vocabulary';

/** A lane is what one agency owes: it names a role, and roles.yaml says whose that is. */
export const laneNoRole: Rule = {
  id: 'lane/no-role',
  what: { id: 'Lajur tidak punya peran', en: 'The lane has no role' },
  hint: { id: 'tulis peran lajur di service.yaml', en: 'write the role of the lane in service.yaml' },
  refers: (draft, say) => {
    for (const service of draft.services.values()) {
      for (const { id, name } of service.process?.lanes ?? []) {
        if (Object.hasOwn(service.file.value.lanes, id)) continue;
        const message = `Lane ${id} ("${name}") of process.bpmn has no role`;
        say(placeIn(service, 'lanes'), message, `add ${id}: { role: … } to lanes`, id);
      }
    }
  },
};
