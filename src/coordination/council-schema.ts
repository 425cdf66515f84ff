import { z } from 'zod';
import { Basis, Day, Id, Words } from '#terms/schema';

const Term = z.strictObject({ amount: z.number().int().positive(), unit: z.literal('workingDays') });

/** council.yaml: who coordinates, and the clocks of what agencies ask and dispute, by the day from which they hold. */
export const CouncilFile = z.array(
  z.strictObject({
    from: Day,
    basis: Basis,
    /** Seat that has the last word in a dispute. */
    headOfGovernment: z.string(),
    question: z.strictObject({ owner: Term, lead: Term, silence: Term }),
    dispute: z.strictObject({ parties: Term, lead: Term, body: Term }),
    /** Time for what a body orders. */
    duty: Term,
    bodies: z
      .array(
        z.strictObject({
          id: Id,
          title: Words,
          kind: z.enum(['coordinating-ministry', 'task-force', 'forum']),
          /** Seat whose word is the body's. */
          chair: z.string(),
          members: z.array(Id),
          policyAreas: z.array(Words),
          /** Arrangements it watches; without them every one that no other body does. */
          arrangements: z.array(Id).optional(),
          basis: Basis,
          from: Day,
          to: Day.optional(),
        }),
      )
      .min(1),
  }),
);
export type CouncilFile = z.infer<typeof CouncilFile>;
export type CouncilRules = CouncilFile[number];
export type Body = CouncilRules['bodies'][number];

/** The body that watches an arrangement on a day; undefined where none does. Its own comes before the general one. */
export function bodyOf({ bodies }: CouncilRules, arrangement: string, day: string): Body | undefined {
  const now = bodies.filter(({ from, to }) => from <= day && (to === undefined || day < to));
  return (
    now.find(({ arrangements }) => arrangements?.includes(arrangement)) ??
    now.find(({ arrangements }) => arrangements === undefined)
  );
}
