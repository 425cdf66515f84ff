import { z } from 'zod';
import { DECISION_RULES, ON_SILENCE } from '#coordination/decision';
import { REMEDIES } from '#coordination/dispute';
import { Basis, Id } from '#terms/schema';

/** `2026-05-12 10:00`, local time of the government. */
const Moment = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);

/** `pupr.head`: the agency is what stands before the dot. */
const Seat = z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+$/);
const Prose = z.string().min(1).max(2000);
/** `-3w 09:00`: working days before now, local time. */
const Start = z.string().regex(/^-\d+w \d\d:\d\d$/);

/** One move on a matter: who, when after it was opened (`+2w 10:00`), and what it takes. */
const Move = z.strictObject({
  at: z.string().regex(/^\+(?:\d+[mh]|\d+w \d\d:\d\d)$/),
  by: Seat,
  do: z.enum(['answer', 'close', 'sign', 'settle', 'decide', 'done', 'countersign']),
  text: Prose.optional(),
  option: z.int().min(0).optional(),
  remedy: z.enum(REMEDIES).optional(),
  to: Seat.optional(),
});

const Opened = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('question'), owner: Seat, blocking: z.boolean().default(false), text: Prose }),
  z.strictObject({
    kind: z.literal('decision'),
    text: Prose,
    choices: z.array(Prose).min(2),
    rule: z.enum(DECISION_RULES),
    /** Working days until the last day to sign. */
    days: z.int().positive(),
    onSilence: z.enum(ON_SILENCE),
  }),
  z.strictObject({ kind: z.literal('dispute'), parties: z.array(Id).min(2), text: Prose, wanted: Prose }),
  z.strictObject({ kind: z.literal('minutes'), parties: z.array(Id).min(2), text: Prose }),
]);

/** council-history.yaml: what the councils of arrangements did before the demonstration begins. */
export const CouncilHistoryFile = z.strictObject({
  /** Minutes of a meeting, countersigned by these agencies. */
  minutes: z.array(z.strictObject({ arrangement: Id, at: Moment, by: z.array(Id).min(2) })).default([]),
  /** Decisions taken under an arrangement, and the agencies that signed each. */
  decisions: z.array(z.strictObject({ arrangement: Id, id: Id, at: Moment, by: z.array(Id).min(1) })).default([]),
  /** Questions, decisions, disputes and minutes of the days before now, by the real operations. */
  matters: z
    .array(
      z.strictObject({
        id: Id,
        arrangement: Id,
        start: Start,
        by: Seat,
        open: Opened,
        moves: z.array(Move).default([]),
      }),
    )
    .default([]),
  /** Agencies that were merged, signed by the head of every side. */
  mergers: z.array(z.strictObject({ from: z.array(Id).min(1), to: Id, at: Moment, basis: Basis })).default([]),
});
export type CouncilHistoryFile = z.infer<typeof CouncilHistoryFile>;
