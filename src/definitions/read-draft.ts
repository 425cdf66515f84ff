import type { z } from 'zod';
import { AgencyFile, RolesFile } from '#agencies/schema';
import { CouncilFile } from '#coordination/council-schema';
import { NoticesFile } from '#coordination/notice-schema';
import { OutcomeFile } from '#coordination/outcome-schema';
import { ArrangementFile } from '#coordination/schema';
import { ComplaintsFile, SatisfactionFile } from '#coordination/voice-schema';
import { BenefitFile } from '#definitions/benefit-schema';
import type { Draft, DraftService } from '#definitions/draft';
import { collectFindings, type Finding, type Findings, topOf } from '#definitions/findings';
import type { Files } from '#definitions/government';
import { below, hashOf } from '#definitions/hash';
import { InformationFile } from '#definitions/information-schema';
import { LifeFile, PopulationFile } from '#definitions/life-schema';
import { type Located, located, readFileAs } from '#definitions/read-file';
import { ReadOnce } from '#definitions/read-once';
import { draftRules, type Models, readModels } from '#definitions/read-rules';
import { readService } from '#definitions/read-service';
import { readYaml } from '#definitions/read-yaml';
import { RegistryFile } from '#definitions/registry-schema';
import { BasesFile, SuspensionsFile } from '#definitions/schema/bases';
import { CalendarFile, OfficeCalendarFile } from '#definitions/schema/calendars';
import { CouncilHistoryFile } from '#definitions/schema/council-history';
import { DemoFile, PersonasFile, PowersFile, RecordsFile } from '#definitions/schema/demo';
import { TariffExampleFile } from '#definitions/schema/example';
import { FactsFile } from '#definitions/schema/facts';
import { GovernmentFile } from '#definitions/schema/government';
import { WordsFile } from '#definitions/schema/texts';

/**
 * Reads every file of a government folder, however many are wrong. The draft is undefined when government.yaml, facts.yaml or
 * roles.yaml cannot be used; other files that do not fit are left out of it. Says nothing about files that disagree. Of files
 * that are known to be `sound`, the rules are read when they are first used.
 */
export async function readDraft(
  files: Files,
  sound = false,
): Promise<{ draft: Draft | undefined; findings: readonly Finding[] }> {
  const findings = collectFindings();
  const government = needed(GovernmentFile, 'government.yaml', files, findings);
  const facts = needed(FactsFile, 'facts.yaml', files, findings);
  const roles = needed(RolesFile, 'roles.yaml', files, findings);
  const tariffModels = readModels(files, TARIFFS, '', findings, sound);
  const rest = {
    files,
    bases: optional(BasesFile, 'bases.yaml', [], files, findings),
    calendar: optional(CalendarFile, 'calendar.yaml', [], files, findings),
    calendars: each(OfficeCalendarFile, /^calendars\/([^/]+)\.yaml$/, files, findings),
    suspensions: optional(SuspensionsFile, 'suspensions.yaml', [], files, findings),
    complaints: optional(ComplaintsFile, 'complaints.yaml', [], files, findings),
    information: optional(InformationFile, 'information.yaml', [], files, findings),
    council: optional(CouncilFile, 'council.yaml', [], files, findings),
    notices: optional(NoticesFile, 'notices.yaml', [], files, findings),
    satisfaction: optional(SatisfactionFile, 'satisfaction.yaml', [], files, findings),
    benefit: optional(BenefitFile, 'benefit.yaml', [], files, findings),
    personas: optional(PersonasFile, 'personas.yaml', [], files, findings),
    powers: optional(PowersFile, 'powers.yaml', [], files, findings),
    councilHistory: optional(CouncilHistoryFile, 'council-history.yaml', NO_HISTORY, files, findings),
    words: optional(WordsFile, 'words.yaml', [], files, findings),
    agencies: each(AgencyFile, /^agencies\/([^/]+)\.yaml$/, files, findings),
    registries: each(RegistryFile, /^registries\/([^/.]+)\.yaml$/, files, findings),
    records: each(RecordsFile, /^registries\/([^/.]+)\.records\.yaml$/, files, findings),
    arrangements: each(ArrangementFile, /^arrangements\/([^/]+)\.yaml$/, files, findings),
    outcomes: each(OutcomeFile, /^outcomes\/([^/]+)\.yaml$/, files, findings),
    population: optional(PopulationFile.optional(), 'population.yaml', undefined, files, findings),
    life: each(LifeFile, /^life\/([^/]+)\.yaml$/, files, findings),
    demo: each(DemoFile, /^demo\/([^/]+)\.yaml$/, files, findings),
    learn: readLearn(files, findings),
    tariffs: draftRules(tariffModels, [tariffModels], '', findings, sound),
    tariffExamples: [...each(TariffExampleFile, /^tariffs\/examples\/([^/]+)\.yaml$/, files, findings).values()],
    services: await readServices(files, tariffModels, findings, sound),
  };
  if (government === undefined || facts === undefined || roles === undefined)
    return { draft: undefined, findings: findings.all() };
  const factTypes = new Map(facts.value.map((fact) => [fact.id, fact]));
  return { draft: { government, facts, factTypes, roles, ...rest }, findings: findings.all() };
}

