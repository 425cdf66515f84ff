import { z } from 'zod';
import { Basis, Id } from '#terms/schema';

/** `2026-05-12 10:00`, local time of the government. */
const Moment = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);

/** council-history.yaml: what the councils of arrangements did before the demonstration begins. */
export const CouncilHistoryFile = z.strictObject({
  /** Minutes of a meeting, countersigned by these agencies. */
  minutes: z.array(z.strictObject({ arrangement: Id, at: Moment, by: z.array(Id).min(2) })).default([]),
  /** Decisions taken under an arrangement, and the agencies that signed each. */
  decisions: z.array(z.strictObject({ arrangement: Id, id: Id, at: Moment, by: z.array(Id).min(1) })).default([]),
  /** Agencies that were merged, signed by the head of every side. */
  mergers: z.array(z.strictObject({ from: z.array(Id).min(1), to: Id, at: Moment, basis: Basis })).default([]),
});
export type CouncilHistoryFile = z.infer<typeof CouncilHistoryFile>;
