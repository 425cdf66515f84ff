import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import type { Person } from '#access/person';
import type { Endpoint } from '#api/endpoint';
import { MatterMove, NewMatterOrder } from '#api/matter-schemas';
import { ENDPOINTS } from '#api/routes';
import type { House } from '#operations/house';
import { actOnMatter, openMatter } from '#operations/matter/act-on-matter';
import { moveOf, newMatterOf } from '#operations/matter/parse-matter';
import { readMatterList } from '#operations/matter/read-matters';
import type { InboxKey } from '#store/effects';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';

interface Acting {
  readonly person: Person | null;
  readonly at: Instant;
  readonly seed: Seed;
  readonly inbox: InboxKey;
}

/** How this door answers an endpoint, finds out who calls, and reads a body. */
interface Ways {
  readonly on: (app: Hono, endpoint: Endpoint, handler: (c: Context) => Promise<Response>) => void;
  readonly caller: (c: Context) => Promise<Person | null>;
  readonly act: (c: Context) => Promise<Acting>;
  readonly bodyOf: <Body>(c: Context, schema: z.ZodType<Body>) => Promise<Body>;
  readonly clock: () => Instant;
}

/** Questions, decisions, disputes and minutes of an arrangement for machines. Texts go in; a list gives none of them. */
export function addMatters(app: Hono, house: House, { on, caller, act, bodyOf, clock }: Ways): void {
  const { government } = house.library;
  on(app, ENDPOINTS.listMatters, async (c) => {
    const matters = await readMatterList(house, await caller(c), c.req.param('id') ?? '', clock());
    return c.json({ matters });
  });
  on(app, ENDPOINTS.openMatter, async (c) => {
    const { person, at, seed, inbox } = await act(c);
    const wish = newMatterOf(government, await bodyOf(c, NewMatterOrder), at);
    return c.json({ ...(await openMatter(house, person, c.req.param('id') ?? '', wish, at, seed, inbox)) }, 201);
  });
  on(app, ENDPOINTS.moveMatter, async (c) => {
    const { person, at, seed, inbox } = await act(c);
    const body = await bodyOf(c, MatterMove);
    const ref = { number: c.req.param('number') ?? '', seen: body.seen };
    return c.json({ ...(await actOnMatter(house, person, ref, moveOf(government, body, at), at, seed, inbox)) });
  });
}
