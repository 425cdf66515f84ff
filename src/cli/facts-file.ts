import { readFile } from 'node:fs/promises';
import { collectFindings, type Finding } from '#definitions/findings';
import { readYaml } from '#definitions/read-yaml';
import { isObject, type Json, type JsonObject } from '#terms/json';
import { Refusal } from '#terms/refusal';

/**
 * Facts by name from a JSON or YAML file: `vehicle.class: C1`, or `vehicle: { class: C1 }`. Refuses `usage` when there is no
 * such file and `body-malformed` with its place when it holds no facts.
 */
export async function readFactsFile(path: string): Promise<JsonObject> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Refusal('usage', `The file ${path} cannot be read`, { path }, { cause });
  });
  const findings = collectFindings();
  const parsed = readYaml(path, text, findings);
  const [fault] = findings.all();
  if (fault !== undefined) throw malformed(fault);
  const value = parsed?.value as Json | undefined; // YAML and JSON hold nothing else
  if (!isObject(value)) throw malformed({ path, line: 1, column: 1, message: 'this is no list of facts' });
  return named(value, '');
}

function malformed({ path, line, column, message }: Pick<Finding, 'path' | 'line' | 'column' | 'message'>): Refusal {
  return new Refusal('body-malformed', `${path}:${line}:${column} ${message}`, { path, line, column, message });
}

function named(value: JsonObject, above: string): JsonObject {
  const facts = Object.entries(value).flatMap(([name, inner]): [string, Json][] => {
    const whole = above === '' ? name : `${above}.${name}`;
    return isObject(inner)
      ? Object.entries(named(inner, whole)).map(([fact, one]) => [fact, one ?? null])
      : [[whole, inner ?? null]];
  });
  return Object.fromEntries(facts);
}
