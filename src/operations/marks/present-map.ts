import type { Program } from '#engine/case';
import { patchOf } from '#engine/patch';
import { laneAgency } from '#engine/plan';
import type { CaseFile } from '#operations/case/read-case-file';
import { ownerOf } from '#operations/marks/present-marks';
import { sayElement } from '#operations/marks/say-case';
import type { ProcessMapView } from '#operations/views/door';
import type { Language } from '#terms/language';

/** The process of a running case: flows taken, elements where it stands now. */
export function runMap(program: Program, { now, envelopes }: CaseFile, language: Language): ProcessMapView {
  const { government, service } = program;
  const { territory, filed, open, incidents = [] } = now.state;
  const taken = envelopes.flatMap((act) => (patchOf(act).put ?? []).flatMap(([, , flow]) => flow ?? []));
  const elements = Object.entries(service.texts[language].elements);
  return {
    process: service.process,
    lanes: new Map(
      service.process.lanes.map(({ id }, place) => [
        id,
        ownerOf(government, laneAgency(program, id, territory, filed), language, place, 'other'),
      ]),
    ),
    words: new Map(
      elements.map(([id, { short }]) => [id, { short, doing: sayElement(program, id, 'doing', language, 'other') }]),
    ),
    run: {
      taken: new Set(taken),
      at: new Set([...open, ...incidents].map(({ node }) => node)),
      held: new Set(incidents.map(({ node }) => node)),
    },
  };
}
