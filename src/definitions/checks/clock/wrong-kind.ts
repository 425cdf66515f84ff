import type { Rule } from '#definitions/rule';
import { completenessTasks } from '#definitions/views/clocks';
import { APPLICANT } from '#definitions/vocabulary';

/** Completeness is found by an agency, at a task of its own. */
export const clockWrongKind: Rule = {
  id: 'clock/wrong-kind',
  what: { id: 'Pemeriksaan kelengkapan bukan tugas instansi', en: 'The completeness check is no task of an agency' },
  hint: { id: 'sebut tugas instansi yang memeriksa berkas', en: 'name the task at which an agency looks at the file' },
  refers: (draft, say) => {
    for (const { service, node, place } of completenessTasks(draft)) {
      if (node.type === 'userTask' && service.file.value.lanes[node.lane]?.role !== APPLICANT) continue;
      const fix = 'name the task at which an agency looks at the file';
      say(place, `${node.id} is no task of an agency`, fix, node.id);
    }
  },
};
