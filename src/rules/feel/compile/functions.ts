import { builtinNamed } from '#rules/feel/builtins';
import { typeOf } from '#rules/feel/compile/types';
import {
  binding,
  type Compiling,
  childNamed,
  constant,
  constantOf,
  type Handlers,
  only,
  operands,
} from '#rules/feel/compiling';
import { invoke } from '#rules/feel/invoke';
import { extentOf, type Node, plainName } from '#rules/feel/parse';
import { type Code, counted, fail, type Run, type Scope, startRun } from '#rules/feel/run';
import { ANY } from '#rules/feel/type';
import type { FeelArguments, FeelFunction, FeelParameter, FeelValue } from '#rules/feel/value';
import { notRun } from '#rules/not-run';

/** Function definitions and calls, and the constructors `date(...)`, `time(...)` and their kin. */
export const FUNCTIONS: Handlers = {
  FunctionInvocation: (node, here) => {
    const [callee] = operands(node);
    const target = here.compile(only(callee, node), here);
    const args = compileArguments(node, here);
    const at = here.at(node);
    return (scope, run) => invoke(target(scope, run), args(scope, run), run, at);
  },
  DateTimeLiteral: (node, here) => {
    const literal = childNamed(node, 'AtLiteral');
    if (literal !== undefined) return here.compile(literal, here);
    const constructor = plainName(only(childNamed(node, 'DateTimeConstructor'), node).text);
    const library = builtinNamed(constructor);
    if (library === undefined) throw new Error(`no function ${constructor}`);
    const args = compileArguments(node, here);
    const at = here.at(node);
    return folded(node, here, library) ?? ((scope, run) => invoke(library, args(scope, run), run, at));
  },
  FunctionDefinition: (node, here) => {
    const parameters = (childNamed(node, 'FormalParameters')?.children ?? [])
      .filter((child) => child.name === 'FormalParameter')
      .map((child) => readParameter(child, here));
    const body = only(childNamed(node, 'FunctionBody'), node);
    if (childNamed(node, 'external') !== undefined) throw notRun('an external function', here.at(node));
    const inner = binding(
      here,
      parameters.map(({ name }) => name),
    );
    const code = counted(inner.compile(only(operands(body)[0], body), inner), extentOf(body));
    return (scope) => closure('', parameters, code, scope);
  },
};

function readParameter(node: Node, here: Compiling): FeelParameter {
  const type = childNamed(node, 'Type');
  const name = plainName(only(childNamed(node, 'ParameterName'), node).text);
  return { name, type: type === undefined ? ANY : typeOf(type, here) };
}

/** A function over its defining scope. */
export function closure(name: string, parameters: readonly FeelParameter[], code: Code, scope: Scope): FeelFunction {
  const call = (values: readonly FeelValue[], run: Run): FeelValue => {
    const names = new Map(parameters.map((parameter, i) => [parameter.name, values[i] ?? null]));
    return code({ names, parent: scope }, run);
  };
  return { kind: 'function', name, parameters, result: ANY, call };
}

/** An external function where reading is tolerant: calling it is an error. */
export function external(parameters: readonly FeelParameter[]): Code {
  return constant({ kind: 'function', name: 'external', parameters, result: ANY, call: refuseExternal });
}

function refuseExternal(_values: readonly FeelValue[], run: Run): null {
  return fail(run, 'external functions are not run');
}

type ArgumentsCode = (scope: Scope, run: Run) => FeelArguments;

function compileArguments(node: Node, here: Compiling): ArgumentsCode {
  const named = childNamed(node, 'NamedParameters');
  if (named === undefined) {
    const codes = operands(childNamed(node, 'PositionalParameters') ?? node)
      .filter((child) => child.name !== 'DateTimeConstructor' && childNamed(node, 'PositionalParameters') !== undefined)
      .map((child) => here.compile(child, here));
    return (scope, run) => ({ kind: 'positional', values: codes.map((code) => code(scope, run)) });
  }
  const entries = named.children
    .filter((child) => child.name === 'NamedParameter')
    .map((child) => ({
      name: plainName(only(childNamed(child, 'ParameterName'), child).text),
      code: here.compile(only(operands(child).at(-1), child), here),
    }));
  return (scope, run) => ({
    kind: 'named',
    values: new Map(entries.map(({ name, code }) => [name, code(scope, run)])),
  });
}

/** `date("2026-01-05")` is computed once, when the rule is read. */
function folded(node: Node, here: Compiling, library: FeelFunction): Code | null {
  const given = childNamed(node, 'PositionalParameters');
  if (given === undefined) return null;
  const values: FeelValue[] = [];
  for (const child of operands(given)) {
    const known = constantOf(here.compile(child, { ...here, reads: new Set() }));
    if (known === undefined || typeof known.value !== 'string') return null;
    values.push(known.value);
  }
  const value = invoke(library, { kind: 'positional', values }, startRun(1000, null, null), here.at(node));
  return value === null ? null : constant(value);
}
