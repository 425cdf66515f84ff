import type { ExampleFile } from '#definitions/schema/example';
import { elementAt } from '#engine/called';
import type { Program } from '#engine/case';
import { act } from '#operations/government/example-acts';
import { withDaysOff } from '#operations/government/example-calendar';
import { compareClock } from '#operations/government/example-clock';
import { fileApplication, territoryIn } from '#operations/government/example-filing';
import { compare, compareBill, type ExampleFinding, type Refused } from '#operations/government/example-outcome';
import { answerOf, type Given, recordOf, registryNamed, textIn } from '#operations/government/example-registries';
import {
  type AskRegistry,
  brokenPromises,
  type HasRecord,
  openWorld,
  recordName,
  seedOf,
  type World,
} from '#operations/government/example-world';
import { quoteService } from '#operations/service/quote-service';
import type { Json, JsonObject } from '#terms/json';
import { dayIn, instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

export interface ExampleResult {
  readonly passed: boolean;
  readonly findings: readonly ExampleFinding[];
  /** The case as it ended; null where it was never filed, or where only a quote was asked. */
  readonly world: World | null;
}

/**
 * Plays a worked example on the engine and a virtual clock, and compares what became of it. Where the territory is one that
 * the service only quotes for, the quote is compared. Every case must also be the fold of its acts.
 */
export function runExample(under: Program, example: ExampleFile, watch?: World['watch']): ExampleResult {
  const program = { ...under, government: withDaysOff(under.government, example.given.daysOff) };
  if (isQuote(program, example)) return result(null, quoteFindings(program, example));
  const world = openWorld(
    program,
    instant(example.given.at),
    { ask: answersOf(example), has: recordsOf(program, example) },
    seedOf(`${example.title} ${example.given.at}`),
    watch,
  );
  const refusal = play(world, example);
  const findings = [
    ...compare(world, example, refusal),
    ...compareClock(world, example.then.clock),
    ...brokenPromises(world).map((message) => ({ path: ['then'], message })),
  ];
  return result(world.state === null ? null : world, findings);
}

function result(world: World | null, findings: readonly ExampleFinding[]): ExampleResult {
  return { passed: findings.length === 0, findings, world };
}

/** What the case itself has written is read again as it was written. */
function answersOf({ given }: ExampleFile): AskRegistry {
  return ({ node, read, definition }, { program, facts, state, written }, at) => {
    const key = facts.get(definition.key)?.value;
    const asked = { name: read, definition, key, territory: state?.territory ?? '' };
    const answer = answerOf(elementAt(program, node).program, given.registries, asked, at);
    // whoever answers by hand does so in a line of its own
    const byHand = registryNamed(program.government, definition.registry).source === 'officer';
    const refused = answer.kind === 'withheld' && !['no-record', 'withheld'].includes(answer.reason);
    if (byHand && !refused) return { kind: 'silent' };
    if (answer.kind !== 'record') return answer;
    const fields = { ...answer.fields, ...written.get(recordName(definition.registry, textIn(key))) };
    return { kind: 'record', fields };
  };
}

function recordsOf({ government }: Program, { given }: ExampleFile): HasRecord {
  return (registry, key) => {
    const found = recordOf(government, given.registries, registryNamed(government, registry), key);
    return found.kind !== 'withheld' || found.reason !== 'no-record';
  };
}

/** Files the application and does what follows. A refusal ends the play; where it stood is the path. */
function play(world: World, example: ExampleFile): Refused | null {
  const path: PropertyKey[] = ['given'];
  try {
    fileApplication(world, example);
    for (const [index, when] of example.when.entries()) {
      path.splice(0, 3, 'when', index, 'do');
      act(world, when);
    }
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      refusal: error,
      path,
      last: path[0] === 'given' ? example.when.length === 0 : path[1] === example.when.length - 1,
    };
  }
}

function isQuote(program: Program, { given }: ExampleFile): boolean {
  return program.service.file.quoteTerritories.includes(territoryIn(program, given));
}

/** Registries stand for what the person would type. */
function quoteFindings({ government, service }: Program, { given, then }: ExampleFile): ExampleFinding[] {
  const day = dayIn(government.file.zone, instant(given.at));
  try {
    const { lines } = quoteService(
      government,
      service.file.id,
      { ...recordFacts(government, given.registries), ...given.facts },
      day,
    );
    const unexpected =
      then.refusal === undefined
        ? []
        : [{ path: ['then', 'refusal'], message: `Nothing was refused; ${then.refusal.code} was expected` }];
    return [...unexpected, ...compareBill(then.bill, lines)];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === then.refusal?.code) return [];
    return [{ path: ['then'], message: `Refused with ${error.code}: ${error.message}` }];
  }
}

function recordFacts(government: Program['government'], given: Given): JsonObject {
  const facts: { [fact: string]: Json } = {};
  for (const [id, record] of Object.entries(given)) {
    if (typeof record === 'string') continue;
    for (const [field, fact] of Object.entries(registryNamed(government, id).fields)) {
      const value = record[field];
      if (value !== undefined) facts[fact] = value;
    }
  }
  return facts;
}
