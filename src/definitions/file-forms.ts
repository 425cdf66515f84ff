import { z } from 'zod';
import { AgencyFile, RolesFile } from '#agencies/schema';
import { CouncilFile } from '#coordination/council-schema';
import { NoticesFile } from '#coordination/notice-schema';
import { OutcomeFile } from '#coordination/outcome-schema';
import { ArrangementFile } from '#coordination/schema';
import { ComplaintsFile, SatisfactionFile } from '#coordination/voice-schema';
import { BenefitFile } from '#definitions/benefit-schema';
import { FORM_WORDS } from '#definitions/form-words-of-files';
import { InformationFile } from '#definitions/information-schema';
import { LifeFile, PopulationFile } from '#definitions/life-schema';
import { RegistryFile } from '#definitions/registry-schema';
import { BasesFile, SuspensionsFile } from '#definitions/schema/bases';
import { CalendarFile, OfficeCalendarFile } from '#definitions/schema/calendars';
import { CouncilHistoryFile } from '#definitions/schema/council-history';
import { DemoFile, PersonasFile, PowersFile, RecordsFile } from '#definitions/schema/demo';
import { ExampleFile, TariffExampleFile } from '#definitions/schema/example';
import { FactsFile } from '#definitions/schema/facts';
import { FormFile } from '#definitions/schema/form';
import { GovernmentFile } from '#definitions/schema/government';
import { ServiceFile } from '#definitions/schema/service';
import { TextsFile, WordsFile } from '#definitions/schema/texts';
import { isList, isObject, type Json, type JsonObject } from '#terms/json';

/** A kind of file of a government folder: which paths are of it, and its form. */
export interface FileForm {
  /** Name of its schema: `schemas/<name>.schema.json`. */
  readonly name: string;
  /** Paths inside the government folder, as editors match them. */
  readonly glob: string;
  readonly about: string;
  readonly form: z.ZodType;
}

