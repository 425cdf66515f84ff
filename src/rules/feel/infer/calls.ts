import type { SampleArguments } from '#rules/feel/builtin';
import { libraryTakes } from '#rules/feel/builtins';
import { childNamed, operands } from '#rules/feel/compiling';
import { compileExpression, evaluate } from '#rules/feel/expression';
import { note, type View } from '#rules/feel/infer/view';
import { type Node, normalName, plainName } from '#rules/feel/parse';
import { type Shape, sampleOf, shapeOfValue } from '#rules/feel/shape';
import type { FeelValue } from '#rules/feel/value';

export function invocation(node: Node, view: View): null {
  const [callee] = operands(node);
  if (callee === undefined) return null;
  const shape = view.infer(callee, view);
  if (shape !== null && shape.kind !== 'function') note(view, 'call', callee, `${shape.kind} is no function`);
  const isOwn = view.names.has(normalName(callee.text));
  checkCall(callee.name === 'VariableName' && !isOwn ? plainName(callee.text) : '', node, view);
  return null;
}

/** A literal that reads no name can be tried at once. */
export function literal(node: Node, view: View): Shape | null {
  const { value } = evaluate(compileExpression(node.text, []), new Map());
  return value === null
    ? note(view, 'literal', node, `${node.text} is no date, time or duration`)
    : shapeOfValue(value);
}

const CONSTRUCTED: { readonly [name: string]: Shape } = {
  date: { kind: 'date' },
  time: { kind: 'time' },
  'date and time': { kind: 'dateTime' },
};

export function dateTimeLiteral(node: Node, view: View): Shape | null {
  const at = childNamed(node, 'AtLiteral');
  if (at !== undefined) return view.infer(at, view);
  const given = childNamed(node, 'PositionalParameters');
  const values = given === undefined ? [] : operands(given);
  if (values.length > 0 && values.every(({ name }) => name === 'StringLiteral')) return literal(node, view);
  const name = plainName(childNamed(node, 'DateTimeConstructor')?.text ?? '');
  checkCall(name, node, view);
  return CONSTRUCTED[name] ?? null;
}

/** Looks through the arguments; those of a library function must fit one of its signatures. */
function checkCall(name: string, node: Node, view: View): void {
  const sample = (part: Node | undefined): FeelValue | undefined => {
    const shape = part === undefined ? null : view.infer(part, view);
    return shape === null || shape.kind === 'list' ? undefined : sampleOf(shape); // a list of one stands for its item
  };
  const named = childNamed(node, 'NamedParameters')?.children.filter((child) => child.name === 'NamedParameter');
  const given = childNamed(node, 'PositionalParameters');
  const args: SampleArguments =
    named === undefined
      ? { kind: 'positional', values: (given === undefined ? [] : operands(given)).map(sample) }
      : { kind: 'named', values: new Map(named.map((one) => [parameterOf(one), sample(operands(one).at(-1))])) };
  if (libraryTakes(name, args) === false) note(view, 'call', node, `${name}() does not take these arguments`);
}

function parameterOf(node: Node): string {
  return plainName(childNamed(node, 'ParameterName')?.text ?? '');
}
