import type { Files } from '#definitions/government';
import { readFolder } from '#definitions/read-folder';
import { drawProcess } from './bpmn.ts';
import { NUSANTARA } from './house.ts';

export const HONEST = 'uji.jam-jujur';
const SAMSAT = 'services/samsat.pengesahan-tahunan/';
export const BASIS = "{ law: Perda Rekaan 9/2026, article: '4', certainty: M }";

/**
 * The reference government with one more service: the police look whether the file is complete, then decide within five
 * working days while the treasury assesses; silence grants, and the police still issue the permit.
 */
export function honestGovernment(): Promise<Files> {
  return withService(HONEST, DRAWING, ELEMENTS);
}

/** The reference government with one more service, which opens as the yearly renewal does. `bindings`: elements and clocks. */
export async function withService(
  id: string,
  drawing: string,
  { elements, clocks }: { readonly elements: string; readonly clocks: string },
): Promise<Map<string, string>> {
  const folder = await readFolder(NUSANTARA);
  const files = new Map(folder);
  for (const [path, text] of folder) {
    if (/\/(forms\/(application|endorse)\.json|texts\/(id|en)\.yaml)$/.test(path) && path.startsWith(SAMSAT))
      files.set(path.replace(SAMSAT, `services/${id}/`), text);
  }
  files.set(`services/${id}/process.bpmn`, drawing);
  files.set(`services/${id}/service.yaml`, serviceFile(id, files.get(`${SAMSAT}service.yaml`) ?? '', elements, clocks));
  return files;
}

const DRAWING = drawProcess({
  lanes: {
    'lane-police': ['start', 'check', 'fork', 'decide', 'join', 'issue', 'done'],
    'lane-revenue': ['assess'],
  },
  nodes: [
    '<startEvent id="start" />',
    '<userTask id="check" />',
    '<parallelGateway id="fork" />',
    '<userTask id="decide" />',
    '<userTask id="assess" />',
    '<parallelGateway id="join" />',
    '<userTask id="issue" />',
    '<endEvent id="done" />',
  ],
  flows: [
    ['f-1', 'start', 'check'],
    ['f-2', 'check', 'fork'],
    ['f-3', 'fork', 'decide'],
    ['f-4', 'fork', 'assess'],
    ['f-5', 'decide', 'join'],
    ['f-6', 'assess', 'join'],
    ['f-7', 'join', 'issue'],
    ['f-8', 'issue', 'done'],
  ],
});

/** Opening and reads are the renewal's; what follows is its own. */
function serviceFile(id: string, samsat: string, elements: string, clocks: string): string {
  const between = (from: string, to: string): string => samsat.slice(samsat.indexOf(from), samsat.indexOf(to));
  const opening = between('opening:', '\nreads:').replace(/ {2}eligibility:.*\n/, '');
  return `id: ${id}
kind: administrative
owner: vehicle-registration
arrangement: samsat
legalBasis: [${BASIS}]
territories: ['99']
territory: vehicle.province
promise: { amount: 5, unit: workingDays, basis: ${BASIS} }
${opening}
${between('reads:\n  people:', '\nlanes:')}
lanes:
  lane-police: { role: vehicle-registration }
  lane-revenue: { role: provincial-revenue }
${elements}
${between('questions:', '\n# No rule of its own')}
${clocks}`;
}

const ELEMENTS = {
  elements: `elements:
  check: { form: endorse, position: regident.verifier }
  decide: { form: endorse, position: regident.verifier }
  assess: { form: endorse, position: bapenda-prov.assessor }
  issue: { form: endorse, position: regident.endorser }
  done: { outcome: done }`,
  clocks: `clocks:
  statutory:
    amount: 5
    unit: workingDays
    basis: ${BASIS}
    starts: complete
    decided: [decide]
    onLapse: { decision: deemed-granted, continues: issue }
    budget: { rounds: 1, days: 10 }
  completeness: { amount: 2, unit: workingDays, basis: ${BASIS}, element: check, budget: { rounds: 1, days: 3 } }
  answer: { amount: 5, unit: workingDays, basis: ${BASIS}, onLapse: go-on }
  lanes:
    lane-police: { amount: 4, unit: workingDays, basis: ${BASIS} }
    lane-revenue: { amount: 2, unit: workingDays, basis: ${BASIS}, onLapse: escalated }
`,
};
