import type { RolesFile } from '#agencies/schema';
import type { Draft, DraftService } from '#definitions/draft';
import type { Place } from '#definitions/findings';
import type { ProcessNode } from '#definitions/process';
import type { Located } from '#definitions/read-file';
import type { FormFile } from '#definitions/schema/form';
import type { ServiceFile } from '#definitions/schema/service';

/** What a lane names that belongs to the person who applies: no agency plays it. */
export const APPLICANT = 'applicant';

export type Element = ServiceFile['elements'][string];

/** Elements of service.yaml with their ids. */
export function elementsOf(service: DraftService): [string, Element][] {
  return Object.entries(service.file.value.elements);
}

/** Elements of every service.yaml. */
export function everyElement(
  draft: Draft,
): readonly { readonly service: DraftService; readonly id: string; readonly element: Element }[] {
  return [...draft.services.values()].flatMap((service) =>
    elementsOf(service).map(([id, element]) => ({ service, id, element })),
  );
}

/** Elements of every drawing. */
export function everyNode(draft: Draft): readonly { readonly service: DraftService; readonly node: ProcessNode }[] {
  return [...draft.services.values()].flatMap((service) =>
    [...(service.process?.nodes.values() ?? [])].map((node) => ({ service, node })),
  );
}

export function placeOfNode({ folder }: DraftService, { line, column }: Pick<ProcessNode, 'line' | 'column'>): Place {
  return { path: `${folder}process.bpmn`, line, column };
}

/** What people call an element: the words on it, else its id. */
export function calledBy({ id, name }: ProcessNode): string {
  return name === '' ? id : `"${name}"`;
}

/** A name of a service.yaml, by the path that leads to it. */
export function placeIn(service: DraftService, ...path: PropertyKey[]): Place {
  return service.file.at(path);
}

/** Who plays a role in a territory, on any day. */
export function rowsOf(draft: Draft, role: string, territory: string): RolesFile {
  return draft.roles.value.filter((row) => row.role === role && (row.territory === territory || row.territory === '*'));
}

/** Agencies that play a role in any of the territories, on any day. */
export function playersOf(draft: Draft, role: string, territories: readonly string[]): ReadonlySet<string> {
  return new Set(territories.flatMap((territory) => rowsOf(draft, role, territory).map((row) => row.agency)));
}

/** Forms that a service uses, each with the role of the lane it is filled in: applicant or an agency's. */
export function formsInUse(
  service: DraftService,
): { readonly form: Located<FormFile>; readonly role: string; readonly opening: boolean }[] {
  const used: { form: string; role: string; opening: boolean }[] = [
    { form: service.file.value.opening.form, role: APPLICANT, opening: true },
  ];
  for (const [id, element] of elementsOf(service)) {
    const lane = service.process?.nodes.get(id)?.lane;
    const role = lane === undefined ? undefined : service.file.value.lanes[lane]?.role;
    if (element.form !== undefined && role !== undefined) used.push({ form: element.form, role, opening: false });
  }
  return used.flatMap(({ form, ...rest }) => {
    const file = service.forms.get(form);
    return file === undefined ? [] : [{ form: file, ...rest }];
  });
}

/** The known name that differs least, if it differs by no more than a slip of the fingers. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.min(3, Math.ceil(name.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(name, candidate, least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** What to do about a name: write the one that was meant, or the other cure. */
export function nearestOr(name: string, known: Iterable<string>, otherwise: string): string {
  const near = nearestName(name, known);
  return near === undefined ? otherwise : `write ${near}, or ${otherwise}`;
}

/** What to do about a name: write the one that was meant; the other cure where none comes near. */
export function nearestElse(name: string, known: Iterable<string>, otherwise: string): string {
  const near = nearestName(name, known);
  return near === undefined ? otherwise : `write ${near}`;
}

/** Levenshtein distance, or `limit` when it is at least that. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return Math.min(limit, row[b.length] ?? limit);
}
