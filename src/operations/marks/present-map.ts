import { calledOf, elementAt } from '#engine/called';
import type { CaseState, Program } from '#engine/case';
import { patchOf } from '#engine/patch';
import { laneAgency } from '#engine/plan';
import type { CaseFile } from '#operations/case/read-case-file';
import { ownerOf } from '#operations/marks/present-marks';
import { sayElement } from '#operations/marks/say-case';
import type { ProcessMapView } from '#operations/views/door';
import type { Language } from '#terms/language';

/** Where a wait stands: its element, and every call activity around it. */
function placesOf({ tokens, scopes = [] }: CaseState, node: string, token: number): string[] {
  const places = [node];
  let scope = tokens.find(({ id }) => id === token)?.scope;
  while (scope !== undefined && scope !== 0) {
    const around = scopes.find(({ id }) => id === scope);
    if (around?.kind === 'call') places.push(around.node);
    scope = around?.within;
  }
  return places;
}

/** The process of a running case that an element stands in: flows taken, elements where it stands now. */
export function runMap(
  whole: Program,
  { now, envelopes }: CaseFile,
  element: string,
  language: Language,
): ProcessMapView {
  const { program, service, id: own } = elementAt(whole, element);
  const { government } = program;
  const version = element.slice(0, element.length - own.length);
  const here = (name: string): readonly string[] =>
    name.startsWith(version) && (version !== '' || calledOf(name) === undefined) ? [name.slice(version.length)] : [];
  const { territory, filed, open, incidents = [] } = now.state;
  const taken = envelopes.flatMap((act) => (patchOf(act).put ?? []).flatMap(([, , flow]) => here(flow ?? '')));
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
      at: new Set([...open, ...incidents].flatMap(({ node, token }) => placesOf(now.state, node, token).flatMap(here))),
      held: new Set(incidents.flatMap(({ node, token }) => placesOf(now.state, node, token).flatMap(here))),
    },
  };
}
