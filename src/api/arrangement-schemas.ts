import { z } from 'zod';
import { STANCES } from '#coordination/lifecycle';
import { ArrangementFile } from '#coordination/schema';
import { DecisionBody } from '#operations/council/parse-decision';

/** Bodies of the API about arrangements, as `schemas.ts` has the others. */
const State = ArrangementFile.shape.state;

export const ArrangementDecision = DecisionBody.meta({
  id: 'ArrangementDecision',
  description: 'One decision; `seen` is the number of the last act you had before you, 0 for a new draft',
});
export const ArrangementReceipt = z
  .strictObject({ id: z.string(), act: z.string(), seq: z.int(), state: State })
  .meta({ id: 'ArrangementReceipt' });
export const ArrangementList = z
  .strictObject({
    arrangements: z.array(
      z.strictObject({
        id: z.string(),
        title: z.strictObject({ id: z.string(), en: z.string() }),
        instrument: ArrangementFile.shape.instrument,
        state: State,
        declared: z.int().meta({ description: 'Step of nine that its text declares' }),
        computed: z.int().meta({ description: 'Step of nine that the acts show; its criteria are a proposal' }),
        from: z.iso.date(),
        to: z.iso.date().nullable().meta({ description: 'The first day that is no longer covered' }),
        members: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'Arrangements' });
export const ArrangementWhole = z
  .strictObject({
    id: z.string(),
    seen: z.int().meta({ description: 'Number of its last act; a decision names it' }),
    state: State,
    everySignature: z.boolean().meta({ description: 'Binds by every signer; else by the one' }),
    signers: z.array(z.string()).meta({ description: 'Agencies, or the one seat' }),
    signed: z.array(z.string()),
    renewal: z.strictObject({ to: z.iso.date(), signed: z.array(z.string()) }).nullable(),
    text: z.looseObject({ id: z.string() }).meta({ description: 'As an arrangement file says it' }),
    acts: z.array(
      z.strictObject({
        seq: z.int(),
        at: z.iso.datetime({ offset: true }),
        kind: z.string(),
        agency: z.string().nullable(),
        position: z.string().nullable(),
        data: z.record(z.string(), z.json()),
      }),
    ),
  })
  .meta({ id: 'Arrangement' });

const Effect = z.strictObject({
  kind: ArrangementFile.shape.grants.element.shape.kind,
  from: z.string(),
  to: z.string(),
  facts: z.array(z.string()),
  registry: z.string().optional(),
  payee: z.string().optional(),
  position: z.string().optional(),
});
export const ArrangementImpact = z
  .strictObject({
    id: z.string(),
    replaces: z.string().nullable().meta({ description: 'The one whose place it would take' }),
    gained: z.array(Effect).meta({ description: 'Nothing in force gives these today' }),
    lost: z.array(Effect).meta({ description: 'Given today by the one it replaces, and by nothing afterwards' }),
    orphaned: z.array(z.strictObject({ service: z.string(), registry: z.string(), by: z.string() })),
    services: z.array(z.strictObject({ service: z.string(), openCases: z.int() })),
    levels: z.strictObject({ declared: z.int(), replaced: z.int().nullable() }),
    consultation: z
      .strictObject({
        due: z.iso.datetime({ offset: true }),
        stances: z.array(z.strictObject({ agency: z.string(), stance: z.enum([...STANCES, 'awaited', 'silent']) })),
      })
      .nullable(),
  })
  .meta({ id: 'ArrangementImpact' });
