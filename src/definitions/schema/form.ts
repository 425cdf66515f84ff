import { z } from 'zod';
import { FactPath as Fact, Id } from '#terms/schema';

/** forms/<id>.json: JSON Schema 2020-12 over fact names, and the pages it is asked on. */
export const FormFile = z.strictObject({
  id: Id,
  schema: z.looseObject({
    type: z.literal('object'),
    properties: z.record(z.string(), z.looseObject({})),
    required: z.array(z.string()).default([]),
  }),
  pages: z.array(z.strictObject({ id: Id, fields: z.array(Fact).min(1) })).min(1),
});
export type FormFile = z.infer<typeof FormFile>;
