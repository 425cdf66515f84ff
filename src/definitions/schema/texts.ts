import { z } from 'zod';
import { NOTICE_KINDS, NoticeWords } from '#coordination/notice-schema';

/** texts/<language>.yaml of a service */
export const TextsFile = z.strictObject({
  title: z.string(),
  /** One sentence of what one gets. */
  promise: z.string(),
  /** `false`: words here still stand in another language; the page says so. */
  translated: z.boolean().optional(),
  /** What the office's own standard of service says for its counter. */
  standard: z
    .strictObject({
      requirements: z.array(z.string()),
      procedure: z.array(z.string()),
      fee: z.string(),
      /** Whom to turn to with a complaint. */
      complaints: z.string(),
    })
    .optional(),
  product: z.array(z.strictObject({ name: z.string(), detail: z.string(), lane: z.string() })),
  /** Words people search with. */
  words: z.array(z.string()),
  /** Element id -> what its agency is doing ("Polri mencocokkan data kendaraan"), short name for the map, and done form. */
  elements: z.record(z.string(), z.strictObject({ doing: z.string(), done: z.string(), short: z.string() })),
  lines: z.record(z.string(), z.string()).default({}),
  pages: z.record(z.string(), z.strictObject({ title: z.string(), why: z.string() })).default({}),
  refusals: z
    .record(
      z.string(),
      z.strictObject({
        what: z.string(),
        next: z.string(),
        /** The same with what the rule gave beside its reason, in braces: `paid until {paidUntil}`. */
        exact: z.strictObject({ what: z.string(), next: z.string() }).optional(),
        ways: z
          .array(z.strictObject({ label: z.string(), detail: z.string(), href: z.string().optional() }))
          .default([]),
      }),
    )
    .default({}),
  reasons: z.record(z.string(), z.string()).default({}),
  papers: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  /** Notices in this service's own words, in place of the government's. */
  notices: z.partialRecord(z.enum(NOTICE_KINDS), NoticeWords).default({}),
});
export type TextsFile = z.infer<typeof TextsFile>;

/** words.yaml: what decision tables call things (their titles, columns and values that are no fact's), in every language. */
export const WordsFile = z.array(z.strictObject({ word: z.string(), id: z.string(), en: z.string() }));
export type WordsFile = z.infer<typeof WordsFile>;
