import type { Walker } from './walker.ts';

/** A page as somebody meets it. */
export interface Place {
  readonly persona: string;
  readonly path: string;
}

/**
 * Follows every link of the house from where somebody begins and keeps the first page of each kind that `known` does not hold:
 * one desk stands for all desks of an officer. Only the page of a case is kept for each case, since each tells of another
 * state.
 */
export async function crawl(
  walker: Walker,
  persona: string,
  from: readonly string[],
  known: Set<string>,
): Promise<Place[]> {
  const places: Place[] = [];
  const waiting = [...from];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = kindOf(path);
    if (known.has(kind)) continue;
    known.add(kind);
    await walker.go(path);
    places.push({ persona, path });
    waiting.push(...(await walker.links()).filter(isPage));
  }
  return places;
}

/** No files, no data for programs, no other languages, and no address that signs somebody else in. */
function isPage(path: string): boolean {
  return !/\.(pdf|csv)$|^\/api\/|^\/lihat\/|[?&]lang=/.test(path);
}

function kindOf(path: string): string {
  const { pathname, searchParams } = new URL(path, 'http://house.invalid');
  const fields = [...searchParams.keys()].toSorted().join('&');
  if (/^\/berkas\/[^/]+$/.test(pathname)) return `${pathname}?${fields}`;
  return `${pathname.replaceAll(/(MG|D)-\d{4}-[\w-]+|[\da-f]{8}-[\da-f-]{27}|\d+/g, '…')}?${fields}`;
}
