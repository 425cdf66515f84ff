import type { Linked } from '#rules/dmn/linked';
import { decisionValue, type Evaluating, valueOf } from '#rules/dmn/values';
import type { Run } from '#rules/feel/run';
import { type FeelType, fit } from '#rules/feel/type';
import type { FeelFunction, FeelValue } from '#rules/feel/value';
import { bounded } from '#rules/feel/weight';

/**
 * A decision service as a function: input data first, then input decisions. It sees only what it is given; one output
 * decision is the result itself, several are a context (DMN 1.5, 10.4).
 */
export function serviceFunction(
  name: string,
  type: FeelType,
  outputs: readonly Linked[],
  parameters: readonly Linked[],
): FeelFunction {
  const call = (values: readonly FeelValue[], run: Run): FeelValue => {
    const given = new Map(parameters.map((parameter, i) => [parameter.keys[0] ?? parameter.name, values[i] ?? null]));
    const evaluating: Evaluating = { given, values: new Map(), run };
    const results = outputs.map((output): [string, FeelValue] => [output.name, resultOf(output, evaluating)]);
    const [first] = results;
    const value: FeelValue = results.length === 1 && first !== undefined ? first[1] : bounded(run, new Map(results));
    return fit(value, type, run, name);
  };
  return {
    kind: 'function',
    name,
    parameters: parameters.map((one) => ({ name: one.name, type: one.type })),
    result: type,
    strict: true,
    call,
  };
}

function resultOf(output: Linked, evaluating: Evaluating): FeelValue {
  if (output.kind !== 'decision' || evaluating.values.has(output)) return valueOf(output, evaluating);
  return output.keys.some((key) => evaluating.given.has(key))
    ? valueOf(output, evaluating)
    : decisionValue(output, evaluating);
}
