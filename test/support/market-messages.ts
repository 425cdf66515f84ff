import { LAPAK, PASAR } from '#definitions/fixture/plant';
import type { Files } from '#definitions/government';
import { readFolder } from '#definitions/read-folder';
import { drawProcess } from './bpmn.ts';

const BASIS = '{ law: Perda Rekaan 1/2024, certainty: M }';
/** Gives a stall back; says so to whoever waits for it. */
export const RETURN = 'pasar.kembali';
/** Waits for a stall: applied for, or offered by the market office. */
export const QUEUE = 'pasar.antre';

/** The market with two services that speak to each other. */
export async function marketWithMessages(): Promise<Files> {
  const market = await readFolder(PASAR);
  const files = new Map(market);
  for (const [path, text] of market) {
    if (!path.startsWith(`${LAPAK}texts/`)) continue;
    for (const id of [RETURN, QUEUE]) files.set(path.replace(LAPAK, `services/${id}/`), text);
  }
  files.set(`services/${RETURN}/process.bpmn`, RETURNING);
  files.set(`services/${RETURN}/service.yaml`, service(RETURN, 'stall.number', RETURN_BINDINGS));
  files.set(`services/${RETURN}/forms/apply.json`, form('apply', ['stall.number', 'stall.city', 'contact.phone']));
  files.set(`services/${RETURN}/forms/sign.json`, form('sign', ['check.fits']));
  files.set(`services/${QUEUE}/process.bpmn`, QUEUEING);
  files.set(`services/${QUEUE}/service.yaml`, service(QUEUE, 'person.nik', QUEUE_BINDINGS));
  files.set(`services/${QUEUE}/forms/apply.json`, form('apply', ['stall.city', 'stall.number']));
  files.set(`services/${QUEUE}/forms/confirm.json`, form('confirm', ['stall.goods']));
  files.set(`services/${QUEUE}/forms/sign.json`, form('sign', ['check.fits']));
  return files;
}

const RETURNING = drawProcess({
  lanes: { 'lane-renter': ['start', 'done'], 'lane-market': ['say', 'sign'] },
  nodes: [
    '<startEvent id="start" />',
    '<intermediateThrowEvent id="say"><messageEventDefinition id="saying" messageRef="freed" /></intermediateThrowEvent>',
    '<userTask id="sign" />',
    '<endEvent id="done" />',
  ],
  flows: [
    ['f-1', 'start', 'say'],
    ['f-2', 'say', 'sign'],
    ['f-3', 'sign', 'done'],
  ],
  roots: ['<message id="freed" name="stall-freed" />'],
});

const QUEUEING = drawProcess({
  lanes: { 'lane-renter': ['start', 'offered', 'confirm', 'wait', 'done'], 'lane-market': ['sign'] },
  nodes: [
    '<startEvent id="offered"><messageEventDefinition id="offering" messageRef="offer" /></startEvent>',
    '<startEvent id="start" />',
    '<userTask id="confirm" />',
    '<intermediateCatchEvent id="wait"><messageEventDefinition id="waiting" messageRef="freed" /></intermediateCatchEvent>',
    '<userTask id="sign" />',
    '<endEvent id="done" />',
  ],
  flows: [
    ['f-0', 'offered', 'confirm'],
    ['f-1', 'start', 'confirm'],
    ['f-2', 'confirm', 'wait'],
    ['f-3', 'wait', 'sign'],
    ['f-4', 'sign', 'done'],
  ],
  roots: ['<message id="freed" name="stall-freed" />', '<message id="offer" name="stall-offered" />'],
});

const FREED = `stall-freed: { correlate: [stall.number], carries: [contact.phone, stall.city], ttl: { amount: 3, unit: calendarDays }, basis: ${BASIS} }`;

const RETURN_BINDINGS = `messages:
  ${FREED}
elements:
  sign: { form: sign, position: dinas-pasar.inspector }
`;

const QUEUE_BINDINGS = `messages:
  ${FREED}
  stall-offered:
    carries: [person.nik, stall.number, stall.city]
    ttl: { amount: 1, unit: hours }
    from: market-office
    basis: ${BASIS}
elements:
  confirm: { form: confirm }
  sign: { form: sign, position: dinas-pasar.inspector }
`;

function service(id: string, key: string, bindings: string): string {
  const term = `{ amount: 1, unit: workingDays, basis: ${BASIS} }`;
  return `id: ${id}
kind: administrative
owner: market-office
arrangement: pasar-sehat
legalBasis: [${BASIS}]
territories: ['97']
territory: stall.city
promise: { amount: 3, unit: workingDays, basis: ${BASIS} }
opening: { subject: person.nik, reads: [], form: apply, businessKey: [${key}] }
reads: {}
lanes:
  lane-renter: { role: applicant }
  lane-market: { role: market-office }
${bindings}questions: { due: ${term}, lead: ${term}, body: ${term} }
clocks:
  lanes:
    lane-market: ${term}
`;
}

function form(id: string, facts: readonly string[]): string {
  const properties = Object.fromEntries(facts.map((fact) => [fact, {}]));
  return JSON.stringify({
    id,
    schema: { type: 'object', properties, required: facts },
    pages: [{ id, fields: facts }],
  });
}
