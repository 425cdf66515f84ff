import type { Files } from '#definitions/government';
import { readFolder } from '#definitions/read-folder';
import { drawProcess } from './bpmn.ts';
import { NUSANTARA } from './house.ts';

export const CALLER = 'uji.pemanggil';
export const CALLEE = 'uji.dipanggil';
const SAMSAT = 'services/samsat.pengesahan-tahunan/';
const BASIS = "{ law: Perda Rekaan 9/2026, article: '4', certainty: M }";

/**
 * The reference government with two services more. The revenue agency's reads, decides, asks an officer, bills and seals,
 * and throws the error `sealed`; the police's calls it, catches that error and has an officer endorse.
 */
export async function callingGovernment(loops = '', end = THROWN): Promise<Files> {
  const folder = await readFolder(NUSANTARA);
  const files = new Map(folder);
  for (const [path, text] of folder) {
    if (!path.startsWith(SAMSAT) || path.includes('/examples/')) continue;
    files.set(path.replace(SAMSAT, `services/${CALLEE}/`), text);
    if (!path.includes('/documents/')) files.set(path.replace(SAMSAT, `services/${CALLER}/`), text);
  }
  files.set(`services/${CALLEE}/documents/tbpkp.typ`, PAPER);
  const samsat = files.get(`${SAMSAT}service.yaml`) ?? '';
  files.set(`services/${CALLER}/process.bpmn`, callerProcess(loops));
  files.set(`services/${CALLEE}/process.bpmn`, calleeProcess(end));
  files.set(`services/${CALLER}/service.yaml`, serviceFile(samsat, CALLER, CALLER_PART));
  files.set(`services/${CALLEE}/service.yaml`, serviceFile(samsat, CALLEE, calleePart(samsat)));
  for (const language of ['id', 'en']) {
    const texts = folder.get(`${SAMSAT}texts/${language}.yaml`) ?? '';
    files.set(`services/${CALLER}/texts/${language}.yaml`, spokenByCaller(texts, language));
  }
  return files;
}

const PAPER = `#let data = json("data.json")
= #data.title
#for line in data.lines [#line.payee: #line.item, #line.amount. ]
#image("qr.svg", width: 40mm)
`;

/** The caller has no words for what only the callee does. */
function spokenByCaller(texts: string, language: string): string {
  const words = language === 'id' ? 'memanggil Bapenda' : 'calling the revenue agency';
  const call = `  call: { doing: ${words}, done: ${words}, short: ${words} }`;
  return texts
    .replace(/^ {2}(read-tax|assess-tax|confirm-tax|pay|seal|tax-assessment|tbpkp|pkb|opsen|swdkllj):/gm, '  other-$1:')
    .replace(/^elements:$/m, `elements:\n${call}`);
}

function callerProcess(loops: string): string {
  return drawProcess({
    lanes: { 'lane-applicant': ['start'], 'lane-police': ['call', 'caught', 'endorse', 'done'] },
    nodes: [
      '<startEvent id="start" />',
      `<callActivity id="call" calledElement="${CALLEE}">${loops}</callActivity>`,
      '<boundaryEvent id="caught" attachedToRef="call"><errorEventDefinition errorRef="error-sealed" /></boundaryEvent>',
      '<userTask id="endorse" />',
      '<endEvent id="done" />',
    ],
    flows: [
      ['f-1', 'start', 'call'],
      ['f-2', 'call', 'done'],
      ['f-3', 'caught', 'endorse'],
      ['f-4', 'endorse', 'done'],
    ],
    roots: ['<error id="error-sealed" errorCode="sealed" />'],
  });
}

const THROWN = '<endEvent id="thrown"><errorEventDefinition errorRef="error-sealed" /></endEvent>';

function calleeProcess(end: string): string {
  return drawProcess({
    lanes: {
      'lane-applicant': ['pay'],
      'lane-revenue': ['start', 'read-tax', 'assess-tax', 'confirm-tax', 'seal', 'thrown'],
    },
    nodes: [
      '<startEvent id="start" />',
      '<serviceTask id="read-tax" />',
      '<businessRuleTask id="assess-tax" />',
      '<userTask id="confirm-tax" />',
      '<receiveTask id="pay" messageRef="message-payment" />',
      '<serviceTask id="seal" />',
      end,
    ],
    flows: [
      ['f-1', 'start', 'read-tax'],
      ['f-2', 'read-tax', 'assess-tax'],
      ['f-3', 'assess-tax', 'confirm-tax'],
      ['f-4', 'confirm-tax', 'pay'],
      ['f-5', 'pay', 'seal'],
      ['f-6', 'seal', 'thrown'],
    ],
    roots: ['<error id="error-sealed" errorCode="sealed" />'],
  });
}

const CALLER_PART = `lanes:
  lane-applicant: { role: applicant }
  lane-police: { role: vehicle-registration }
elements:
  endorse: { form: endorse, position: regident.endorser }
  done: { outcome: done }
`;

/** Lines of the bill and facts of the paper are the renewal's. */
function calleePart(samsat: string): string {
  const bill = between(samsat, '      periods: rules/periods', '        - { id: swdkllj');
  const assess = between(samsat, '  assess-tax:', '  confirm-tax:');
  return `lanes:
  lane-applicant: { role: applicant }
  lane-revenue: { role: provincial-revenue }
elements:
  read-tax: { reads: [vehicle-tax] }
${assess}  confirm-tax:
    form: confirm-tax
    position: bapenda-prov.assessor
    clock: { amount: 3, unit: workingDays, basis: ${BASIS} }
  pay:
    bill:
${bill}  seal:
    paper: { template: tbpkp, facts: [vehicle.plate, vehicle.brand, vehicle.model, endorsement.validUntil] }
`;
}

function between(text: string, from: string, to: string): string {
  return text.slice(text.indexOf(from), text.indexOf(to, text.indexOf(from)));
}

function serviceFile(samsat: string, id: string, part: string): string {
  const opening = between(samsat, 'opening:', '\nreads:')
    .replace(/ {2}eligibility:.*\n/, '')
    .replace('reads: [people, vehicles, vehicle-tax]', 'reads: [people, vehicles]');
  const reads = between(samsat, 'reads:\n  people:', '\nlanes:');
  const own = id === CALLER ? reads.slice(0, reads.indexOf('  vehicle-tax:')) : reads;
  return `id: ${id}
kind: administrative
owner: vehicle-registration
arrangement: samsat
legalBasis: [${BASIS}]
territories: ['99']
territory: vehicle.province
promise: { amount: 5, unit: workingDays, basis: ${BASIS} }
${opening}
${own}
${part}${between(samsat, 'questions:', '\n# No rule of its own')}
`;
}
