/** A stretch of a file; lines and columns count from 1, columns in UTF-16 units. */
export type Place = {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
};

/** One thing wrong with a government folder, where it stands and what would mend it. */
export type Finding = Place & {
  readonly severity: 'error' | 'warning';
  /** `area/what`, e.g. `bpmn/dangling-flow`. */
  readonly code: string;
  readonly message: string;
  /** What to do, in the imperative. */
  readonly fix: string;
  /** BPMN or DMN element the finding is about. */
  readonly element?: string;
};

/** Gathers findings: a reader goes on after the first fault, so that one run shows them all. */
export interface Findings {
  readonly error: (place: Place, code: string, message: string, fix: string, element?: string) => void;
  readonly warning: (place: Place, code: string, message: string, fix: string, element?: string) => void;
  readonly add: (finding: Finding) => void;
  /** By path, line and column; the same finding twice is one. */
  readonly all: () => readonly Finding[];
}

export function collectFindings(): Findings {
  const found = new Map<string, Finding>();
  const add = (finding: Finding): void => void found.set(keyOf(finding), finding);
  const say =
    (severity: Finding['severity']): Findings['error'] =>
    (place, code, message, fix, element) =>
      add({ ...place, severity, code, message, fix, ...(element === undefined ? {} : { element }) });
  return {
    error: say('error'),
    warning: say('warning'),
    add,
    all: () => [...found.values()].toSorted(byPlace),
  };
}

function keyOf(finding: Finding): string {
  const { path, line, column, code, message } = finding;
  return JSON.stringify([path, line, column, code, message]);
}

function byPlace(a: Finding, b: Finding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : 1);
}

export function isError(finding: Finding): boolean {
  return finding.severity === 'error';
}

/** The beginning of a file: where a finding stands that is about the file as a whole. */
export function topOf(path: string): Place {
  return { path, line: 1, column: 1 };
}
