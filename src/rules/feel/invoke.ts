import { deeper, fail, type Run } from '#rules/feel/run';
import { coerce, sayType } from '#rules/feel/type';
import { type FeelArguments, type FeelFunction, type FeelValue, kindOf, tagged } from '#rules/feel/value';
import type { At } from '#rules/position';

/** Calls a function value; null and a cause when it is none or does not take the arguments. */
export function invoke(target: FeelValue, args: FeelArguments, run: Run, at: At): FeelValue {
  const called = tagged(target);
  if (called?.kind !== 'function') return fail(run, `${kindOf(target)} is no function`, at);
  return deeper(run, () => {
    if (called.invoke !== undefined) return placed(run, at, () => called.invoke?.(args, run) ?? null);
    const values = arrange(called, args, run, at);
    return values === null ? null : called.call(values, run);
  });
}

/** Built-in functions do not know where they are called from: their causes get the place here. */
function placed(run: Run, at: At, work: () => FeelValue): FeelValue {
  const before = run.causes.length;
  const value = work();
  for (let i = before; i < run.causes.length; i += 1) {
    const cause = run.causes[i];
    if (cause !== undefined && cause.at === undefined) run.causes[i] = { ...cause, at };
  }
  return value;
}

function arrange(called: FeelFunction, args: FeelArguments, run: Run, at: At): readonly FeelValue[] | null {
  const { parameters } = called;
  const given = args.kind === 'positional' ? args.values.length : args.values.size;
  if (given !== parameters.length)
    return fail(run, `${called.name || 'the function'} takes ${parameters.length} arguments`, at);
  const values: FeelValue[] = [];
  for (const [i, parameter] of parameters.entries()) {
    const value = args.kind === 'positional' ? args.values[i] : args.values.get(parameter.name);
    if (value === undefined) return fail(run, `the argument ${parameter.name} is missing`, at);
    const fitted = value === null ? null : coerce(value, parameter.type, run);
    const problem = `${parameter.name} takes ${sayType(parameter.type)}, not ${kindOf(value)}`;
    if (fitted === undefined && called.strict === true) return fail(run, problem, at);
    values.push(fitted === undefined ? fail(run, problem, at) : fitted);
  }
  return values;
}
