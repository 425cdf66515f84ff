import { type Builtin, builtin, signature } from '#rules/feel/builtin';
import { type FeelContext, type FeelValue, isFeelContext, isFeelList } from '#rules/feel/value';

/** DMN 1.5, 10.3.4.6. */
export const CONTEXT_FUNCTIONS: readonly Builtin[] = [
  builtin(
    'get value',
    signature({ m: 'context', key: 'string' }, ({ m, key }) => m.get(key) ?? null),
  ),
  builtin(
    'get entries',
    signature({ m: 'context' }, ({ m }) => [...m].map(([key, value]) => entry(key, value))),
  ),
  builtin(
    'context',
    signature({ entries: 'list' }, ({ entries }) => fromEntries(entries)),
  ),
  builtin(
    'context put',
    signature({ context: 'context', key: 'string', value: 'any' }, ({ context, key, value }) => {
      return new Map(context).set(key, value);
    }),
    signature({ context: 'context', keys: 'list', value: 'any' }, ({ context, keys, value }) =>
      put(context, keys, value),
    ),
  ),
  builtin(
    'context merge',
    signature({ contexts: 'list' }, ({ contexts }) => merge(contexts)),
  ),
];

function entry(key: string, value: FeelValue): FeelContext {
  return new Map<string, FeelValue>([
    ['key', key],
    ['value', value],
  ]);
}

function fromEntries(entries: readonly FeelValue[]): FeelValue | undefined {
  const made = new Map<string, FeelValue>();
  for (const item of entries) {
    if (!isFeelContext(item)) return undefined;
    const key = item.get('key');
    const value = item.get('value');
    if (typeof key !== 'string' || value === undefined || made.has(key)) return undefined;
    made.set(key, value);
  }
  return made;
}

function put(context: FeelContext, keys: readonly FeelValue[], value: FeelValue): FeelValue | undefined {
  const [key, ...deeper] = keys;
  if (typeof key !== 'string') return undefined;
  if (deeper.length === 0) return new Map(context).set(key, value);
  const inner = context.get(key) ?? null;
  const changed = isFeelContext(inner) ? put(inner, deeper, value) : undefined;
  return changed === undefined ? undefined : new Map(context).set(key, changed);
}

function merge(contexts: readonly FeelValue[]): FeelValue | undefined {
  const merged = new Map<string, FeelValue>();
  for (const one of contexts) {
    if (isFeelList(one) || !isFeelContext(one)) return undefined;
    for (const [name, value] of one) merged.set(name, value);
  }
  return merged;
}
