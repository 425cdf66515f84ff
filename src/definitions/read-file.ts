import type { z } from 'zod';
import { collectFindings, type Finding, type Findings, topOf } from '#definitions/findings';
import { ruleOfMissing } from '#definitions/missing-entry';
import { ReadOnce } from '#definitions/read-once';
import { type Parsed, type Path, readYaml } from '#definitions/read-yaml';

/** A file in its form, with the way back to its lines. */
export interface Located<T> {
  readonly path: string;
  readonly value: T;
  readonly at: Parsed['at'];
  readonly keyAt: Parsed['keyAt'];
}

/** Reads a YAML or JSON file and holds it against its form. Undefined, with a finding for each misfit, when it does not fit. */
export function readFileAs<T>(
  schema: z.ZodType<T>,
  path: string,
  text: string,
  findings: Findings,
): Located<T> | undefined {
  const { file, said } = readOf(schema).get(`${path}\n${text}`, () => readAnew(schema, path, text));
  for (const finding of said) findings.add(finding);
  return file as Located<T> | undefined; // kept by the schema it was read with
}

interface Read {
  readonly file: Located<unknown> | undefined;
  readonly said: readonly Finding[];
}

const READ = new WeakMap<z.ZodType, ReadOnce<Read>>();
/** Files of one form: a government has some dozens of the most usual. */
const KEPT = 200;

function readOf(schema: z.ZodType): ReadOnce<Read> {
  const known = READ.get(schema) ?? new ReadOnce<Read>(KEPT);
  READ.set(schema, known);
  return known;
}

function readAnew(schema: z.ZodType, path: string, text: string): Read {
  const findings = collectFindings();
  const parsed = readYaml(path, text, findings);
  const read = parsed === undefined ? undefined : schema.safeParse(parsed.value);
  if (parsed === undefined || read === undefined) return { file: undefined, said: findings.all() };
  if (read.success) {
    const file = { path, value: read.data, at: parsed.at, keyAt: parsed.keyAt };
    return { file, said: findings.all() };
  }
  for (const issue of read.error.issues) sayMisfit(parsed, issue, [], findings);
  return { file: undefined, said: findings.all() };
}

/** A file that need not exist: its value is then `otherwise`. */
export function located<T>(path: string, otherwise: T): Located<T> {
  return { path, value: otherwise, at: () => topOf(path), keyAt: () => topOf(path) };
}

type Issue = z.core.$ZodIssue;

function sayMisfit(parsed: Parsed, issue: Issue, above: Path, findings: Findings): void {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') return sayUnknownNames(parsed, issue.keys, path, findings);
  if (issue.code === 'invalid_union') {
    const nearest = nearestOf(issue.errors);
    for (const inner of nearest) sayMisfit(parsed, inner, path, findings);
    if (nearest.length > 0) return;
  }
  const absent = issue.code === 'invalid_type' || issue.code === 'invalid_value';
  const missing = absent && valueAt(parsed.value, path) === undefined;
  const place = issue.code === 'invalid_key' ? parsed.keyAt(path) : parsed.at(path);
  const code = missing ? ruleOfMissing(parsed.path, path) : 'file/misfit';
  findings.error(place, code, messageOf(issue, path, missing), fixOf(issue, path, missing));
}

function sayUnknownNames(parsed: Parsed, names: readonly string[], path: Path, findings: Findings): void {
  for (const name of names) {
    const where = sayPath(path);
    const message = `${where === '' ? 'the file' : where} has no "${name}"`;
    findings.error(
      parsed.keyAt([...path, name]),
      'file/unknown-name',
      message,
      'correct the name or take the entry out',
    );
  }
}

/** Of the forms a value might have, the one it misses by least: the deepest, then the fewest misfits. */
function nearestOf(errors: readonly (readonly Issue[])[]): readonly Issue[] {
  const depth = (issues: readonly Issue[]): number => Math.max(0, ...issues.map((issue) => issue.path.length));
  return errors.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [];
}

function messageOf(issue: Issue, path: Path, missing: boolean): string {
  const where = sayPath(path) || 'the file';
  if (missing) return `"${where}" is missing`;
  return `${where}: ${issue.message.replace(/^Invalid input: /, '')}`;
}

function fixOf(issue: Issue, path: Path, missing: boolean): string {
  const name = String(path.at(-1) ?? '');
  if (missing) return `add "${name}"`;
  if (issue.code === 'invalid_type' && issue.expected === 'string') return 'put the value in quotes';
  if (issue.code === 'invalid_value') return `write one of: ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_format') return patternFix(issue.pattern);
  if (issue.code === 'invalid_key') return `correct the name "${name}"`;
  return 'correct the value';
}

function patternFix(pattern: string | undefined): string {
  if (pattern?.includes('\\d{4}-\\d{2}-\\d{2}') === true) return 'write the date as YYYY-MM-DD';
  return pattern === undefined ? 'correct the text' : `write it in the form ${pattern}`;
}

function sayPath(path: Path): string {
  return path.map(String).join('.');
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const name of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Reflect.get(at, name);
  }
  return at;
}
