import { z } from 'zod';
import { FactPath as Fact, Words } from '#terms/schema';

/** Types of facts, and what each is in FEEL. What a list holds keeps its own kind. */
export const FACT_KINDS = {
  text: 'string',
  prose: 'string',
  date: 'date',
  integer: 'number',
  decimal: 'number',
  rupiah: 'number',
  boolean: 'boolean',
  nik: 'string',
  phone: 'string',
  plate: 'string',
  choice: 'string',
  list: 'list',
  file: 'list',
} as const;

const FACT_TYPES = Object.keys(FACT_KINDS) as (keyof typeof FACT_KINDS)[]; // keys of the very object

/** facts.yaml: the only names in forms, DMN, reads, FEEL and papers. */
export const FactsFile = z.array(
  z.strictObject({
    id: Fact,
    type: z.enum(FACT_TYPES),
    unit: z.string().optional(),
    /** Personal values are sealed and never stand in an envelope. */
    personal: z.boolean(),
    label: Words,
    hint: Words.optional(),
    /** Reading group: "Nama, NIK, alamat" counts as three facts under one heading. */
    group: Words.optional(),
    /** registry.field that is the source of this fact, e.g. `people.name`; facts without holder may be asked. */
    holder: z.string().optional(),
    /** For `choice`: value -> words. */
    choices: z.record(z.string(), Words).optional(),
  }),
);
export type FactsFile = z.infer<typeof FactsFile>;
export type FactType = FactsFile[number];
