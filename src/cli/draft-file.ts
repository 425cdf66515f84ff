import { readFile } from 'node:fs/promises';
import { collectFindings } from '#definitions/findings';
import { readYaml } from '#definitions/read-yaml';
import { isObject, type Json, type JsonObject } from '#terms/json';
import { Refusal } from '#terms/refusal';

/**
 * What a YAML or JSON file says, as it stands; `id` and `state` of an arrangement's file are left out, for the command names
 * the one and the acts are the other. Refuses `usage` where there is no such file, `body-malformed` with the place.
 */
export async function readDraftFile(path: string): Promise<JsonObject> {
  const source = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Refusal('usage', `The file ${path} cannot be read`, { path }, { cause });
  });
  const findings = collectFindings();
  const parsed = readYaml(path, source, findings);
  const [fault] = findings.all();
  const value = parsed?.value as Json | undefined; // YAML and JSON hold nothing else
  if (fault !== undefined || !isObject(value)) {
    const { line = 1, column = 1, message = 'this is no draft' } = fault ?? {};
    throw new Refusal('body-malformed', `${path}:${line}:${column} ${message}`, { path, line, column, message });
  }
  const { id: _id, state: _state, ...text } = value;
  return text;
}
