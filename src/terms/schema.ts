import { z } from 'zod';
import { CERTAINTIES } from '#terms/certainty';

/** Words in every language that pages speak. */
export const Words = z.strictObject({ id: z.string().min(1), en: z.string().min(1) });
/** A day that exists, `YYYY-MM-DD`. */
export const Day = z.iso.date();
export const Id = z.string().regex(/^[a-z][a-z0-9-]*$/);
/** Name of a fact of facts.yaml. */
export const FactPath = z.string().regex(/^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)+$/);

/** Law and article, and how sure that is. */
export const Basis = z.strictObject({
  law: z.string().min(1),
  article: z.string().optional(),
  certainty: z.enum(CERTAINTIES),
});
export type Basis = z.infer<typeof Basis>;
