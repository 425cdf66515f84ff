import { elementAt } from '#engine/called';
import type { Program } from '#engine/case';
import { permittedFacts } from '#operations/desk/desk-facts';

/** Facts that an element reads and that its agency may therefore see: those of its own purpose, also inside a called service. */
export function incidentFacts(program: Program, element: string): readonly string[] {
  const { service, id } = elementAt(program, element);
  return permittedFacts({ ...program, service }, id);
}

/** Those of them that may be set right at the element. A population number says whose case it is, and is mended nowhere here. */
export function mendable(program: Program, element: string): readonly string[] {
  return incidentFacts(program, element).filter((name) => program.government.facts.get(name)?.type !== 'nik');
}
