import { z } from 'zod';
import { Basis, Day, FactPath, Id, Words } from '#terms/schema';

/** A basis that begins or ends on a day; the day of `to` is no longer covered. */
const DatedBasis = Basis.extend({ from: Day.optional(), to: Day.optional() });

/** What a member's published plan means for another member, said before it is felt. */
const ImpactNote = z.strictObject({ agency: Id, why: Words });

/** A shared indicator, with where it stood and where it shall be; `outcome` is what it serves. */
const PlanIndicator = z.strictObject({ outcome: Id, title: Words, baseline: z.number(), target: z.number() });

/** arrangements/<id>.yaml (coordination) */
export const ArrangementFile = z.strictObject({
  id: Id,
  title: Words,
  /** One sentence with a subject, for the page's heading. */
  sentence: Words,
  instrument: z.enum([
    'law',
    'presidential-regulation',
    'head-of-region-regulation',
    'head-of-region-decree',
    'memorandum',
    'cooperation-agreement',
  ]),
  declaredLevel: z.number().int().min(0).max(9),
  members: z.array(z.strictObject({ agency: Id, role: z.enum(['lead', 'colead', 'member', 'observer', 'payee']) })),
  /** The arrangement whose place it is meant to take: what that one grants and this one does not would be lost. */
  replaces: Id.optional(),
  /** Seat whose one signature enacts it (decree, regulation, law); a memorandum or agreement is signed by every member. */
  enactedBy: z.string().optional(),
  leadPattern: z.enum(['single', 'rotating', 'shared']),
  /** The lead's seat; `vacantSince` makes an empty one visible. */
  leadPosition: z.strictObject({ position: z.string(), vacantSince: Day.optional(), filledOn: Day.optional() }),
  /** With `rotating`: who leads in turn, from when, and for how many months each. */
  rotation: z.strictObject({ from: Day, months: z.number().int().positive(), order: z.array(Id).min(1) }).optional(),
  legalBasis: z.array(DatedBasis),
  services: z.array(z.string()),
  jointUnit: z.strictObject({ name: Words, positionsFrom: z.array(Id) }).optional(),
  plan: z
    .strictObject({
      title: Words,
      indicators: z.array(PlanIndicator),
      /** `budget`: whole rupiah that the owner sets aside. */
      activities: z.array(z.strictObject({ owner: Id, title: Words, budget: z.number().int().positive().optional() })),
      impacts: z.array(ImpactNote).default([]),
      signedBy: z.array(Id),
    })
    .optional(),
  /** An agency that members own together: parts of 100 by member, and the law it stands on. */
  ownedAgency: z.strictObject({ agency: Id, shares: z.record(z.string(), z.number()), basis: DatedBasis }).optional(),
  grants: z.array(
    z.strictObject({
      id: Id,
      kind: z.enum(['data', 'fee-share', 'queue-share', 'sign-for', 'borrowed-officer']),
      /** Agency that gives and agency (or `*` for every member) that receives. */
      from: Id,
      to: z.union([Id, z.literal('*')]),
      /** data: registry and the facts it may give; fee-share: the payee key. */
      registry: Id.optional(),
      facts: z.array(FactPath).default([]),
      payee: z.string().optional(),
      /** borrowed-officer: the seat of the lending agency whose holder works for the other. */
      position: z.string().optional(),
      purpose: Words,
      basis: DatedBasis,
      /** A statute of its own: stands when the arrangement ends. */
      statutory: z.boolean().default(false),
      validFrom: Day.optional(),
      validTo: Day.optional(),
    }),
  ),
  from: Day,
  to: Day.optional(),
  reviewDate: Day.optional(),
  state: z.enum([
    'draft',
    'proposed',
    'enacted',
    'signed',
    'in-force',
    'suspended',
    'expired',
    'terminated',
    'succeeded',
  ]),
});
export type ArrangementFile = z.infer<typeof ArrangementFile>;

export type Grant = ArrangementFile['grants'][number];
export type GrantKind = Grant['kind'];
