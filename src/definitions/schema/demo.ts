import { z } from 'zod';
import { Basis, Day, Id, Words } from '#terms/schema';

/** registries/<id>.records.yaml: demo records; fictional people. */
export const RecordsFile = z.array(
  z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
);
export type RecordsFile = z.infer<typeof RecordsFile>;

/** personas.yaml: fictional people for the demonstration sign-in. */
export const PersonasFile = z.array(
  z.strictObject({
    id: Id,
    name: z.string(),
    kind: z.enum(['citizen', 'officer', 'coordinator', 'auditor', 'treasurer']),
    /** citizens: NIK; officers: agency and position */
    nik: z.string().optional(),
    agency: Id.optional(),
    position: z.string().optional(),
    /** Positions for which this officer signs in the holder's name (a.n.), and until when. */
    signsFor: z
      .array(z.strictObject({ position: z.string(), from: Day, to: Day.optional(), basis: Basis }))
      .default([]),
    about: Words,
  }),
);
export type PersonasFile = z.infer<typeof PersonasFile>;

/** powers.yaml: surat kuasa among the fictional people. */
export const PowersFile = z.array(
  z.strictObject({ principal: z.string(), agent: z.string(), services: z.array(z.string()), until: Day }),
);
export type PowersFile = z.infer<typeof PowersFile>;

/**
 * demo/<id>.yaml: a case of the demonstration, grown by the real engine on a clock of its own. `start` is a time before now:
 * `-3w 09:03` (working days ago, local time) or `-20m`. Steps name their time after the start: `+5m`, `+2h`, `+1w 10:00`.
 */
export const DemoFile = z.strictObject({
  title: Words,
  /** Which obstacle of the founding text it shows, and how it ends. */
  obstacle: Words.optional(),
  /** The case that the front page shows at work. */
  live: z.boolean().default(false),
  persona: Id,
  service: z.string(),
  pick: z.string().optional(),
  answers: z.record(z.string(), z.json()).default({}),
  start: z.string(),
  /** Registries that do not answer, from the start until the time named (or for ever). */
  silent: z.array(z.strictObject({ registry: Id, until: z.string().optional() })).default([]),
  /**
   * `take|conclude <element>`, `ask <element> <agency>`, `answer`, `close`, `suspend <element> <reason>`, `resume`, `pay`,
   * `pay-wrong`, `withdraw`, `dispute <fact>`, `answer-read <registry>` (`text` is the evidence),
   * `withhold-read <registry> <reason>`, `comment`, `answer-comment <verdict>`, `wait`,
   * and the voices of `operations/demo/play-voice.ts`.
   */
  steps: z.array(
    z.strictObject({
      at: z.string(),
      by: z.string().default('time'),
      do: z.string(),
      answers: z.record(z.string(), z.json()).default({}),
      text: z.string().default(''),
    }),
  ),
});
export type DemoFile = z.infer<typeof DemoFile>;
