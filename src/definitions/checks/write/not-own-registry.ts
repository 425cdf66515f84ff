import type { Draft } from '#definitions/draft';
import type { Rule } from '#definitions/rule';
import { everyWrite } from '#definitions/views/reads';
import { placeIn, playersOf } from '#definitions/vocabulary';

/**
 * An agency enters things in its own registry and in nobody else's: whoever owes the lane of the step holds the registry, in
 * every territory of the service.
 */
export const writeNotOwnRegistry: Rule = {
  id: 'write/not-own-registry',
  what: { id: 'Instansi menulis ke daftar induk milik instansi lain', en: 'An agency writes to a registry of another' },
  hint: { id: 'gambar langkah di lajur pemiliknya', en: 'draw the step in the lane of the holder' },
  check: (draft, say) => {
    for (const { service, path, registry } of everyWrite(draft)) {
      const [, element] = path;
      const { lanes, territories } = service.file.value;
      const role = lanes[service.process?.nodes.get(element)?.lane ?? '']?.role;
      const stranger = role === undefined ? undefined : strangerIn(draft, role, registry.role, territories);
      if (stranger === undefined) continue;
      const message = `${stranger} does not hold ${registry.id}: an agency writes only to its own registry`;
      const fix = `draw ${element} in the lane of ${registry.role}, or write to a registry of its own agency`;
      say(placeIn(service, ...path, 'registry'), message, fix, element);
    }
  },
};

/** Who owes the step in a territory without holding the registry there; the role where nobody plays it. */
function strangerIn(draft: Draft, role: string, holder: string, territories: readonly string[]): string | undefined {
  for (const territory of territories) {
    const owing = [...playersOf(draft, role, [territory])];
    const holding = playersOf(draft, holder, [territory]);
    const stranger = owing.length === 0 ? role : owing.find((agency) => !holding.has(agency));
    if (stranger !== undefined) return stranger;
  }
  return undefined;
}