/** Every kind of YAML and JSON file that has a form, in the order of the folder. */
export const FILE_FORMS: readonly FileForm[] = [
  {
    name: 'government',
    glob: 'government.yaml',
    about: 'Who governs, where, and which accounts bills go to.',
    form: GovernmentFile,
  },
  {
    name: 'facts',
    glob: 'facts.yaml',
    about: 'The only names in forms, rules, reads and papers.',
    form: FactsFile,
  },
  {
    name: 'roles',
    glob: 'roles.yaml',
    about: 'Which agency plays a role in a territory, from when.',
    form: RolesFile,
  },
  {
    name: 'bases',
    glob: 'bases.yaml',
    about: "The law that each of the house's own acts rests on.",
    form: BasesFile,
  },
  { name: 'calendar', glob: 'calendar.yaml', about: 'Days off, one entry a decree.', form: CalendarFile },
  {
    name: 'information',
    glob: 'information.yaml',
    about: 'Services that are described here and applied for elsewhere.',
    form: InformationFile,
  },
  {
    name: 'office-calendar',
    glob: 'calendars/*.yaml',
    about: 'How some agencies work, beside the days off of all.',
    form: OfficeCalendarFile,
  },
  {
    name: 'suspensions',
    glob: 'suspensions.yaml',
    about: 'The only reasons for which a clock may stand still.',
    form: SuspensionsFile,
  },
  {
    name: 'words',
    glob: 'words.yaml',
    about: 'What decision tables call things, in every language.',
    form: WordsFile,
  },
  {
    name: 'complaints',
    glob: 'complaints.yaml',
    about: 'Classes and clocks of complaints, from the day each holds.',
    form: ComplaintsFile,
  },
  {
    name: 'satisfaction',
    glob: 'satisfaction.yaml',
    about: 'The survey after a case: questions, scales, weights and bands.',
    form: SatisfactionFile,
  },
  {
    name: 'notices',
    glob: 'notices.yaml',
    about: 'What people are told of their case, when nothing is sent, and how often is tried.',
    form: NoticesFile,
  },
  {
    name: 'council',
    glob: 'council.yaml',
    about: 'Coordinating bodies, and the clocks of questions and disputes between agencies.',
    form: CouncilFile,
  },
  {
    name: 'benefit',
    glob: 'benefit.yaml',
    about: 'Assumptions by which each agency alone is compared with all joined.',
    form: BenefitFile,
  },
  {
    name: 'personas',
    glob: 'personas.yaml',
    about: 'Fictional people for the demonstration.',
    form: PersonasFile,
  },
  {
    name: 'powers',
    glob: 'powers.yaml',
    about: 'Powers of attorney among the fictional people.',
    form: PowersFile,
  },
  {
    name: 'council-history',
    glob: 'council-history.yaml',
    about: 'Minutes, decisions and mergers from before the demonstration begins.',
    form: CouncilHistoryFile,
  },
  { name: 'agency', glob: 'agencies/*.yaml', about: 'An agency and its positions.', form: AgencyFile },
  {
    name: 'registry',
    glob: 'registries/*.yaml',
    about: 'A register that one agency keeps: its key and fields.',
    form: RegistryFile,
  },
  {
    name: 'records',
    glob: 'registries/*.records.yaml',
    about: 'Demonstration records of a registry.',
    form: RecordsFile,
  },
  {
    name: 'arrangement',
    glob: 'arrangements/*.yaml',
    about: 'Under what agreement agencies act together, and what it grants.',
    form: ArrangementFile,
  },
  {
    name: 'outcome',
    glob: 'outcomes/*.yaml',
    about: 'What agencies want to reach together: indicators, agreed weights, and the joint plan behind it.',
    form: OutcomeFile,
  },
  { name: 'demo', glob: 'demo/*.yaml', about: 'A case that the demonstration grows.', form: DemoFile },
  {
    name: 'population',
    glob: 'population.yaml',
    about: 'Fictional people and things among whom the demonstration lives.',
    form: PopulationFile,
  },
  { name: 'life', glob: 'life/*.yaml', about: 'Cases of a service that the demonstration lives.', form: LifeFile },
  {
    name: 'tariff-examples',
    glob: 'tariffs/examples/*.yaml',
    about: 'Inputs of a tariff decision and its exact result.',
    form: TariffExampleFile,
  },
  {
    name: 'service',
    glob: 'services/*/service.yaml',
    about: 'Binds the elements of process.bpmn to what they mean.',
    form: ServiceFile,
  },
  {
    name: 'form',
    glob: 'services/*/forms/*.json',
    about: 'Questions over facts, and the pages they are asked on.',
    form: FormFile,
  },
  {
    name: 'texts',
    glob: 'services/*/texts/*.yaml',
    about: 'The words of a service in one language.',
    form: TextsFile,
  },
  {
    name: 'example',
    glob: 'services/*/examples/*.yaml',
    about: 'A worked example: given, when, then.',
    form: ExampleFile,
  },
];

/** The JSON Schema 2020-12 of a kind of file, as people write it: defaults may be left out. Descriptions are for editors. */
export function jsonSchemaOf({ name, about, form }: FileForm): JsonObject {
  const schema = z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' }) as JsonObject; // zod gives plain JSON
  const described = describe(schema, name);
  return { ...described, $id: `urn:manunggal:schema:${name}`, title: name, description: about };
}

/** Puts the words at their properties; steps through lists, maps and choices without a name of their own. */
function describe(schema: JsonObject, path: string): JsonObject {
  const entries = Object.entries(schema).map(([key, value]): [string, Json] => {
    if (key === 'properties' && isObject(value)) return [key, describeEach(value, path)];
    return [key, STRUCTURE.includes(key) ? within(value ?? null, path) : (value ?? null)];
  });
  const words = FORM_WORDS[path];
  return { ...Object.fromEntries(entries), ...(words === undefined ? {} : { description: words }) };
}

const STRUCTURE: readonly string[] = ['items', 'additionalProperties', 'anyOf', 'oneOf', 'allOf', 'prefixItems'];

function describeEach(properties: JsonObject, path: string): JsonObject {
  const entries = Object.entries(properties).map(([name, value]): [string, Json] => [
    name,
    isObject(value ?? null) ? describe(value as JsonObject, `${path}.${name}`) : (value ?? null), // it is an object
  ]);
  return Object.fromEntries(entries);
}

function within(value: Json, path: string): Json {
  if (isList(value)) return value.map((one) => within(one, path));
  if (!isObject(value)) return value;
  const { description: _, ...inner } = describe(value, path);
  return inner;
}
