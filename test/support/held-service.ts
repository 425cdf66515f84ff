import { drawProcess } from './bpmn.ts';
import { BASIS, withService } from './honest-service.ts';

export const HELD = 'uji.tertahan';

/**
 * The reference government with one more service, whose rule has no answer for a small engine: the police check, then go to
 * the vehicle while the treasury's rule gives the sum that its officer confirms.
 */
export async function heldGovernment(): Promise<ReadonlyMap<string, string>> {
  const files = await withService(HELD, DRAWING, { elements: ELEMENTS, clocks: CLOCKS });
  files.set(`services/${HELD}/rules/besaran.dmn`, RULE);
  for (const [language, words] of Object.entries(WORDS)) {
    const path = `services/${HELD}/texts/${language}.yaml`;
    files.set(path, (files.get(path) ?? '').replace(/^elements:\n/m, `elements:\n${words}\n`));
  }
  return files;
}

const DRAWING = drawProcess({
  lanes: { 'lane-police': ['start', 'check', 'fork', 'visit', 'join', 'done'], 'lane-revenue': ['rate', 'assess'] },
  nodes: [
    '<startEvent id="start" />',
    '<userTask id="check" />',
    '<parallelGateway id="fork" />',
    '<userTask id="visit" />',
    '<businessRuleTask id="rate" />',
    '<userTask id="assess" />',
    '<parallelGateway id="join" />',
    '<endEvent id="done" />',
  ],
  flows: [
    ['f-1', 'start', 'check'],
    ['f-2', 'check', 'fork'],
    ['f-3', 'fork', 'visit'],
    ['f-4', 'fork', 'rate'],
    ['f-5', 'rate', 'assess'],
    ['f-6', 'visit', 'join'],
    ['f-7', 'assess', 'join'],
    ['f-8', 'join', 'done'],
  ],
});

const ELEMENTS = `elements:
  check: { form: endorse, position: regident.verifier }
  visit: { form: endorse, position: regident.verifier }
  rate:
    decisions:
      - { decision: rules/besaran.dmn#sum, result: assessment.total }
  assess: { form: endorse, position: bapenda-prov.assessor }
  done: { outcome: done }`;

const CLOCKS = `clocks:
  statutory:
    amount: 5
    unit: workingDays
    basis: ${BASIS}
    starts: filed
    decided: [visit]
    onLapse: { decision: escalated }
    budget: { rounds: 1, days: 10 }
  answer: { amount: 5, unit: workingDays, basis: ${BASIS}, onLapse: go-on }
  lanes:
    lane-police: { amount: 4, unit: workingDays, basis: ${BASIS} }
    lane-revenue: { amount: 2, unit: workingDays, basis: ${BASIS} }
`;

const RULE = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="besaran" name="besaran" namespace="urn:uji:besaran">
  <inputData id="vehicle" name="vehicle"><variable name="vehicle"/></inputData>
  <decision id="sum" name="sum">
    <variable name="sum" typeRef="number"/>
    <informationRequirement id="sum-vehicle"><requiredInput href="#vehicle"/></informationRequirement>
    <literalExpression id="sum-logic"><text>if vehicle.cc > 200 then 100000 else null</text></literalExpression>
  </decision>
</definitions>
`;

const WORDS = {
  id: `  check: { short: Periksa berkas, doing: Polri sedang memeriksa berkas Anda, done: Polri memeriksa berkas }
  visit: { short: Datangi kendaraan, doing: Polri sedang mendatangi kendaraan Anda, done: Polri mendatangi kendaraan }
  rate: { short: Hitung besaran, doing: Bapenda sedang menghitung besaran, done: Bapenda menghitung besaran }
  assess: { short: Tetapkan besaran, doing: Bapenda sedang menetapkan besaran, done: Bapenda menetapkan besaran }`,
  en: `  check: { short: Check the file, doing: The police are checking your file, done: The police checked the file }
  visit: { short: Visit the vehicle, doing: The police are visiting your vehicle, done: The police visited the vehicle }
  rate: { short: Compute the sum, doing: Bapenda is computing the sum, done: Bapenda computed the sum }
  assess: { short: Assess the sum, doing: Bapenda is assessing the sum, done: Bapenda assessed the sum }`,
};