const NO_HISTORY: CouncilHistoryFile = { minutes: [], decisions: [], matters: [], mergers: [] };

const TARIFFS = /^tariffs\/[^/]+\.dmn$/;

function needed<T>(schema: z.ZodType<T>, path: string, files: Files, findings: Findings): Located<T> | undefined {
  const text = files.get(path);
  if (text !== undefined) return readFileAs(schema, path, text, findings);
  findings.error(topOf(path), 'folder/missing-file', `A government needs ${path}`, `add ${path}`);
  return undefined;
}

function optional<T>(schema: z.ZodType<T>, path: string, otherwise: T, files: Files, findings: Findings): Located<T> {
  const text = files.get(path);
  const read = text === undefined ? undefined : readFileAs(schema, path, text, findings);
  return read ?? located(path, otherwise);
}

/** Files of one kind by the name the pattern captures. */
function each<T>(schema: z.ZodType<T>, pattern: RegExp, files: Files, findings: Findings): Map<string, Located<T>> {
  const read = new Map<string, Located<T>>();
  for (const [path, text] of files) {
    const name = pattern.exec(path)?.[1];
    const file = name === undefined ? undefined : readFileAs(schema, path, text, findings);
    if (name !== undefined && file !== undefined) read.set(name, file);
  }
  return read;
}

/** The learning mode's files have their form in its own storey; here they need only be YAML. */
function readLearn(files: Files, findings: Findings): Map<string, Located<unknown>> {
  const read = new Map<string, Located<unknown>>();
  for (const [path, text] of files) {
    const name = /^learn\/([^/]+)\.yaml$/.exec(path)?.[1];
    const parsed = name === undefined ? undefined : readYaml(path, text, findings);
    if (name !== undefined && parsed !== undefined) read.set(name, parsed);
  }
  return read;
}

async function readServices(
  files: Files,
  tariffs: Models,
  findings: Findings,
  sound: boolean,
): Promise<Map<string, DraftService>> {
  const ids = new Set([...files.keys()].flatMap((path) => /^services\/([^/]+)\//.exec(path)?.[1] ?? []));
  const shared = hashOf(new Map([...files].filter(([path]) => TARIFFS.test(path))));
  const services = new Map<string, DraftService>();
  for (const id of ids) {
    await breath();
    const folder = below(files, `services/${id}/`);
    const key = [id, hashOf(folder), shared].join();
    const { service, said } = await READ.get(key, () => readAnew(id, folder, tariffs, sound));
    for (const finding of said) findings.add(finding);
    if (service !== undefined) services.set(id, service);
  }
  return services;
}

/** Reading takes long and is nobody's business alone: a database that starts beside it, or a page, gets its turn. */
function breath(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

interface Read {
  readonly service: DraftService | undefined;
  readonly said: readonly Finding[];
}

/** A service is read from its own folder and the tariffs alone, which takes most of the time of reading a government. */
const READ = new ReadOnce<Promise<Read>>(24);

async function readAnew(id: string, folder: Files, tariffs: Models, sound: boolean): Promise<Read> {
  const findings = collectFindings();
  const service = await readService(id, folder, tariffs, findings, sound);
  return { service, said: findings.all() };
}
