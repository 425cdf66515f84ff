import { type Finding, type Findings, topOf } from '#definitions/findings';
import { isList, isObject, type Json, type JsonObject } from '#terms/json';
import { Refusal } from '#terms/refusal';

/**
 * What a reader's refusal of a file says, as findings of `path`. The refusal's facts name the place as `line` and `column`, or
 * several places as `findings`. Anything but a refusal is a bug and is thrown on.
 */
export function addRefusal(error: unknown, path: string, findings: Findings): undefined {
  if (!(error instanceof Refusal)) throw error;
  const several = error.facts['findings'];
  const faults = several !== undefined && isList(several) ? several.filter(isObject) : [error.facts];
  for (const facts of faults) findings.add(findingOf(path, error, facts));
  return undefined;
}

function findingOf(path: string, refusal: Refusal, facts: JsonObject): Finding {
  const { line, column } = topOf(path);
  const start = { line: numberOr(facts['line'], line), column: numberOr(facts['column'], column) };
  const endColumn = facts['endColumn'];
  const endLine = numberOr(facts['endLine'], start.line);
  const element = facts['element'];
  return {
    path,
    ...start,
    ...(typeof endColumn === 'number' ? { endLine, endColumn } : {}),
    severity: facts['severity'] === 'warning' ? 'warning' : 'error',
    code: areaCode(textOr(facts['code'], refusal.code)),
    message: textOr(facts['message'], refusal.message).replace(/^\S+:\d+:\d+:? /, ''),
    fix: textOr(facts['fix'], 'correct the file at this place'),
    ...(typeof element === 'string' && element !== '' ? { element } : {}),
  };
}

/** `dmn-malformed` is the finding `dmn/malformed`. */
function areaCode(code: string): string {
  return code.includes('/') ? code : code.replace('-', '/');
}

function numberOr(value: Json | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

function textOr(value: Json | undefined, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
