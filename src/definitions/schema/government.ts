import { z } from 'zod';
import { NationalSystem } from '#definitions/registry-schema';
import { Basis, Id, Words } from '#terms/schema';

/** government.yaml */
export const GovernmentFile = z.strictObject({
  id: Id,
  name: Words,
  /** Fictional governments are marked on every page and paper. */
  fictional: z.boolean(),
  /** `words`: the holder of each position signs in by a word given once; there are no people of a demonstration. */
  signIn: z.enum(['personas', 'words']).optional(),
  zone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
  coordinatingBody: Id,
  help: Words,
  regions: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      kind: z.enum(['province', 'city', 'regency', 'district', 'ward']),
    }),
  ),
  /** Whose account a bill line goes to. `role` finds the agency by territory; `name` stands where no agency of ours plays it. */
  payees: z.array(z.strictObject({ id: z.string().regex(/^[A-Z][A-Z_]+$/), role: Id, name: Words, basis: Basis })),
  /** National systems in which steps of our services are done. */
  systems: z.array(NationalSystem).default([]),
  lifeEvents: z.array(
    z.strictObject({
      id: Id,
      title: Words,
      detail: Words,
      services: z.array(z.string()),
      planned: z.boolean().default(false),
      /** Life events that must have happened before. */
      requires: z.array(Id).default([]),
      /** Words people search with. */
      words: z.array(z.string()).default([]),
    }),
  ),
});
export type GovernmentFile = z.infer<typeof GovernmentFile>;
