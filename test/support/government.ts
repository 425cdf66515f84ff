import type { Government, Service } from '#definitions/government';
import type { Process } from '#definitions/process';
import type { FactType } from '#definitions/schema/facts';
import type { ServiceFile } from '#definitions/schema/service';
import type { Program } from '#engine/case';
import { linkModels, type Ruleset } from '#rules/dmn/evaluate';
import { readDmn } from '#rules/dmn/read';
import { plainDate } from '#terms/plain-date';

const words = (text: string): { id: string; en: string } => ({ id: text, en: text });
export const BASIS = { law: 'UU 1/2022', certainty: 'B' } as const;

/** Types of the facts of the small government: name -> type, personal. */
const FACTS: { readonly [fact: string]: readonly [type: FactType['type'], personal: boolean] } = {
  'person.nik': ['nik', true],
  'person.name': ['text', true],
  'person.alive': ['boolean', true],
  'shop.province': ['text', false],
  'shop.area': ['integer', false],
  'shop.number': ['text', true],
  'contact.phone': ['phone', true],
  'office.match': ['choice', false],
  'office.result': ['choice', false],
  'levy.base': ['rupiah', false],
  'levy.confirmed': ['boolean', false],
  'permit.until': ['date', false],
  'route.way': ['choice', false],
  'route.note': ['text', false],
  'route.list': ['list', false],
  'route.one': ['text', false],
  'route.all': ['list', false],
  'route.count': ['integer', false],
};

/** A province with an office, a treasury and the registry of people; a second one where nobody keeps the treasury. */
export function smallGovernment(tariffs: Ruleset = { models: [] }): Government {
  const agencies = ['kantor', 'kas', 'dukcapil', 'setda', 'pemilik'];
  const role = (name: string, territory: string, player: string) =>
    ({
      role: name,
      territory,
      agency: player,
      from: '2020-01-01',
      basis: { law: 'UU 23/2014', certainty: 'B' },
    }) as const;
  return {
    file: {
      id: 'contoh',
      name: words('Contoh'),
      fictional: true,
      zone: 'Asia/Jakarta',
      coordinatingBody: 'setda',
      help: words('Tanya di loket'),
      regions: [],
      payees: [{ id: 'KAS', role: 'treasury', name: words('Kas daerah'), basis: BASIS }],
      systems: [],
      lifeEvents: [],
    },
    sha256: '0'.repeat(64),
    calendar: {
      version: 'contoh-2026',
      zone: 'Asia/Jakarta',
      holidays: new Map([
        [plainDate('2026-05-14'), 'Kenaikan'],
        [plainDate('2026-05-15'), 'Cuti bersama'],
      ]),
      decreed: [2026],
    },
    calendars: new Map(),
    successions: [],
    suspensions: new Map(),
    agencies: new Map(agencies.map((id) => [id, agency(id)])),
    roles: [
      role('office', '99', 'kantor'),
      role('treasury', '99', 'kas'),
      role('office', '98', 'kantor'),
      role('people', '*', 'dukcapil'),
    ],
    bases: [],
    complaints: [],
    satisfaction: [],
    benefit: [],
    council: [],
    notices: [],
    information: [],
    facts: new Map(
      Object.entries(FACTS).map(([id, [type, personal]]) => [id, { id, type, personal, label: words(id) }]),
    ),
    registries: new Map(
      ['people', 'status'].map((id) => [
        id,
        {
          id,
          role: 'people',
          name: words(id),
          key: 'person.nik',
          fields: {},
          source: 'store',
          fresh: { amount: 24, unit: 'hours' },
        },
      ]),
    ),
    records: new Map(),
    arrangements: new Map([['kerja-sama', arrangement()]]),
    outcomes: new Map(),
    personas: [],
    powers: [],
    councilHistory: { minutes: [], decisions: [], matters: [], mergers: [] },
    words: new Map(),
    tariffs,
    tariffExamples: [],
    services: new Map(),
    retired: new Set(),
    demo: new Map(),
    population: undefined,
    instruments: new Map(),
    life: new Map(),
    learn: null,
  };
}

function agency(id: string): Government['agencies'] extends ReadonlyMap<string, infer File> ? File : never {
  return {
    id,
    name: words(id),
    short: words(id),
    office: words(id),
    level: 'province',
    territory: '99',
    hue: 1,
    positions: [],
    names: [],
  };
}

