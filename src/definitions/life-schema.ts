import { z } from 'zod';

/** A value as it is, or how to draw one. */
const Plain = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/**
 * How one value comes about, the same every time. A text may hold `{name}` (a value drawn before, of the thing itself or, as
 * `{kind.name}`, of what it belongs to), `{4}` (so many random digits), `{A2}` (so many capital letters), `{today}`,
 * `{today+7}`, `{year}`, `{case}` (number of the case in its file); a text that is one such name keeps the type of its value.
 * `oneOf` chooses by weight, `from` a line of a list, `number` a whole number between two, both included, in steps; `date` a
 * day between two, `days` a day counted from the one on which life begins; `nik` a number of the structure PPKKCC DDMMYY SSSS
 * (UU 24/2013), a woman's day of birth plus 40; `list` several texts.
 */
export const Drawn = z.union([
  Plain,
  z.strictObject({ oneOf: z.record(z.string(), z.number().positive()) }),
  z.strictObject({ from: z.string() }),
  z.strictObject({ number: z.tuple([z.int(), z.int()]), step: z.int().positive().default(1) }),
  z.strictObject({ date: z.tuple([z.iso.date(), z.iso.date()]) }),
  z.strictObject({ days: z.tuple([z.int(), z.int()]) }),
  z.strictObject({ list: z.array(z.string()) }),
  z.strictObject({ nik: z.strictObject({ region: z.string(), born: z.string(), woman: z.string() }) }),
]);
export type Drawn = z.infer<typeof Drawn>;

const Percent = z.number().min(0).max(100);

/** A kind of thing that there are many of: a household, a vehicle, a stretch of road. */
const Kind = z.strictObject({
  /** How many there are; with `each` at most so many for every thing of that kind, a number or a value of it. */
  count: z.union([z.int().min(1).max(5_000), z.string()]).default(1),
  each: z.string().optional(),
  /** Of a hundred that might be there, how many are. */
  chance: Percent.default(100),
  draw: z.record(z.string(), Drawn).default({}),
  /** NIK of whom its records are about, where their registries do not say it. */
  owner: z.string().optional(),
  /** Registry -> field -> value. */
  records: z.record(z.string(), z.record(z.string(), Drawn)).default({}),
});
export type Kind = z.infer<typeof Kind>;

/** population.yaml: the fictional people and things among whom the demonstration lives, drawn the same every time. */
export const PopulationFile = z.strictObject({
  /** Another word draws another population. */
  seed: z.string().min(1),
  /** Lines to draw from: a word, or named values. */
  lists: z.record(z.string(), z.array(z.union([z.string(), z.record(z.string(), Plain)])).min(1)).default({}),
  /** In the order in which they are drawn. */
  kinds: z.record(z.string(), Kind),
});
export type PopulationFile = z.infer<typeof PopulationFile>;

/** A value, or the values of the first, second, ... time that it is asked; the last stays. */
const Answer = z.union([z.array(Drawn).min(1), Drawn]);

/** Minutes of office time that somebody lets pass, from and to. */
const Minutes = z.tuple([z.int().min(0), z.int().min(0)]);

const Text = z.union([z.string(), z.strictObject({ from: z.string() })]);

/** What becomes of some of the cases. */
const Story = z.strictObject({
  name: z.string(),
  /** Weight among the stories of the file. */
  share: z.number().positive(),
  /** Working days before now between which these begin, where it is not as the file says. */
  begins: z.tuple([z.int().min(0), z.int().min(0)]).optional(),
  /** Elements, or registries asked by hand, at which nobody does anything; `pay` is the bill. */
  stops: z.array(z.string()).default([]),
  /** Answers that differ from those of the file. */
  answers: z.record(z.string(), Answer).default({}),
  /** While the element is open: the applicant takes the application back. */
  withdraws: z.strictObject({ at: z.string(), text: Text }).optional(),
  /** While the element is open, its agency asks another one; without `answer` it waits for it. */
  asks: z.strictObject({ at: z.string(), of: z.string(), text: Text, answer: Text.optional() }).optional(),
  /** While the element is open, its officer asks the applicant, for a reason of suspensions.yaml; without `answer` it waits. */
  suspends: z.strictObject({ at: z.string(), reason: z.string(), text: Text, answer: Text.optional() }).optional(),
  /** While the element is open somebody comments on the draft; with `verdict` and `answer` it is answered. */
  comments: z
    .strictObject({
      at: z.string(),
      texts: z.array(z.string()).min(1),
      verdict: z.string().optional(),
      answer: Text.optional(),
    })
    .optional(),
});
export type Story = z.infer<typeof Story>;

const Complaint = z.strictObject({
  share: z.number().positive(),
  naming: z.enum(['open', 'secret', 'anonymous']),
  text: Text,
  /** Class and agency to which it is given; without them it waits to be read. */
  class: z.string().optional(),
  agency: z.string().optional(),
  answer: z.string().optional(),
});
export type LifeComplaint = z.infer<typeof Complaint>;

/** life/<service>.yaml: how many cases of a service the demonstration lives through, who has them and what becomes of them. */
export const LifeFile = z.strictObject({
  service: z.string(),
  cases: z.int().min(1).max(500),
  /** Kind of thing that a case is about, and another one chosen beside it. */
  of: z.string(),
  with: z.string().optional(),
  applicant: Drawn,
  pick: Drawn.optional(),
  /** Working days before now between which the cases begin. */
  begins: z.tuple([z.int().min(0), z.int().min(0)]),
  /** A day before which none begins: that of what it is about. */
  after: z.string().optional(),
  /** Cases that must not overtake each other, of whichever file, live in one strand; `split` strands of the name live side by side. */
  strand: z.string(),
  split: z.int().min(1).max(16).default(1),
  /** Of a hundred steps, how many are taken in hand before they are concluded. */
  takes: Percent.default(0),
  /** Element, registry asked by hand or `pay` -> minutes; `otherwise` for the rest. */
  pace: z.record(z.string(), Minutes).and(z.object({ otherwise: Minutes })),
  /** Fact -> answer, wherever it is asked; `element/fact` where it is asked at that element. */
  answers: z.record(z.string(), Answer).default({}),
  stories: z.array(Story).min(1),
  /** Of a hundred ended cases, how many answer the survey, and their nine digits by weight. */
  survey: z
    .strictObject({ share: Percent, scores: z.record(z.string().regex(/^[1-4]+$/), z.number().positive()) })
    .optional(),
  /** Of a hundred cases, how many bring a complaint, and which by weight. */
  complaints: z.strictObject({ share: Percent, of: z.array(Complaint).min(1) }).optional(),
  /** Applications begun and not sent. */
  drafts: z.int().min(0).max(100).default(0),
});
export type LifeFile = z.infer<typeof LifeFile>;
