import { use } from '#coordination/arrangement';
import { agencyOf, type Government } from '#definitions/government';
import type { RegistryFile } from '#definitions/registry-schema';
import type { ExampleFile } from '#definitions/schema/example';
import type { Read } from '#definitions/schema/service';
import type { Program } from '#engine/case';
import type { Actor } from '#engine/command';
import type { Fact } from '#engine/fact';
import type { Needs } from '#engine/needs';
import type { AgencyId } from '#terms/ids';
import type { Json, JsonObject } from '#terms/json';
import { dayIn, type Instant } from '#terms/plain-date';

/** What a registry answers: a record, a no, or nothing. */
export type Answer =
  | { readonly kind: 'record'; readonly fields: JsonObject }
  | { readonly kind: 'withheld'; readonly reason: string }
  | { readonly kind: 'silent' };

export type Given = ExampleFile['given']['registries'];

/**
 * How a registry answers in an example: as the example says, else with the demonstration record of that key. A grant that
 * is not in force withholds, as it does in a running house.
 */
export function answerOf(
  program: Program,
  given: Given,
  asked: {
    readonly name: string;
    readonly definition: Read;
    readonly key: Json | undefined;
    readonly territory: string;
  },
  at: Instant,
): Answer {
  const { government } = program;
  const registry = registryNamed(government, asked.definition.registry);
  const lapse = lapseOf(program, registry, asked, at);
  if (lapse !== null) return { kind: 'withheld', reason: lapse };
  return recordOf(government, given, registry, asked.key);
}

/** The record of a registry that an example gives or the demonstration holds. */
export function recordOf(government: Government, given: Given, registry: RegistryFile, key: Json | undefined): Answer {
  const said = given[registry.id];
  if (said === 'silent') return { kind: 'silent' };
  if (said === 'withheld') return { kind: 'withheld', reason: 'withheld' };
  if (said !== undefined) return { kind: 'record', fields: said };
  const keyField = keyFieldOf(registry);
  const record = (government.records.get(registry.id) ?? []).find(
    (one) => keyField !== undefined && key !== undefined && one[keyField] === key,
  );
  return record === undefined ? { kind: 'withheld', reason: 'no-record' } : { kind: 'record', fields: record };
}

/** Field of the record that holds its key. */
function keyFieldOf(registry: RegistryFile): string | undefined {
  return Object.entries(registry.fields).find(([, fact]) => fact === registry.key)?.[0];
}

export function registryNamed(government: Government, id: string): RegistryFile {
  const registry = government.registries.get(id);
  if (registry === undefined) throw new Error(`the government has no registry ${id}`);
  return registry;
}

/** The facts of a record that a read asks for. */
export function fetchedFacts(
  government: Government,
  ask: Pick<Needs['asks'][number], 'read' | 'definition' | 'agency'>,
  fields: JsonObject,
  at: Instant,
  by: Actor = { kind: 'system' },
): Map<string, Fact> {
  const way =
    by.kind === 'officer' ? { way: { kind: 'officer', position: by.position, evidence: 'example' } as const } : {};
  const registry = registryNamed(government, ask.definition.registry);
  const facts = new Map<string, Fact>();
  for (const [field, fact] of Object.entries(registry.fields)) {
    const value = fields[field];
    if (value === undefined || !ask.definition.facts.includes(fact)) continue;
    const source = {
      kind: 'fetched',
      at,
      registry: registry.id,
      agency: ask.agency,
      read: ask.read,
      receipt: '',
      ...way,
    } as const;
    facts.set(fact, { value, source });
  }
  return facts;
}

function lapseOf(
  program: Program,
  registry: RegistryFile,
  { name, definition, territory }: { readonly name: string; readonly definition: Read; readonly territory: string },
  at: Instant,
): string | null {
  const { government } = program;
  const from = holderOf(government, registry, territory, at);
  const to = readerOf(program, name, territory, at);
  if (from === undefined || to === undefined) return 'no-holder';
  if (from === to) return null;
  const wish = { kind: 'data', from, to, registry: registry.id, facts: definition.facts } as const;
  const found = use(government.arrangements.values(), wish, at, government.file.zone);
  return found.kind === 'none' ? found.lapse : null;
}

export function holderOf(
  government: Government,
  registry: RegistryFile,
  territory: string,
  at: Instant,
): AgencyId | undefined {
  return agencyOf(government, registry.role, territory, dayIn(government.file.zone, at));
}

/** The agency whose step needs the read; the leader of the service where the application as a whole does. */
function readerOf(
  { government, service }: Program,
  name: string,
  territory: string,
  at: Instant,
): AgencyId | undefined {
  const { elements, lanes, owner } = service.file;
  const element = Object.entries(elements).find(([, { reads }]) => reads?.includes(name))?.[0] ?? '';
  const role = lanes[service.process.nodes.get(element)?.lane ?? '']?.role;
  const asking = role === undefined || role === 'applicant' ? owner : role;
  return agencyOf(government, asking, territory, dayIn(government.file.zone, at));
}

/** A value that should be a text, as a code of a territory should; empty when it is none. */
export function textIn(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
