import { compileTable } from '#rules/dmn/compile-table';
import type { Boxed, BoxedContext, BoxedFunction, BoxedInvocation, BoxedRelation, Cell } from '#rules/dmn/model';
import { type Place, withNames } from '#rules/dmn/place';
import { closure, external } from '#rules/feel/compile/functions';
import { domainItems, forEach, type Iterator, quantified } from '#rules/feel/compile/iteration';
import { filter } from '#rules/feel/compile/lists';
import { invoke } from '#rules/feel/invoke';
import type { NameTree } from '#rules/feel/parse';
import { type Code, counted, fail, type Scope } from '#rules/feel/run';
import { ANY, fit } from '#rules/feel/type';
import type { FeelParameter, FeelValue } from '#rules/feel/value';
import { bounded } from '#rules/feel/weight';
import { notRun } from '#rules/not-run';
import type { At } from '#rules/position';

/** Turns a boxed expression into code. `place` says which names and types it can use and whose logic it is. */
export function compileBoxed(boxed: Boxed, place: Place): Code {
  const code = typed(compileUntyped(boxed, place), boxed.typeRef, place, boxed.at);
  return boxed.kind === 'literal' ? code : counted(code, BOX);
}

/** What a box costs beside the cells in it. */
const BOX = { parts: 1, height: 6 };

function compileUntyped(boxed: Boxed, place: Place): Code {
  switch (boxed.kind) {
    case 'literal':
      return compileCell(boxed.cell, place);
    case 'table':
      return compileTable(boxed, place);
    case 'context':
      return compileContext(boxed, place);
    case 'invocation':
      return compileInvocation(boxed, place);
    case 'list':
      return compileList(boxed.items, place);
    case 'relation':
      return compileRelation(boxed, place);
    case 'function':
      return compileFunction(boxed, place, '');
    case 'conditional': {
      const [condition, yes, no] = [boxed.condition, boxed.yes, boxed.no].map((part) => compileBoxed(part, place));
      return (scope, run) => (condition?.(scope, run) === true ? yes : no)?.(scope, run) ?? null;
    }
    case 'filter':
      return filter(
        compileBoxed(boxed.list, place),
        compileBoxed(boxed.match, withNames(place, { item: 1 })),
        boxed.at,
      );
    case 'for':
      return forEach(
        [iterate(boxed, place)],
        compileBoxed(boxed.result, withNames(place, { [boxed.iterator]: 1, partial: 1 })),
      );
    case 'some':
    case 'every': {
      const test = compileBoxed(boxed.test, withNames(place, { [boxed.iterator]: 1 }));
      return quantified([iterate(boxed, place)], test, boxed.kind === 'some');
    }
    default:
      return boxed satisfies never;
  }
}

/** A FEEL expression; an empty one is null. */
function compileCell(cell: Cell, place: Place): Code {
  return cell.text.trim() === '' ? () => null : place.compile('expression', cell);
}

/** The value as its declared type asks, or null and a cause. A type nobody defines asks nothing. */
export function typed(code: Code, typeRef: string | null, place: Place, at: At): Code {
  const type = typeRef === null ? ANY : (place.typeNamed(typeRef) ?? ANY);
  if (type.kind === 'any') return code;
  return (scope, run) => fit(code(scope, run), type, run, 'the value', at);
}

function iterate(boxed: { readonly iterator: string; readonly list: Boxed; readonly at: At }, place: Place): Iterator {
  const list = compileBoxed(boxed.list, place);
  const items: Iterator['items'] = (scope, run) =>
    domainItems(list(scope, run), run) ?? fail(run, 'there is no list to run through', boxed.at);
  return { name: boxed.iterator, items };
}

function compileList(items: readonly Boxed[], place: Place): Code {
  const codes = items.map((item) => compileBoxed(item, place));
  return (scope, run) =>
    bounded(
      run,
      codes.map((code) => code(scope, run)),
    );
}

function compileRelation(boxed: BoxedRelation, place: Place): Code {
  const rows = boxed.rows.map((row) =>
    row.map((cell, i) => typed(compileBoxed(cell, place), boxed.columns[i]?.typeRef ?? null, place, cell.at)),
  );
  const names = boxed.columns.map(({ name }) => name);
  return (scope, run) => {
    const made = rows.map((row) => new Map(names.map((name, i) => [name, row[i]?.(scope, run) ?? null])));
    return bounded(run, made);
  };
}

/** An entry without a name is the result; otherwise the result is the context of all entries. */
function compileContext(boxed: BoxedContext, place: Place): Code {
  let inner = place;
  const entries: { readonly name: string | null; readonly code: Code }[] = [];
  for (const { variable, value } of boxed.entries) {
    const code: Code = value === null ? () => null : compileNamed(value, inner, variable?.name ?? '');
    entries.push({ name: variable?.name ?? null, code: typed(code, variable?.typeRef ?? null, inner, boxed.at) });
    if (variable !== null)
      inner = withNames(inner, { [variable.name]: value === null ? 1 : inner.namesOf(value, variable.typeRef) });
  }
  return (scope, run) => {
    const context = new Map<string, FeelValue>();
    const within: Scope = { names: context, parent: scope };
    for (const { name, code } of entries) {
      const value = code(within, run);
      if (name === null) return value;
      context.set(name, value);
    }
    return bounded(run, context);
  };
}

function compileNamed(boxed: Boxed, place: Place, name: string): Code {
  if (boxed.kind !== 'function') return compileBoxed(boxed, place);
  return compileFunction(boxed, place, name);
}

function compileInvocation(boxed: BoxedInvocation, place: Place): Code {
  const callee = compileBoxed(boxed.callee, place);
  const bindings = boxed.bindings.map(({ parameter, value }) => ({
    parameter,
    code: value === null ? () => null : compileBoxed(value, place),
  }));
  return (scope, run) => {
    const values = new Map(bindings.map(({ parameter, code }) => [parameter, code(scope, run)]));
    return invoke(callee(scope, run), { kind: 'named', values }, run, boxed.at);
  };
}

/** A function that can see itself only if `place` names it. */
export function compileFunction(boxed: BoxedFunction, place: Place, name: string): Code {
  const parameters: readonly FeelParameter[] = boxed.parameters.map((parameter) => ({
    name: parameter.name,
    type: parameter.typeRef === null ? ANY : (place.typeNamed(parameter.typeRef) ?? ANY),
  }));
  if (boxed.language !== 'FEEL') {
    if (place.tolerant) return external(parameters);
    throw notRun(`an external ${boxed.language} function`, boxed.at);
  }
  const names: { [name: string]: NameTree | 1 } = {};
  for (const parameter of boxed.parameters) names[parameter.name] = place.namesOfRef(parameter.typeRef);
  const body: Code = boxed.body === null ? () => null : compileBoxed(boxed.body, withNames(place, names));
  return (scope) => closure(name, parameters, body, scope);
}
