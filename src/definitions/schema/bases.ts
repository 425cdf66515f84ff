import { z } from 'zod';
import { SUSPENSION_OWNERS } from '#terms/calendar';
import { Basis, Day, Id, Words } from '#terms/schema';

/** What the house itself does for a person, in whatever service, and therefore needs a law of its own for. */
export const HOUSE_ACTS = ['complaint', 'power-of-attorney', 'own-data'] as const;
export type HouseAct = (typeof HOUSE_ACTS)[number];

/** bases.yaml: the law each of these acts rests on, from a day up to but not including another. */
export const BasesFile = z.array(
  z.strictObject({ act: z.enum(HOUSE_ACTS), from: Day, to: Day.optional(), basis: Basis }),
);
export type BasesFile = z.infer<typeof BasesFile>;

/** suspensions.yaml: the only reasons for which a clock may stand still. Own queue, leave and missing staff are none. */
export const SuspensionsFile = z.array(
  z.strictObject({ id: Id, owner: z.enum(SUSPENSION_OWNERS), name: Words, basis: Basis }),
);
export type SuspensionsFile = z.infer<typeof SuspensionsFile>;
export type SuspensionReason = SuspensionsFile[number];
