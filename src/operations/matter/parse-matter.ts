import { z } from 'zod';
import { DECISION_RULES, ON_SILENCE } from '#coordination/decision';
import { REMEDIES } from '#coordination/dispute';
import { malformed, type Seat } from '#coordination/matter';
import type { Government } from '#definitions/government';
import type { MatterCommand, NewMatter } from '#operations/matter/act-on-matter';
import { seatFor } from '#operations/matter/matter-row';
import { closeOf } from '#terms/calendar';
import { agencyId, positionId } from '#terms/ids';
import { type Instant, plainDate } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { Day, Id } from '#terms/schema';

const SeatBody = z.strictObject({ agency: Id, position: z.string().optional() });
const Prose = z.string().max(10_000);

/** A new question, decision, dispute or minutes as doors receive it. */
export const NewMatterBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('question'),
    text: Prose,
    /** Without a position the seat that binds the agency: a question always has an owner. */
    owner: SeatBody,
    blocking: z.boolean().default(false),
    message: z.int().positive().optional(),
  }),
  z.strictObject({
    kind: z.literal('decision'),
    text: Prose,
    choices: z.array(Prose),
    rule: z.enum(DECISION_RULES),
    signers: z.array(Id).default([]),
    /** Last day to sign. */
    due: Day,
    onSilence: z.enum(ON_SILENCE),
    message: z.int().positive().optional(),
  }),
  z.strictObject({ kind: z.literal('dispute'), parties: z.array(Id), text: Prose, wanted: Prose }),
  z.strictObject({ kind: z.literal('minutes'), parties: z.array(Id), text: Prose }),
]);
export type NewMatterBody = z.infer<typeof NewMatterBody>;

export function newMatterOf(government: Government, body: NewMatterBody, at: Instant): NewMatter {
  const from = 'message' in body && body.message !== undefined ? { message: body.message } : {};
  switch (body.kind) {
    case 'question': {
      const { kind, text, blocking, owner } = body;
      return { kind, text, blocking, owner: seatIn(government, owner, at), ...from };
    }
    case 'decision': {
      const { kind, text, choices, rule, onSilence } = body;
      const due = closeOf(government.calendar, plainDate(body.due));
      return { kind, text, choices, rule, onSilence, due, signers: body.signers.map(agencyId), ...from };
    }
    case 'dispute':
      return { ...body, parties: body.parties.map(agencyId) };
    case 'minutes':
      return { ...body, parties: body.parties.map(agencyId) };
    default:
      return body satisfies never;
  }
}

/** A move on a matter as doors receive it; `seen` is how often it had moved when it was read. */
export const MatterMoveBody = z.strictObject({
  seen: z.coerce.number().int().min(1),
  do: z.enum(['answer', 'return', 'redirect', 'close', 'sign', 'settle', 'decide', 'done', 'countersign']),
  /** answer, return, decide: what is said. */
  text: Prose.optional(),
  /** sign: the option, from 0. */
  option: z.coerce.number().int().optional(),
  /** redirect; decide with `reassign` or `change-rule`: who gets it. */
  to: SeatBody.optional(),
  /** decide: what follows from it. */
  remedy: z.enum(REMEDIES).optional(),
  /** decide with `reassign`: number of the question. */
  question: z.string().optional(),
});
export type MatterMoveBody = z.infer<typeof MatterMoveBody>;

/** Refuses `matter-malformed` where a move lacks what it needs, `agency-unknown`. */
export function moveOf(government: Government, body: MatterMoveBody, at: Instant): MatterCommand {
  const { do: kind, text = '', option, to, remedy = 'as-said', question = '' } = body;
  switch (kind) {
    case 'answer':
    case 'return':
      return { kind, text };
    case 'close':
    case 'settle':
    case 'done':
    case 'countersign':
      return { kind };
    case 'sign':
      return option === undefined ? malformed('sign lacks its option') : { kind, option };
    case 'redirect':
      return to === undefined ? malformed('redirect lacks its owner') : { kind, owner: seatIn(government, to, at) };
    case 'decide': {
      if (remedy === 'as-said' || remedy === 'suspend') return { kind, text, remedy: { kind: remedy } };
      if (to === undefined) return malformed(`${remedy} lacks its owner`);
      const seat = seatIn(government, to, at);
      if (remedy === 'change-rule') return { kind, text, remedy: { kind: remedy, to: seat } };
      return { kind, text, remedy: { kind: remedy, question, to: seat } };
    }
    default:
      return kind satisfies never;
  }
}

function seatIn(government: Government, { agency, position }: z.infer<typeof SeatBody>, at: Instant): Seat {
  if (!government.agencies.has(agency)) throw new Refusal('agency-unknown', 'There is no such agency', { agency });
  return seatFor(government, agency, position === undefined ? null : positionId(position), at);
}
