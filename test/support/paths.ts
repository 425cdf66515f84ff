import { readProcess } from '#definitions/read-process';
import type { Program } from '#engine/case';
import { drawProcess } from './bpmn.ts';
import { programOf, smallService } from './government.ts';
import { APPLICANT, asked, at, type Played, play, SUBJECT, unfiled } from './play.ts';

type Elements = Parameters<typeof smallService>[1]['elements'];
type Paths = readonly (readonly [from: string, to: string, condition?: string])[];

/** A process of elements (XML) and the paths between them, all in the office's lane but the start. */
export async function pathProgram(nodes: readonly string[], paths: Paths, elements: Elements = {}): Promise<Program> {
  const ids = nodes.map((node) => /id="([^"]+)"/.exec(node)?.[1] ?? '');
  const drawing = {
    lanes: { 'lane-applicant': ['start'], 'lane-office': ids },
    nodes: ['<startEvent id="start" />', ...nodes],
    flows: paths.map(([from, to, ...condition]) => [`${from}-to-${to}`, from, to, ...condition] as const),
  };
  const process = await readProcess(drawProcess(drawing), 'process.bpmn');
  const forms = { any: ['route.way', 'route.note'] };
  const lanes = { 'lane-applicant': { role: 'applicant' }, 'lane-office': { role: 'office' } };
  return programOf(smallService(process, { lanes, elements }, { models: [] }, forms));
}

export function filePath(program: Program, way: string | null = null): Played {
  const facts = asked({ 'shop.province': '99', ...(way === null ? {} : { 'route.way': way }) });
  return play(unfiled(program), { kind: 'start', at: at(0), by: APPLICANT, subject: SUBJECT, facts });
}
