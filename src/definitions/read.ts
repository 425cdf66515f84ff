import { calendarOf, calendarsOf } from '#definitions/calendars';
import type { Draft, DraftService } from '#definitions/draft';
import { type Finding, isError, topOf } from '#definitions/findings';
import type { Files, Government, Service } from '#definitions/government';
import { below, hashOf } from '#definitions/hash';
import { knownReading, learnReading } from '#definitions/kept-readings';
import { readDraft } from '#definitions/read-draft';
import { checkReferences } from '#definitions/run-rules';
import { Refusal } from '#terms/refusal';

/**
 * Reads a government from its files, stored or on disk. Refuses `government-malformed` with every finding when a file does
 * not fit its form or names something that does not exist. What merely ought to be better is left to the checks, so that an
 * open case still runs from files that an older version of this program published.
 */
export function readGovernment(files: Files): Promise<Government> {
  const hash = hashOf(files);
  const known = recent.get(hash);
  recent.delete(hash);
  const read = known ?? readAnew(files, hash);
  recent.set(hash, read);
  for (const oldest of [...recent.keys()].slice(0, -KEPT)) recent.delete(oldest);
  return read;
}

/**
 * Reading takes a second or more and gives what nobody changes, so the same files are not read twice: publishing a folder and
 * then opening what was published. A refusal is kept too; it depends on the files alone.
 */
const recent = new Map<string, Promise<Government>>();
const KEPT = 2;

async function readAnew(files: Files, hash: string): Promise<Government> {
  const sound = knownReading('sound', hash) === true;
  const { draft, findings } = sound ? await readDraft(files, sound) : await draftOf(files);
  if (draft === undefined || findings.some(isError)) throw malformed(findings);
  if (!sound) learnReading('sound', hash, true);
  return assemble(draft);
}

/** The draft with the findings of reading and of the references among files. */
export async function draftOf(files: Files): Promise<{ draft: Draft | undefined; findings: readonly Finding[] }> {
  const { draft, findings } = await readDraft(files);
  if (draft === undefined) return { draft, findings };
  return { draft, findings: [...findings, ...checkReferences(draft)] };
}

function malformed(findings: readonly Finding[]): Refusal {
  const errors = findings.filter(isError);
  const first = errors[0] ?? { ...topOf('government.yaml'), message: 'it cannot be read' };
  const message = `${errors.length} error(s) in the government folder, first ${first.path}:${first.line}:${first.column} ${first.message}`;
  return new Refusal('government-malformed', message, { findings });
}

/** A government of a draft without errors. */
export function assemble(draft: Draft): Government {
  const { zone } = draft.government.value;
  return {
    file: draft.government.value,
    sha256: hashOf(new Map([...draft.files].filter(([path]) => !path.startsWith('services/')))),
    calendar: calendarOf(zone, draft.calendar.value),
    calendars: calendarsOf(zone, draft.calendar.value, [...valuesOf(draft.calendars).values()]),
    suspensions: new Map(draft.suspensions.value.map((reason) => [reason.id, reason])),
    agencies: valuesOf(draft.agencies),
    successions: [],
    roles: draft.roles.value,
    bases: draft.bases.value,
    complaints: draft.complaints.value,
    satisfaction: draft.satisfaction.value,
    benefit: draft.benefit.value,
    council: draft.council.value,
    notices: draft.notices.value,
    information: draft.information.value,
    facts: draft.factTypes,
    registries: valuesOf(draft.registries),
    records: valuesOf(draft.records),
    arrangements: valuesOf(draft.arrangements),
    instruments: instrumentsOf(draft.files),
    outcomes: valuesOf(draft.outcomes),
    personas: draft.personas.value,
    powers: draft.powers.value,
    councilHistory: draft.councilHistory.value,
    words: new Map(draft.words.value.map(({ word, id, en }) => [word, { id, en }])),
    tariffs: present(draft.tariffs.ruleset, 'tariffs'),
    tariffExamples: draft.tariffExamples.flatMap((file) => file.value),
    services: new Map([...draft.services].map(([id, service]) => [id, assembleService(draft, service)])),
    retired: new Set(),
    demo: valuesOf(draft.demo),
    population: draft.population.value,
    life: valuesOf(draft.life),
    learn: Object.fromEntries(valuesOf(draft.learn)),
  };
}

function instrumentsOf(files: Files): Map<string, string> {
  const named = [...files].map(([path, text]) => [/^instruments\/([\w-]+)\.typ$/.exec(path)?.[1] ?? '', text] as const);
  return new Map(named.filter(([name]) => name !== ''));
}

function assembleService(draft: Draft, service: DraftService): Service {
  return {
    file: service.file.value,
    sha256: hashOf(below(draft.files, service.folder)),
    process: present(service.process, 'process'),
    forms: valuesOf(service.forms),
    texts: { id: present(service.texts.id, 'texts').value, en: present(service.texts.en, 'texts').value },
    papers: service.papers,
    examples: valuesOf(service.examples),
    rules: present(service.rules.ruleset, 'rules'),
  };
}

/** A draft without errors lacks none of its parts. */
function present<T>(part: T | undefined, name: string): T {
  if (part === undefined) throw new Error(`a draft without errors lacks its ${name}`);
  return part;
}

function valuesOf<T>(files: ReadonlyMap<string, { readonly value: T }>): Map<string, T> {
  return new Map([...files].map(([id, file]) => [id, file.value]));
}
