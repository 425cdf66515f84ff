import { z } from 'zod';

/** `rules/kelayakan.dmn#kelayakan` in the service's folder, `tariffs/pkb.dmn#pkb` in the government's. */
export const DecisionRef = z.string().regex(/^(rules|tariffs)\/[a-z0-9-]+\.dmn#[A-Za-z][\w-]*$/);
