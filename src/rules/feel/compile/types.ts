import { type Compiling, childNamed, type Handlers, only, operands } from '#rules/feel/compiling';
import { type Node, plainName } from '#rules/feel/parse';
import { fail } from '#rules/feel/run';
import { ANY, basicType, type FeelType, isInstance } from '#rules/feel/type';

/** `instance of`. */
export const TYPES: Handlers = {
  InstanceOfExpression: (node, here) => {
    const value = here.compile(only(operands(node)[0], node), here);
    const wanted = only(childNamed(node, 'Type'), node);
    const type = findType(wanted, here);
    const at = here.at(wanted);
    if (type === undefined) return (_scope, run) => fail(run, `${plainName(wanted.text)} is no type`, at);
    return (scope, run) => isInstance(value(scope, run), type, run);
  },
};

/** A type as written; one that nobody defines takes anything. */
export function typeOf(node: Node, here: Compiling): FeelType {
  return findType(node, here) ?? ANY;
}

function findType(node: Node, here: Compiling): FeelType | undefined {
  const [inner] = operands(node);
  const shape = inner ?? node;
  const of = childNamed(shape, 'Type');
  if (shape.name === 'ListType') return wrap(shape.text.startsWith('range') ? 'range' : 'list', only(of, shape), here);
  if (shape.name === 'ContextType') return contextType(shape, here);
  if (shape.name === 'FunctionType') return functionType(shape, here);
  const name = plainName(shape.text);
  return here.typeNamed(name) ?? basicType(name);
}

function wrap(kind: 'list' | 'range', node: Node, here: Compiling): FeelType | undefined {
  const of = findType(node, here);
  return of === undefined ? undefined : { kind, of };
}

function contextType(node: Node, here: Compiling): FeelType | undefined {
  const members = new Map<string, FeelType>();
  for (const entry of childNamed(node, 'ContextEntryTypes')?.children ?? []) {
    if (entry.name !== 'ContextEntryType') continue;
    const type = findType(only(childNamed(entry, 'Type'), entry), here);
    if (type === undefined) return undefined;
    members.set(plainName(only(childNamed(entry, 'Name'), entry).text), type);
  }
  return { kind: 'context', members };
}

function functionType(node: Node, here: Compiling): FeelType | undefined {
  const parameters: FeelType[] = [];
  for (const argument of childNamed(node, 'ArgumentTypes')?.children ?? []) {
    if (argument.name !== 'ArgumentType') continue;
    const type = findType(only(childNamed(argument, 'Type'), argument), here);
    if (type === undefined) return undefined;
    parameters.push(type);
  }
  const result = findType(only(childNamed(node, 'Type'), node), here);
  return result === undefined ? undefined : { kind: 'function', parameters, result };
}
