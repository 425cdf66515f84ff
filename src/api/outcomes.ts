import type { Context, Hono } from 'hono';
import type { Person } from '#access/person';
import type { Endpoint } from '#api/endpoint';
import { ENDPOINTS } from '#api/routes';
import type { House } from '#operations/house';
import { listOutcomes } from '#operations/outcome/list-outcomes';
import { signPlan } from '#operations/outcome/sign-plan';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';

/** How this door answers an endpoint and finds out who acts. */
interface Ways {
  readonly on: (app: Hono, endpoint: Endpoint, handler: (c: Context) => Promise<Response>) => void;
  readonly act: (c: Context) => Promise<{ readonly person: Person | null; readonly at: Instant; readonly seed: Seed }>;
}

/** Shared outcomes for machines: read by anybody, their plans signed by heads. */
export function addOutcomes(app: Hono, house: House, { on, act }: Ways): void {
  on(app, ENDPOINTS.listOutcomes, async (c) => c.json({ outcomes: await listOutcomes(house) }));
  on(app, ENDPOINTS.signPlan, async (c) => {
    const { person, at, seed } = await act(c);
    return c.json(await signPlan(house, person, c.req.param('id') ?? '', at, seed), 201);
  });
}
