import type { DmnModel } from '#rules/dmn/model';
import type { TypeNamed } from '#rules/dmn/types';
import type { Code } from '#rules/feel/run';
import type { FeelType } from '#rules/feel/type';
import type { FeelFunction } from '#rules/feel/value';
import type { At } from '#rules/position';

interface LinkedBase {
  readonly id: string;
  readonly name: string;
  readonly at: At;
  readonly type: FeelType;
  /** Under which names a caller may give its value: qualified by namespace first, then plain. */
  readonly keys: readonly string[];
}

export interface LinkedInput extends LinkedBase {
  readonly kind: 'input';
}

export interface LinkedDecision extends LinkedBase {
  readonly kind: 'decision';
  readonly requires: readonly Requirement[];
  readonly code: Code;
}

/** A business knowledge model or decision service: a function to those who require it. */
export interface LinkedFunction extends LinkedBase {
  readonly kind: 'function';
  readonly requires: readonly Requirement[];
  readonly value: FeelFunction;
}

export type Linked = LinkedInput | LinkedDecision | LinkedFunction;

/** A required element, seen under its name, or under `prefix.name` when it is imported. */
export interface Requirement {
  readonly prefix: string;
  readonly element: Linked;
}

export interface LinkedModel {
  readonly model: DmnModel;
  readonly elements: readonly Linked[];
  /** Types that the model defines or imports. */
  readonly typeNamed: TypeNamed;
}

/** DMN files joined by their imports, every reference resolved and every expression compiled. */
export interface Ruleset {
  readonly models: readonly LinkedModel[];
}
