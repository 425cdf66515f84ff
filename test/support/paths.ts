import { readProcess } from '#definitions/read-process';
import type { Program } from '#engine/case';
import type { JsonObject } from '#terms/json';
import { drawProcess } from './bpmn.ts';
import { programOf, smallService } from './government.ts';
import { APPLICANT, asked, at, type Played, play, SUBJECT, unfiled } from './play.ts';

/** A part with steps of its own: what stands in it (XML), and the flows between. */
export function part(open: string, nodes: readonly string[], paths: readonly string[]): string {
  const flows = paths.map((path) => {
    const [from = '', to = ''] = path.split(' ');
    return `<sequenceFlow id="${from}-to-${to}" sourceRef="${from}" targetRef="${to}" />`;
  });
  const name = /^<(\w+)/.exec(open)?.[1] ?? '';
  return [open, ...nodes, ...flows, `</${name}>`].join('');
}

type Elements = Parameters<typeof smallService>[1]['elements'];
type Paths = readonly (readonly [from: string, to: string, condition?: string])[];

/** A process of elements (XML) and the paths between them, all in the office's lane but the start. */
export async function pathProgram(
  nodes: readonly string[],
  paths: Paths,
  elements: Elements = {},
  roots: readonly string[] = [],
  data: readonly string[] = [],
): Promise<Program> {
  const ids = nodes.map((node) => /id="([^"]+)"/.exec(node)?.[1] ?? '');
  const drawing = {
    lanes: { 'lane-applicant': ['start'], 'lane-office': ids },
    nodes: ['<startEvent id="start" />', ...nodes, ...data],
    flows: paths.map(([from, to, ...condition]) => [`${from}-to-${to}`, from, to, ...condition] as const),
    roots,
  };
  const process = await readProcess(drawProcess(drawing), 'process.bpmn');
  const forms = { any: ['route.way', 'route.note', 'route.list', 'route.one'] };
  const owed = Object.fromEntries(process.lanes.map(({ id }) => [id, { role: 'office' }]));
  const lanes = { ...owed, 'lane-applicant': { role: 'applicant' } };
  return programOf(smallService(process, { lanes, elements }, { models: [] }, forms));
}

export function filePath(program: Program, way: string | null = null, more: JsonObject = {}): Played {
  const facts = asked({ 'shop.province': '99', ...(way === null ? {} : { 'route.way': way }), ...more });
  return play(unfiled(program), { kind: 'start', at: at(0), by: APPLICANT, subject: SUBJECT, facts });
}
