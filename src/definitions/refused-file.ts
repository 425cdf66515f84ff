import { type Finding, type Findings, topOf } from '#definitions/findings';
import { isList, isObject, type Json, type JsonObject } from '#terms/json';
import { Refusal } from '#terms/refusal';

/** Adds what a reader's refusal of a file says. Anything but a refusal is a bug and is thrown on. */
export function addRefusal(error: unknown, path: string, findings: Findings): undefined {
  for (const finding of refusedIn(error, path)) findings.add(finding);
  return undefined;
}

/**
 * A reader's refusal as findings of `path`. Its facts name the place as `line` and `column`, or several places as `findings`.
 * Anything but a refusal is thrown on.
 */
export function refusedIn(error: unknown, path: string): readonly Finding[] {
  if (!(error instanceof Refusal)) throw error;
  const several = error.facts['findings'];
  const faults = several !== undefined && isList(several) ? several.filter(isObject) : [error.facts];
  return faults.map((facts) => findingOf(path, error, facts));
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

/** The finding that a refusal is: `dmn-malformed` is `dmn/malformed`. */
export function areaCode(code: string): string {
  return code.includes('/') ? code : code.replace('-', '/');
}

function numberOr(value: Json | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

function textOr(value: Json | undefined, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
