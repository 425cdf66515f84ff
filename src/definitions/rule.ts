import type { Draft } from '#definitions/draft';
import type { Place } from '#definitions/findings';
import type { Process } from '#definitions/process';
import type { Faults } from '#definitions/process-faults';
import type { Text } from '#terms/language';

/** Says where a rule is broken, by what, and in the imperative what would mend it; `element` of BPMN or DMN it is about. */
export type Say = (place: Place, message: string, fix: string, element?: string) => void;

/** The same of an element of a drawing; it stands where the element begins unless a place is given. */
export type SayDrawn = (element: string, message: string, fix: string, at?: Pick<Place, 'line' | 'column'>) => void;

/** A process as it is read, before a case may run on it. */
export interface Drawing extends Pick<Faults, 'named' | 'textAt'> {
  readonly process: Process;
  /** Elements that a case comes to without a flow. */
  readonly entered: readonly string[];
}

/**
 * One rule of `manunggal check`: `checks/clock/splits.ts` is `clock/splits`. Beside it stand the fault that breaks it
 * (`splits.fault.ts`) and its page (`docs/check/clock/splits.md`); one test goes over all of them. A rule without any of the
 * functions below is said by whoever reads the file, because what breaks it cannot be read at all.
 */
export interface Rule {
  /** `area/what`, the code that its findings bear. */
  readonly id: string;
  /** What it says wherever it finds a fault; the finding itself names what it is about. */
  readonly what: Text;
  /** How one mends it, in the imperative. */
  readonly hint: Text;
  /** A warning does not keep a government from running. */
  readonly severity?: 'warning';
  /** Entries of service.yaml whose absence is this rule's, because what they say is owed to people. */
  readonly missing?: RegExp;
  /** Of a process alone: without it the drawing is not read. */
  readonly drawn?: (drawing: Drawing, say: SayDrawn) => void;
  /** Of what a government cannot run without: something it names would not be there. */
  readonly refers?: (draft: Draft, say: Say) => void;
  /** Of what ought to be better, so that open cases still run from files that were published before. */
  readonly check?: (draft: Draft, say: Say) => void;
}

/** Rules about one thing; `about` says what they look for. */
export interface Area {
  /** First part of the ids of its rules. */
  readonly name: string;
  readonly about: string;
  readonly rules: readonly Rule[];
}
