import { z } from 'zod';
import { Basis, Id, Words } from '#terms/schema';

/**
 * information.yaml: services that this government or a partner gives but that do not run here. Each has a page that says what they
 * ask and where and how to apply; nothing is filed on it.
 */
export const InformationFile = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9]*([.-][a-z0-9]+)*$/),
    /** Role of the agency that gives it. */
    owner: Id,
    title: Words,
    /** What one gets, as one sentence. */
    promise: Words,
    requirements: z.array(Words),
    procedure: z.array(Words),
    time: Words,
    fee: Words,
    products: z.array(Words).min(1),
    /** Office, counter or telephone where one applies. */
    where: Words,
    /** Address of the owner's own way of applying, where it has one. */
    link: z.url({ protocol: /^https$/ }).optional(),
    complaints: Words,
    legalBasis: z.array(Basis).min(1),
    /** Words people search with. */
    words: z.array(z.string()).default([]),
    /** False while the English words still stand in Indonesian. */
    translated: z.boolean().default(true),
  }),
);
export type InformationFile = z.infer<typeof InformationFile>;
export type Information = InformationFile[number];
