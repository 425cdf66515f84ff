import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import type { Person } from '#access/person';
import type { Endpoint } from '#api/endpoint';
import { ApplyBody, ReorganisationBody } from '#api/reorganisation-schemas';
import { ENDPOINTS } from '#api/routes';
import type { House } from '#operations/house';
import { applyReorganisation } from '#operations/reorganisation/apply';
import { planReorganisation, stageReorganisation } from '#operations/reorganisation/plan';
import { readReorganisationList } from '#operations/reorganisation/read-reorganisation';
import { signReorganisation } from '#operations/reorganisation/sign';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';

/** How this door answers an endpoint, finds out who calls, and reads a body. */
interface Ways {
  readonly on: (app: Hono, endpoint: Endpoint, handler: (c: Context) => Promise<Response>) => void;
  readonly caller: (c: Context) => Promise<Person | null>;
  readonly act: (c: Context) => Promise<{ readonly person: Person | null; readonly at: Instant; readonly seed: Seed }>;
  readonly bodyOf: <Body>(c: Context, schema: z.ZodType<Body>) => Promise<Body>;
  readonly clock: () => Instant;
}

/** Reorganisations for machines: counted, put forward, signed, brought into effect. */
export function addReorganisations(app: Hono, house: House, { on, caller, act, bodyOf, clock }: Ways): void {
  const id = (c: Context) => c.req.param('id') ?? '';
  on(app, ENDPOINTS.planReorganisation, async (c) =>
    c.json({ ...(await planReorganisation(house, await caller(c), await bodyOf(c, ReorganisationBody), clock())) }),
  );
  on(app, ENDPOINTS.listReorganisations, async (c) =>
    c.json({ reorganisations: await readReorganisationList(house, await caller(c)) }),
  );
  on(app, ENDPOINTS.proposeReorganisation, async (c) => {
    const { person, at, seed } = await act(c);
    const plan = await planReorganisation(house, person, await bodyOf(c, ReorganisationBody), at);
    await stageReorganisation(house, plan, person, at, seed);
    return c.json({ ...plan }, 201);
  });
  on(app, ENDPOINTS.signReorganisation, async (c) => {
    const { person, at, seed } = await act(c);
    return c.json({ side: await signReorganisation(house, person, id(c), at, seed) }, 201);
  });
  on(app, ENDPOINTS.applyReorganisation, async (c) => {
    const { person, at, seed } = await act(c);
    const { recount } = await bodyOf(c, ApplyBody);
    return c.json({ ...(await applyReorganisation(house, person, id(c), at, seed, { recount })) });
  });
}
