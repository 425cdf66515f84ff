import { type Builtin, builtin, signature } from '#rules/feel/builtin';
import { equal, listHas } from '#rules/feel/compare';
import { decimal, toInteger } from '#rules/feel/number';
import { fail, nested, type Run, reserveList, spend } from '#rules/feel/run';
import { asList, type FeelFunction, type FeelValue, isFeelList } from '#rules/feel/value';
import { sizeOf } from '#rules/feel/weight';

/** Functions that answer a list (DMN 1.5, 10.3.4.4 and 10.3.4.9). */
export const LIST_FUNCTIONS: readonly Builtin[] = [
  builtin(
    'list contains',
    signature({ list: 'list', element: 'any' }, ({ list, element }) => listHas(list, element)),
  ),
  builtin(
    'sublist',
    signature({ list: 'list', 'start position': 'number', length: 'number?' }, (given) => {
      const length = given.length === null ? undefined : toInteger(given.length.truncated());
      return length === null ? undefined : sublist(given.list, toInteger(given['start position']), length);
    }),
  ),
  {
    name: 'append',
    signatures: [signature({ list: 'list', item: 'any' }, ({ list, item }) => [...list, item])],
    loose: append,
  },
  { name: 'concatenate', signatures: [], loose: concatenate },
  { name: 'union', signatures: [], loose: (lists, run) => distinct(concatenate(lists, run), run) },
  builtin(
    'insert before',
    signature({ list: 'list', position: 'number', newItem: 'any' }, ({ list, position, newItem }) => {
      const at = indexIn(list, toInteger(position));
      return at === null ? undefined : list.toSpliced(at, 0, newItem);
    }),
  ),
  builtin(
    'remove',
    signature({ list: 'list', position: 'number' }, ({ list, position }) => {
      const at = indexIn(list, toInteger(position));
      return at === null ? undefined : list.toSpliced(at, 1);
    }),
  ),
  builtin(
    'list replace',
    signature({ list: 'list', position: 'number', newItem: 'any' }, ({ list, position, newItem }) => {
      const at = indexIn(list, toInteger(position));
      return at === null ? undefined : list.with(at, newItem);
    }),
    signature({ list: 'list', match: 'function', newItem: 'any' }, ({ list, match, newItem }, run) => {
      return replaceMatching(list, match, newItem, run);
    }),
  ),
  builtin(
    'reverse',
    signature({ list: 'list' }, ({ list }) => list.toReversed()),
  ),
  builtin(
    'index of',
    signature({ list: 'list', match: 'any' }, ({ list, match }) => {
      return list.flatMap((item, i) => (equal(item, match) === true ? [decimal(i + 1)] : []));
    }),
  ),
  builtin(
    'distinct values',
    signature({ list: 'list' }, ({ list }, run) => distinct(list, run)),
  ),
  builtin(
    'flatten',
    signature({ list: 'list' }, ({ list }, run) => flatten(list, run)),
  ),
  builtin(
    'sort',
    signature({ list: 'list', precedes: 'function' }, ({ list, precedes }, run) => sort(list, precedes, run)),
  ),
];

function sublist(list: readonly FeelValue[], start: number | null, length: number | undefined): FeelValue | undefined {
  if (start === null || start === 0 || Math.abs(start) > list.length || (length !== undefined && length < 1))
    return undefined;
  const from = start > 0 ? start - 1 : list.length + start;
  if (length !== undefined && from + length > list.length) return undefined;
  return list.slice(from, length === undefined ? undefined : from + length);
}

function indexIn(list: readonly FeelValue[], position: number | null): number | null {
  if (position === null || position === 0 || Math.abs(position) > list.length) return null;
  return position > 0 ? position - 1 : list.length + position;
}

function append(values: readonly FeelValue[], run: Run): FeelValue | undefined {
  const [list, ...items] = values;
  if (list === undefined || list === null || items.length === 0) return undefined;
  reserveList(run, asList(list).length + items.length);
  return [...asList(list), ...items];
}

function concatenate(lists: readonly FeelValue[], run: Run): readonly FeelValue[] {
  const joined = lists.flatMap((list) => asList(list));
  reserveList(run, joined.length);
  return joined;
}

function distinct(list: readonly FeelValue[], run: Run): readonly FeelValue[] {
  const kept: FeelValue[] = [];
  for (const item of list) {
    spend(run, Math.ceil((kept.length * sizeOf(item)) / 10));
    if (!listHas(kept, item)) kept.push(item);
  }
  return kept;
}

function flatten(list: readonly FeelValue[], run: Run): readonly FeelValue[] {
  spend(run, list.length);
  return list.flatMap((item) => (isFeelList(item) ? flatten(item, run) : [item]));
}

function replaceMatching(
  list: readonly FeelValue[],
  match: FeelFunction,
  newItem: FeelValue,
  run: Run,
): FeelValue | undefined {
  if (match.parameters.length !== 2) return undefined;
  const replaced: FeelValue[] = [];
  for (const item of list) {
    spend(run, 1);
    const hit = match.call([item, newItem], run);
    if (typeof hit !== 'boolean') return fail(run, 'list replace() needs a function that answers true or false');
    replaced.push(hit ? newItem : item);
  }
  return replaced;
}

/** Merge sort: stable, and it ends even when `precedes` contradicts itself. */
function sort(list: readonly FeelValue[], precedes: FeelFunction, run: Run): FeelValue | undefined {
  return nested(run, 2, () => sorted(list, precedes, run));
}

function sorted(list: readonly FeelValue[], precedes: FeelFunction, run: Run): FeelValue | undefined {
  if (precedes.parameters.length !== 2) return undefined;
  if (list.length < 2) return list;
  const middle = Math.ceil(list.length / 2);
  const left = sort(list.slice(0, middle), precedes, run);
  const right = sort(list.slice(middle), precedes, run);
  if (left === undefined || right === undefined) return undefined;
  return merge(asList(left), asList(right), precedes, run);
}

function merge(
  left: readonly FeelValue[],
  right: readonly FeelValue[],
  precedes: FeelFunction,
  run: Run,
): readonly FeelValue[] | undefined {
  const merged: FeelValue[] = [];
  let l = 0;
  let r = 0;
  while (l < left.length && r < right.length) {
    spend(run, 1);
    const rightFirst = precedes.call([right[r] ?? null, left[l] ?? null], run);
    if (typeof rightFirst !== 'boolean') return undefined;
    if (rightFirst) {
      merged.push(right[r] ?? null);
      r += 1;
    } else {
      merged.push(left[l] ?? null);
      l += 1;
    }
  }
  return [...merged, ...left.slice(l), ...right.slice(r)];
}
