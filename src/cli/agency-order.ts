import { REORGANISATION_KINDS, type ReorganisationKind } from '#agencies/succession';
import { ReorganisationOrder } from '#coordination/reorganisation-schema';
import { addDays, dayIn, endOfDay, type Instant, plainDate, type Zone } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

export const ORDER_OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  on: { type: 'string' },
  basis: { type: 'string' },
  article: { type: 'string' },
  certainty: { type: 'string' },
  by: { type: 'string' },
  share: { type: 'string' },
  rest: { type: 'string' },
  role: { type: 'string' },
  assign: { type: 'string' },
  end: { type: 'string' },
  'name-id': { type: 'string' },
  'name-en': { type: 'string' },
} as const;

interface OrderOptions {
  readonly text: (name: keyof typeof ORDER_OPTIONS) => string | undefined;
}

const VERBS: { readonly [verb: string]: ReorganisationKind } = { move: 'move-duty' };

/** What the options of `manunggal agency KIND` wish for. Refuses `usage` with what is missing. */
export function orderOf(verb: string, { text }: OrderOptions, zone: Zone, now: Instant): ReorganisationOrder {
  const kind = VERBS[verb] ?? REORGANISATION_KINDS.find((one) => one === verb);
  if (kind === undefined) throw new Refusal('usage', 'agency merge|split|dissolve|move|rename', { verb });
  const [from, to] = [listed(text('from')), listed(text('to'))];
  const role = text('role');
  const moved =
    kind === 'move-duty' && role !== undefined ? Object.fromEntries(listed(role).map((one) => [one, to[0]])) : {};
  const by = text('by') ?? (kind === 'move-duty' ? 'role' : undefined);
  const name = text('name-id');
  const words = name === undefined ? undefined : { id: name, en: text('name-en') ?? name };
  const order = ReorganisationOrder.safeParse({
    kind,
    from,
    to: kind === 'rename' && to.length === 0 ? from : to,
    effectiveAt: startOf(text('on'), zone, now),
    basis: {
      law: text('basis') ?? '',
      certainty: text('certainty') ?? 'M',
      ...(text('article') === undefined ? {} : { article: text('article') }),
    },
    ...(by === undefined ? {} : { by }),
    shares: { ...moved, ...pairs(text('share')) },
    ...(text('rest') === undefined ? {} : { rest: text('rest') }),
    assigned: pairs(text('assign')),
    ends: Object.fromEntries(Object.entries(pairs(text('end'))).map(([thing, why]) => [thing, { id: why, en: why }])),
    ...(words === undefined ? {} : { name: { name: words, short: words } }),
  });
  if (order.success) return order.data;
  const [issue] = order.error.issues;
  throw new Refusal('usage', 'Something is missing', {
    option: issue?.path.join('.') ?? '',
    why: issue?.message ?? '',
  });
}

/** 00:00 of that day, of today where none is named. */
function startOf(day: string | undefined, zone: Zone, now: Instant): Instant {
  try {
    return endOfDay(zone, addDays(day === undefined ? dayIn(zone, now) : plainDate(day), -1));
  } catch (cause) {
    throw new Refusal('usage', '--on takes a day, YYYY-MM-DD', { on: day ?? '' }, { cause });
  }
}

function listed(text: string | undefined): string[] {
  return (text ?? '').split(',').filter((word) => word !== '');
}

/** `a=x,b=y`. */
function pairs(text: string | undefined): { [key: string]: string } {
  return Object.fromEntries(
    listed(text).map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, Math.max(0, at)), pair.slice(at + 1)];
    }),
  );
}
