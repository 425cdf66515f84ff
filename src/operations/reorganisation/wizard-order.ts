import { REORGANISATION_KINDS, type ReorganisationKind } from '#agencies/succession';
import { ReorganisationOrder } from '#coordination/reorganisation-schema';
import { addDays, endOfDay, plainDate, type Zone } from '#terms/plain-date';

/** What the coordinator has put into the form so far, by the names of its fields. */
export type Wished = { readonly [field: string]: string };

/** Sides that the form takes of each part; the command line and the API take more. */
export const MOST_SIDES = 3;

export function kindNamed(word: string | undefined): ReorganisationKind {
  return REORGANISATION_KINDS.find((kind) => kind === word) ?? 'merge';
}

/** The day as typed, `YYYY-MM-DD`; empty where nothing was. */
export function dayTyped(wished: Wished): string {
  const part = (name: string, width: number) => (wished[`day-${name}`] ?? '').trim().padStart(width, '0');
  return wished['day-year'] === undefined ? '' : `${part('year', 4)}-${part('month', 2)}-${part('day', 2)}`;
}

/** What is wished for; null while something is missing or is no day. */
export function orderWished(kind: ReorganisationKind, wished: Wished, zone: Zone): ReorganisationOrder | null {
  const from = sides(wished, 'from');
  const to = kind === 'rename' ? from : sides(wished, 'to');
  const role = wished['role'] ?? '';
  const by = kind === 'move-duty' ? 'role' : to.length > 1 ? (wished['by'] ?? '') : '';
  const name = { id: wished['name-id'] ?? '', en: wished['name-en'] ?? '' };
  const given = under(wished, 'give.');
  const order = ReorganisationOrder.safeParse({
    kind,
    from,
    to,
    effectiveAt: startOf(dayTyped(wished), zone),
    basis: { law: (wished['law'] ?? '').trim(), certainty: wished['certainty'] ?? 'B' },
    ...(by === '' ? {} : { by }),
    shares: kind === 'move-duty' ? { [role]: to[0] ?? '' } : under(wished, 'share.'),
    ...(wished['rest'] === undefined || wished['rest'] === '' || by === '' ? {} : { rest: wished['rest'] }),
    assigned: given,
    ...(kind === 'rename' ? { name: { name, short: name } } : {}),
  });
  return order.success ? order.data : null;
}

function sides(wished: Wished, part: 'from' | 'to'): string[] {
  const all = Array.from({ length: MOST_SIDES }, (_, n) => wished[`${part}-${n + 1}`] ?? '');
  return [...new Set(all.filter((agency) => agency !== ''))];
}

function under(wished: Wished, prefix: string): { [key: string]: string } {
  return Object.fromEntries(
    Object.entries(wished).flatMap(([name, value]) =>
      name.startsWith(prefix) && value !== '' ? [[name.slice(prefix.length), value]] : [],
    ),
  );
}

/** 00:00 of that day; empty where it is none, which the schema then refuses. */
function startOf(day: string, zone: Zone): string {
  try {
    return endOfDay(zone, addDays(plainDate(day), -1));
  } catch (error) {
    if (error instanceof TypeError) return '';
    throw error;
  }
}
