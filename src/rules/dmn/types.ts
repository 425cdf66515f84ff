import type { Cell, DmnModel, ItemDefinition } from '#rules/dmn/model';
import { compileIn } from '#rules/feel/expression';
import { type Grammar, type NameTree } from '#rules/feel/parse';
import { spend } from '#rules/feel/run';
import { type Allows, ANY, baseOf, basicType, type FeelType } from '#rules/feel/type';

/** Finds the type a name stands for inside one model; undefined when nobody defines it. */
export type TypeNamed = (name: string) => FeelType | undefined;

/** Finds a type of another model by its namespace. */
export type ImportedType = (namespace: string, name: string) => FeelType | undefined;

/** Item definitions of one model as types. */
export function typesOf(model: DmnModel, grammar: Grammar, imported: ImportedType): TypeNamed {
  const definitions = new Map(model.itemDefinitions.map((definition) => [definition.name, definition]));
  const made = new Map<string, FeelType>();
  const find: TypeNamed = (given) => {
    const name = localName(given.trim().replaceAll(/\s+/g, ' '), model);
    const known = made.get(name);
    if (known !== undefined) return known;
    const definition = definitions.get(name);
    if (definition === undefined) return basicType(name) ?? importedType(name, model, imported);
    const type = typeOfItem(definition, find, grammar);
    made.set(name, type);
    return type;
  };
  return find;
}

/** DMN 1.1 names types by the prefixes of the XML file: FEEL's and the model's own lead to plain names. */
function localName(name: string, model: DmnModel): string {
  const colon = name.indexOf(':');
  if (colon === -1) return name;
  const namespace = model.prefixes.get(name.slice(0, colon));
  const isPlain = name.startsWith('feel:') || namespace === model.namespace || namespace?.includes('/FEEL') === true;
  return isPlain ? name.slice(colon + 1) : name;
}

/** `prefix:name` in DMN 1.1, `import.name` since 1.2, and a plain name where the import has none. */
function importedType(name: string, { prefixes, imports }: DmnModel, imported: ImportedType): FeelType | undefined {
  const namespace = prefixes.get(name.split(':', 1)[0] ?? '');
  if (name.includes(':') && namespace !== undefined) return imported(namespace, name.slice(name.indexOf(':') + 1));
  for (const one of imports) {
    const start = one.name === '' ? '' : `${one.name}.`;
    const found = name.startsWith(start) ? imported(one.namespace, name.slice(start.length)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Allowed values hold for each item of a collection, a type constraint for the whole (DMN 1.5, 7.3.3). */
function typeOfItem(definition: ItemDefinition, find: TypeNamed, grammar: Grammar): FeelType {
  const { name } = definition;
  let base: FeelType | undefined;
  const itemBase = (): FeelType => {
    base ??= structureOf(definition, find, grammar);
    return base;
  };
  const allows = definition.allowedValues === null ? null : allowing(definition.allowedValues, grammar);
  const item: FeelType = { kind: 'named', name, base: itemBase, allows };
  const constraint = definition.typeConstraint === null ? null : allowing(definition.typeConstraint, grammar);
  if (!definition.isCollection && constraint === null) return item;
  const whole: FeelType = definition.isCollection ? { kind: 'list', of: item } : item;
  return { kind: 'named', name, base: () => whole, allows: constraint };
}

function structureOf(definition: ItemDefinition, find: TypeNamed, grammar: Grammar): FeelType {
  if (definition.components.length > 0) {
    return {
      kind: 'context',
      members: new Map(definition.components.map((part) => [part.name, typeOfItem(part, find, grammar)])),
    };
  }
  if (definition.functionItem !== null) {
    const parameters = definition.functionItem.parameters.map(({ typeRef }) => find(typeRef ?? 'Any') ?? ANY);
    return { kind: 'function', parameters, result: find(definition.functionItem.result ?? 'Any') ?? ANY };
  }
  return find(definition.typeRef ?? 'Any') ?? ANY;
}

/** A test of one value against unary tests that read nothing else. */
function allowing(cell: Cell, grammar: Grammar): Allows {
  const { code } = compileIn(grammar, 'unaryTests', cell.text, cell.locate);
  return (value, run) => {
    spend(run, 1);
    const noted = run.causes.length;
    const answer = code({ names: new Map([['?', value]]), parent: null }, run);
    // A value that does not fit the test is not allowed, which is no error of its own.
    run.causes.length = noted;
    return answer === true;
  };
}

const MAX_DEPTH = 6;

/** The member names of a type, for the parser. */
export function namesOfType(type: FeelType, depth = 0): NameTree | 1 {
  const base = baseOf(type);
  if (base.kind === 'list') return namesOfType(base.of, depth);
  if (base.kind !== 'context' || depth > MAX_DEPTH) return 1;
  const tree: { [name: string]: NameTree | 1 } = {};
  for (const [name, member] of base.members) tree[name] = namesOfType(member, depth + 1);
  return tree;
}
