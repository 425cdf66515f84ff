import { parseForm } from '#definitions/form';
import type { ExampleFile } from '#definitions/schema/example';
import type { Program } from '#engine/case';
import type { Fact } from '#engine/fact';
import {
  answerOf,
  fetchedFacts,
  holderOf,
  recordOf,
  registryNamed,
  textIn,
} from '#operations/government/example-registries';
import { command, type World } from '#operations/government/example-world';
import type { Json } from '#terms/json';
import { type Instant, instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

type Given = ExampleFile['given'];

/** As the door does: who applies and what is picked, then what agencies hold, then what the form asks. */
export function fileApplication(world: World, { given }: ExampleFile): void {
  const { program } = world;
  const at = instant(given.at);
  const facts = new Map(firstFacts(program, given, at));
  for (const [name, fact] of readFirst(program, given, facts, at)) facts.set(name, fact);
  const { opening } = program.service.file;
  const form = program.service.forms.get(opening.form);
  if (form === undefined) throw new Error(`${program.service.file.id} has no form ${opening.form}`);
  const sent = sentFacts(program, given, Object.keys(form.schema.properties));
  for (const [name, value] of sent) facts.set(name, { value, source: { kind: 'asked', at } });
  const known = [
    ...sent.keys(),
    opening.subject,
    opening.pick?.key,
    opening.power?.fact,
    program.service.file.territory,
  ];
  const answers = Object.entries(given.facts).filter(
    ([name]) => !known.includes(name) || name in form.schema.properties,
  );
  const open = Object.keys(form.schema.properties).filter((name) => facts.get(name)?.source.kind !== 'fetched');
  const { values } = parseForm(form, program.government, Object.fromEntries(answers), open);
  for (const [name, value] of Object.entries(values)) facts.set(name, { value, source: { kind: 'asked', at } });
  const { subject } = world;
  command(world, { kind: 'start', at, by: { kind: 'applicant', subject }, subject, facts });
}

/** A case that a message begins knows what it carries, beside what its form asks. */
function sentFacts({ service }: Program, given: Given, asked: readonly string[]): Map<string, Json> {
  const carried = Object.values(service.file.messages).flatMap(({ carries }) => carries);
  const entries = Object.entries(given.facts).filter(([name]) => carried.includes(name) && !asked.includes(name));
  return new Map(entries);
}

/** The sign-in vouches for the applicant; the picked record shows the fewest facts a choice needs. */
function firstFacts(program: Program, given: Given, at: Instant): Map<string, Fact> {
  const { opening } = program.service.file;
  const facts = new Map<string, Fact>();
  const vouched = (name: string, value: Json): void =>
    void facts.set(name, { value, source: { kind: 'computed', at, decision: 'sign-in' } });
  vouched(opening.subject, given.facts[opening.subject] ?? null);
  if (opening.power !== undefined) vouched(opening.power.fact, given.facts[opening.power.fact] ?? false);
  for (const [name, fact] of pickedFacts(program, given, at)) facts.set(name, fact);
  return facts;
}

function pickedFacts(program: Program, given: Given, at: Instant): Map<string, Fact> {
  const { territory, opening } = program.service.file;
  const { pick, power } = opening;
  if (pick === undefined || (pick.without !== undefined && given.facts[pick.key] === undefined)) {
    const value = given.facts[territory];
    return value === undefined ? new Map() : new Map([[territory, { value, source: { kind: 'asked', at } }]]);
  }
  const registry = registryNamed(program.government, pick.registry);
  const record = recordOf(program.government, given.registries, registry, given.facts[pick.key]);
  if (record.kind !== 'record')
    throw new Refusal('record-unknown', `No register knows what is picked`, { registry: pick.registry });
  const wanted = [pick.key, ...pick.show, territory, ...(power === undefined ? [] : [power.owner])];
  const facts = Object.entries(registry.fields).flatMap(([field, fact]) => {
    const value = record.fields[field] ?? given.facts[fact];
    return value === undefined || !wanted.includes(fact) ? [] : [[fact, value] as const];
  });
  const agency = holderOf(program.government, registry, textIn(new Map(facts).get(territory)), at);
  if (agency === undefined)
    return new Map(facts.map(([fact, value]) => [fact, { value, source: { kind: 'asked', at } }]));
  const source = { kind: 'fetched', at, registry: registry.id, agency, read: 'opening', receipt: '' } as const;
  return new Map(facts.map(([fact, value]) => [fact, { value, source }]));
}

/** Reads attempted before anything is asked; a registry that does not answer leaves its facts open. */
function readFirst(program: Program, given: Given, known: ReadonlyMap<string, Fact>, at: Instant): Map<string, Fact> {
  const { government, service } = program;
  const territory = textIn(known.get(service.file.territory)?.value);
  const facts = new Map<string, Fact>();
  for (const name of service.file.opening.reads) {
    const definition = service.file.reads[name];
    if (definition === undefined) throw new Error(`${service.file.id} has no read ${name}`);
    const agency = holderOf(government, registryNamed(government, definition.registry), territory, at);
    const key = known.get(definition.key)?.value ?? facts.get(definition.key)?.value;
    if (agency === undefined || key === undefined) continue;
    if (registryNamed(government, definition.registry).source === 'officer') continue; // nobody answers by hand at the door
    const answer = answerOf(program, given.registries, { name, definition, key, territory }, at);
    if (answer.kind !== 'record') continue;
    for (const [fact, value] of fetchedFacts(government, { read: name, definition, agency }, answer.fields, at))
      facts.set(fact, value);
  }
  return facts;
}

/** Where an example plays: the territory of the picked record, else of the answers. */
export function territoryIn(program: Program, given: Given): string {
  const { territory, opening } = program.service.file;
  const registry = opening.pick === undefined ? undefined : registryNamed(program.government, opening.pick.registry);
  const field = Object.entries(registry?.fields ?? {}).find(([, fact]) => fact === territory)?.[0] ?? '';
  if (registry === undefined || opening.pick === undefined) return textIn(given.facts[territory]);
  const record = recordOf(program.government, given.registries, registry, given.facts[opening.pick.key]);
  return textIn((record.kind === 'record' ? record.fields[field] : undefined) ?? given.facts[territory]);
}
