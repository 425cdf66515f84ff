import { type LinkOptions, link } from '#rules/dmn/link';
import type { Linked, LinkedDecision, LinkedFunction, LinkedModel, Ruleset } from '#rules/dmn/linked';
import type { DmnModel } from '#rules/dmn/model';
import { decisionValue, type Evaluating } from '#rules/dmn/values';
import { type EvaluateOptions, runFor } from '#rules/feel/expression';
import { invoke } from '#rules/feel/invoke';
import type { Cause } from '#rules/feel/run';
import type { FeelValue } from '#rules/feel/value';
import type { Firing } from '#rules/firing';
import type { RulesRefusal } from '#rules/refusals';
import { Refusal } from '#terms/refusal';

export type { Ruleset } from '#rules/dmn/linked';
export type { Firing } from '#rules/firing';

/** The result, why parts of it are null, and the decision tables that were asked, innermost first. */
export interface Evaluation {
  readonly value: FeelValue;
  readonly causes: readonly Cause[];
  readonly trace: readonly Firing[];
  /** What the decisions gave that this one needs, in the order they were taken. */
  readonly steps: readonly { readonly decision: string; readonly value: FeelValue }[];
}

/** `file` is a path, the end of one, or a namespace; it may be left out where the decision's id or name is the only one. */
export interface DecisionRef {
  readonly file?: string;
  readonly decision: string;
}

/**
 * Joins models by their imports and compiles every expression.
 * Refusal `dmn-malformed` for a reference, import or double namespace, `feel-syntax` for FEEL, both with file, line and column.
 */
export function linkModels(models: readonly DmnModel[], options: LinkOptions = {}): Ruleset {
  return link(models, options);
}

/**
 * Evaluates a decision. `inputs` holds input data by name or id (or `namespace#id`); a value given for a required decision is
 * used in its place. Refusal `rule-unknown` when there is no such decision, `rule-budget` when the budget is spent.
 */
export function evaluateDecision(
  rules: Ruleset,
  ref: DecisionRef,
  inputs: ReadonlyMap<string, FeelValue>,
  options: EvaluateOptions = {},
): Evaluation {
  const decision = findDecision(rules, ref);
  const run = runFor(options);
  const evaluating: Evaluating = { given: inputs, values: new Map(), run };
  const value = decisionValue(decision, evaluating);
  const steps = [...evaluating.values].flatMap(([{ kind, name }, step]) =>
    kind === 'decision' ? [{ decision: name, value: step }] : [],
  );
  return { value, causes: run.causes, trace: run.trace, steps };
}

/** Calls a decision service or business knowledge model with arguments by name. */
export function evaluateFunction(
  rules: Ruleset,
  ref: { readonly file?: string; readonly name: string },
  args: ReadonlyMap<string, FeelValue>,
  options: EvaluateOptions = {},
): Evaluation {
  const found = find(rules, ref.file, ref.name, isFunction);
  const run = runFor(options);
  const values = new Map(found.value.parameters.map(({ name }) => [name, args.get(name) ?? null]));
  const value = invoke(found.value, { kind: 'named', values }, run, found.at);
  return { value, causes: run.causes, trace: run.trace, steps: [] };
}

/** Names of the input data a decision needs, directly or through other decisions, in the order they are met. */
export function decisionInputs(rules: Ruleset, ref: DecisionRef): readonly string[] {
  const names = new Set<string>();
  const seen = new Set<Linked>();
  const visit = (element: Linked): void => {
    if (seen.has(element)) return;
    seen.add(element);
    if (element.kind === 'input') names.add(element.name);
    else for (const { element: needed } of element.requires) visit(needed);
  };
  visit(findDecision(rules, ref));
  return [...names];
}

const found = new WeakMap<Ruleset, Map<string, LinkedDecision>>();

/** Looked for once: a case asks for the same decisions again and again. */
function findDecision(rules: Ruleset, { file, decision }: DecisionRef): LinkedDecision {
  const known = found.get(rules) ?? new Map<string, LinkedDecision>();
  found.set(rules, known);
  const key = `${file ?? ''}#${decision}`;
  const linked = known.get(key) ?? find(rules, file, decision, isDecision);
  known.set(key, linked);
  return linked;
}

function isDecision(element: Linked): element is LinkedDecision {
  return element.kind === 'decision';
}

function isFunction(element: Linked): element is LinkedFunction {
  return element.kind === 'function';
}

function find<Kind extends Linked>(
  rules: Ruleset,
  file: string | undefined,
  wanted: string,
  is: (element: Linked) => element is Kind,
): Kind {
  const models = rules.models.filter((one) => file === undefined || isCalled(one, file));
  const elements = models.flatMap((one) => one.elements.filter(is));
  const byId = elements.filter(({ id }) => id === wanted);
  const named = byId.length > 0 ? byId : elements.filter(({ name }) => name === wanted);
  const [first, second] = named;
  if (first !== undefined && second === undefined) return first;
  const problem = first === undefined ? 'Nobody defines' : 'More than one file defines';
  throw new Refusal<RulesRefusal>('rule-unknown', `${problem} ${wanted}`, { wanted, file: file ?? null });
}

function isCalled({ model }: LinkedModel, file: string): boolean {
  return model.file === file || model.namespace === file || model.file.endsWith(`/${file}`);
}
