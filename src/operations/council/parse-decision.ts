import { z } from 'zod';
import { type ArrangementCommand, REASONS, STANCES } from '#coordination/lifecycle';
import type { Government } from '#definitions/government';
import { parseDraft } from '#operations/council/decide-arrangement';
import { Refusal } from '#terms/refusal';
import { Day, Id } from '#terms/schema';

/** A decision on an arrangement as doors receive it; `seen` is the number of the last act the decider had before them. */
export const DecisionBody = z.strictObject({
  seen: z.coerce.number().int().min(0),
  do: z.enum(['draft', 'propose', 'circulate', 'stance', 'sign', 'suspend', 'resume', 'renew', 'end', 'succeed']),
  /** suspend, end: a code; the words of a reason stand in the letter. */
  reason: z.enum(REASONS).optional(),
  /** stance: what an agency that was asked says of the text. */
  stance: z.enum(STANCES).optional(),
  /** renew: the new end; that day is no longer covered. circulate: the last day for stances. */
  to: Day.optional(),
  /** succeed: the arrangement that takes over. */
  by: Id.optional(),
  /** draft: what an arrangement file says, without id and state. */
  text: z.record(z.string(), z.unknown()).optional(),
});
export type DecisionBody = z.infer<typeof DecisionBody>;

/** The command that a decision means. Refuses `body-malformed` where what it needs is missing, and what `parseDraft` refuses. */
export function commandOf(government: Government, id: string, body: DecisionBody): ArrangementCommand {
  const { do: kind, reason, stance, to, by, text } = body;
  if (kind === 'propose' || kind === 'sign' || kind === 'resume') return { kind };
  if ((kind === 'suspend' || kind === 'end') && reason !== undefined) return { kind, reason };
  if ((kind === 'renew' || kind === 'circulate') && to !== undefined) return { kind, to };
  if (kind === 'stance' && stance !== undefined) return { kind, stance };
  if (kind === 'succeed' && by !== undefined) return { kind, by };
  if (kind === 'draft' && text !== undefined) return { kind, text: parseDraft(government, id, text) };
  throw new Refusal('body-malformed', `${kind} lacks what it needs`, { do: kind });
}
