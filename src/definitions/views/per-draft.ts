import type { Draft } from '#definitions/draft';

/** What several rules look at, made once for a draft. */
export function perDraft<T>(make: (draft: Draft) => T): (draft: Draft) => T {
  const made = new WeakMap<Draft, { readonly value: T }>();
  return (draft) => {
    const known = made.get(draft) ?? { value: make(draft) };
    made.set(draft, known);
    return known.value;
  };
}
