import type { Opened } from '#engine/case';
import type { Loaded } from '#operations/case/load-case';

/** Reads of a case that wait for the person to allow them, or to look first. */
export function consentsAwaited({ state }: Pick<Loaded, 'state'>): (Opened & { readonly kind: 'ask' })[] {
  return state.open.flatMap((wait) => (wait.kind === 'ask' && wait.awaits !== undefined ? [wait] : []));
}
