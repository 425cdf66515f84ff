import { z } from 'zod';
import { MatterMoveBody, NewMatterBody } from '#operations/matter/parse-matter';

/** Bodies of the API about matters between agencies, as `schemas.ts` has the others. */
export const NewMatterOrder = NewMatterBody.meta({
  id: 'NewMatter',
  description: 'A question, joint decision, dispute or minutes under an arrangement; texts are sealed',
});
export const MatterMove = MatterMoveBody.meta({
  id: 'MatterMove',
  description: '`seen`: how often it had moved when it was read; whoever comes second is told',
});
export const MatterReceipt = z
  .strictObject({ number: z.string(), state: z.string(), version: z.int() })
  .meta({ id: 'MatterReceipt' });
export const Matters = z
  .strictObject({
    matters: z.array(
      z.looseObject({
        number: z.string(),
        kind: z.string(),
        state: z.string(),
        version: z.int().meta({ description: 'Send it back as `seen`' }),
        due: z.iso.datetime().nullable(),
      }),
    ),
  })
  .meta({ id: 'Matters' });