function arrangement(): Government['arrangements'] extends ReadonlyMap<string, infer File> ? File : never {
  return {
    id: 'kerja-sama',
    title: words('Kerja sama'),
    sentence: words('Mereka bekerja bersama'),
    instrument: 'memorandum',
    declaredLevel: 4,
    members: [{ agency: 'pemilik', role: 'lead' }],
    leadPattern: 'single',
    leadPosition: { position: 'pemilik.kepala' },
    legalBasis: [BASIS],
    services: [],
    grants: [],
    from: '2024-01-01',
    state: 'in-force',
  };
}

type Bindings = Pick<ServiceFile, 'lanes' | 'elements'> & Partial<Pick<ServiceFile, 'reads' | 'opening' | 'clocks'>>;
/** Form -> facts it asks for. */
type Forms = { readonly [form: string]: readonly string[] };

export function smallService(
  process: Process,
  bindings: Bindings,
  rules: Ruleset = { models: [] },
  forms: Forms = {},
): Service {
  const texts = {
    title: '',
    promise: '',
    product: [],
    words: [],
    elements: {},
    lines: {},
    pages: {},
    refusals: {},
    reasons: {},
    papers: {},
    notices: {},
  };
  return {
    file: {
      id: 'usaha.izin',
      kind: 'administrative',
      owner: 'office',
      arrangement: 'kerja-sama',
      legalBasis: [BASIS],
      requires: [],
      territories: ['99', '98'],
      quoteTerritories: [],
      territory: 'shop.province',
      promise: { amount: 5, unit: 'workingDays', basis: BASIS },
      opening: { subject: 'person.nik', reads: [], form: 'opening', businessKey: ['shop.number'] },
      reads: {},
      messages: {},
      impacts: [],
      questions: {
        due: { amount: 2, unit: 'workingDays', basis: BASIS },
        lead: { amount: 2, unit: 'workingDays', basis: BASIS },
        body: { amount: 2, unit: 'workingDays', basis: BASIS },
      },
      ...bindings,
    },
    sha256: 'a'.repeat(64),
    process,
    forms: new Map(Object.entries(forms).map(([id, facts]) => [id, formOf(id, facts)])),
    texts: { id: texts, en: texts },
    papers: new Map(),
    examples: new Map(),
    rules,
  };
}

function formOf(
  id: string,
  facts: readonly string[],
): Service['forms'] extends ReadonlyMap<string, infer File> ? File : never {
  const properties = Object.fromEntries(facts.map((fact) => [fact, {}]));
  return { id, schema: { type: 'object', properties, required: [] }, pages: [{ id: 'satu', fields: [...facts] }] };
}

/** One decision of a FEEL expression, or of a decision table, in a file of its own. */
export function rulesOf(files: { readonly [file: string]: string }): Ruleset {
  return linkModels(Object.entries(files).map(([file, xml]) => readDmn(xml, file)));
}

export function dmnFile(name: string, inputs: readonly string[], decisions: string): string {
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="${name}" name="${name}" namespace="urn:${name}">
${inputs.map((input) => `<inputData id="in-${input}" name="${input}"><variable name="${input}" /></inputData>`).join('\n')}
${decisions}
</definitions>`;
}

export function dmnExpression(id: string, inputs: readonly string[], text: string): string {
  return `<decision id="${id}" name="${id}"><variable name="${id}" />${needs(inputs)}
<literalExpression><text>${text}</text></literalExpression></decision>`;
}

/** A table with one input and one output; rows are test, result, remark. */
export function dmnTable(
  id: string,
  inputs: readonly string[],
  input: string,
  rows: readonly (readonly string[])[],
): string {
  const rules = rows.map(
    (
      [test = '', result = '', remark = ''],
      at,
    ) => `<rule id="${id}-${at + 1}"><inputEntry><text>${test}</text></inputEntry>
<outputEntry><text>${result}</text></outputEntry><annotationEntry><text>${remark}</text></annotationEntry></rule>`,
  );
  return `<decision id="${id}" name="${id}"><variable name="${id}" />${needs(inputs)}
<decisionTable id="table-${id}" hitPolicy="UNIQUE"><input id="input-${id}"><inputExpression><text>${input}</text></inputExpression></input>
<output id="output-${id}" /><annotation name="basis" />${rules.join('\n')}</decisionTable></decision>`;
}

function needs(inputs: readonly string[]): string {
  return inputs
    .map((input) => `<informationRequirement><requiredInput href="#in-${input}" /></informationRequirement>`)
    .join('');
}

export function programOf(service: Service, government: Government = smallGovernment()): Program {
  return { government, service };
}
