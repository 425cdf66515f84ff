import { z } from 'zod';
import { LANGUAGES } from '#terms/language';
import { Basis, Day, Id, Words } from '#terms/schema';

/** agencies/<id>.yaml */
export const AgencyFile = z.strictObject({
  id: Id,
  name: Words,
  /** As pages name it in a sentence: "Polri". */
  short: Words,
  office: Words,
  level: z.enum(['national', 'province', 'city', 'company']),
  territory: z.string(),
  /** How it works, of calendars/; without it by the days off of the nation alone. */
  calendar: Id.optional(),
  /** Lane hue 1 to 8 of the design tokens. */
  hue: z.number().int().min(1).max(8),
  positions: z.array(
    z.strictObject({
      id: z.string(),
      title: Words,
      /** The seat that binds its agency: it signs arrangements. */
      lead: z.boolean().default(false),
      /** Agencies that this one seat heads, its own among them; each keeps its name. */
      heads: z.array(Id).default([]),
      /** Its holder may help people at the counter to apply (`/dampingi`). */
      counter: z.boolean().default(false),
      /** Day on which the seat's mandate ends; from then on it signs nothing. */
      mandateTo: Day.optional(),
    }),
  ),
  /** Seat to which what waits here climbs, whichever agency it sits in. */
  escalatesTo: z.string().optional(),
  /** Where the office is told what waits there; without it nothing is sent. */
  digest: z
    .strictObject({
      /** E-mail of the office, or its number with +62 for the gateway of messages; of nobody's own. */
      address: z.union([z.email(), z.string().regex(/^\+62\d{8,13}$/)]),
      languages: z.array(z.enum(LANGUAGES)).min(1).default(['id']),
    })
    .optional(),
  names: z.array(z.strictObject({ name: z.string(), from: Day, to: Day.optional() })).default([]),
});
export type AgencyFile = z.infer<typeof AgencyFile>;

/** roles.yaml */
export const RolesFile = z.array(
  z.strictObject({ role: Id, territory: z.string(), agency: Id, from: Day, to: Day.optional(), basis: Basis }),
);
export type RolesFile = z.infer<typeof RolesFile>;
