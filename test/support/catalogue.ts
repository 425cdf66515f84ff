import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const FOLDER = join(import.meta.dirname, '../catalogue');
const DAY_UNITS = ['workingDays', 'calendarDays', 'months'] as const;

const some = z.array(z.string()).min(1);
const named = z.record(z.string(), some);
const oneOrMore = z.union([z.string(), some]).transform((one) => [one].flat());

const stepSchema = z.strictObject({
  what: z.string(),
  /** Agency that does it, or `applicant`; with several, one for each of `at`. */
  by: oneOrMore,
  /** Elements of which one case meets one or more. */
  at: some,
  /** When it is done at all; without it, in every case. */
  where: z.string().optional(),
  /** Data object with one entry for each time that it is done. */
  each: z.string().optional(),
});

const clockSchema = z.strictObject({
  what: z.string(),
  amount: z.number(),
  unit: z.enum(DAY_UNITS),
  /** Where it stands: `promise`, `statutory`, `completeness`, or an element. */
  at: z.string().optional(),
  /** Or the fact that a rule reckons from another, as an example shows. */
  fact: z.string().optional(),
  from: z.string().optional(),
  example: z.string().optional(),
  certainty: z.enum(['H', 'M', 'B']).optional(),
  /** What its lapse decides, and the element that then follows. */
  lapse: z.string().optional(),
  follows: z.string().optional(),
  'late at': z.string().optional(),
});

/** One row of the catalogue of services: what a service must have, whoever builds it and however deep it goes beyond. */
const rowSchema = z.strictObject({
  row: z.string(),
  service: z.string(),
  kind: z.enum(['administrative', 'jasa', 'barang', 'regulatif']),
  event: z.string().optional(),
  owner: z.string(),
  with: z.array(z.string()),
  /** Begun by an agency's message too, which the person then confirms. */
  'opened by': z.strictObject({ message: z.string(), from: z.string(), 'confirmed at': z.string() }).optional(),
  /** What the person is asked, and nothing else: facts of a form, or the key of the record picked. */
  ask: named,
  /** Said by the person in the course of the case, of what only they can do. */
  during: named.default({}),
  /** Asked in place of a record that is not there. */
  instead: named.default({}),
  get: z.array(z.strictObject({ what: z.string(), from: z.string(), registry: z.string(), facts: some })).min(1),
  picks: z.string().optional(),
  do: z.array(
    z.union([stepSchema, z.strictObject({ together: z.array(z.array(stepSchema).min(1)).min(2), seen: oneOrMore })]),
  ),
  photo: z.strictObject({ form: z.string(), fact: z.string() }).optional(),
  clocks: z.array(clockSchema),
  fees: z.array(
    z.strictObject({ example: z.string(), line: z.string(), payee: z.string(), amount: z.number().optional() }),
  ),
  out: named,
  law: z
    .array(z.strictObject({ text: z.string(), article: z.number().optional(), certainty: z.enum(['H', 'M', 'B']) }))
    .min(1),
  examples: z.strictObject({
    plain: some,
    branch: z.record(z.string(), z.string()),
    refusal: z.record(z.string(), z.string()),
    correction: z.string().optional(),
    withdrawal: z.string(),
    lapse: z.string().optional(),
    'other evidence': z.string().optional(),
  }),
});
export type CatalogueRow = z.infer<typeof rowSchema>;
export type CatalogueStep = z.infer<typeof stepSchema>;

/** Every row of `test/catalogue`, checked in form. */
export function catalogue(): readonly CatalogueRow[] {
  return readdirSync(FOLDER).map((name) => rowSchema.parse(parse(readFileSync(join(FOLDER, name), 'utf8'))));
}
