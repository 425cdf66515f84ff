import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import type { Person } from '#access/person';
import { ArrangementDecision } from '#api/arrangement-schemas';
import type { Endpoint } from '#api/endpoint';
import { ENDPOINTS } from '#api/routes';
import { decideOnArrangement } from '#operations/council/decide-arrangement';
import { commandOf } from '#operations/council/parse-decision';
import { readImpact } from '#operations/council/read-impact';
import { listStandings, readStanding } from '#operations/council/read-standing';
import type { House } from '#operations/house';
import type { InboxKey } from '#store/effects';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';

/** How this door answers an endpoint, finds out who calls, and reads a body. */
interface Ways {
  readonly on: (app: Hono, endpoint: Endpoint, handler: (c: Context) => Promise<Response>) => void;
  readonly caller: (c: Context) => Promise<Person | null>;
  readonly act: (c: Context) => Promise<{
    readonly person: Person | null;
    readonly at: Instant;
    readonly seed: Seed;
    readonly inbox: InboxKey;
  }>;
  readonly bodyOf: <Body>(c: Context, schema: z.ZodType<Body>) => Promise<Body>;
  readonly clock: () => Instant;
}

/** Arrangements for machines: read with their acts, drafted, signed, stopped, renewed, ended. */
export function addArrangements(app: Hono, house: House, { on, caller, act, bodyOf, clock }: Ways): void {
  const id = (c: Context) => c.req.param('id') ?? '';
  on(app, ENDPOINTS.listArrangements, async (c) =>
    c.json({ arrangements: await listStandings(house, await caller(c), clock()) }),
  );
  on(app, ENDPOINTS.readArrangement, async (c) =>
    c.json({ ...(await readStanding(house, await caller(c), id(c), clock())) }),
  );
  on(app, ENDPOINTS.readArrangementImpact, async (c) =>
    c.json({ ...(await readImpact(house, await caller(c), id(c), clock())) }),
  );
  on(app, ENDPOINTS.decideArrangement, async (c) => {
    const { person, at, seed, inbox } = await act(c);
    const body = await bodyOf(c, ArrangementDecision);
    const command = commandOf(house.library.government, id(c), body);
    const order = { id: id(c), seen: body.seen, command };
    return c.json({ ...(await decideOnArrangement(house, person, order, at, seed, inbox)) }, 201);
  });
}
