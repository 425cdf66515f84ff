import { z } from 'zod';
import { TERM_UNITS } from '#terms/calendar';
import { Basis, FactPath as Fact, Id, Words } from '#terms/schema';

/** A term with its law and the kind of unit it counts in; an unconfirmed one says so on every screen. */
export const ClockRule = z.strictObject({
  amount: z.number().int().positive(),
  unit: z.enum(TERM_UNITS),
  basis: Basis,
});
export type ClockRule = z.infer<typeof ClockRule>;

/**
 * How a registry answers. store: kept by this house; http: a process of the agency with its own data and door; csv: the same
 * kind of process over a file that the agency lays down; officer: somebody of the agency looks it up and answers by hand.
 */
export const ANSWERS = ['store', 'http', 'csv', 'officer'] as const;

const Age = z.strictObject({ amount: z.number().int().positive(), unit: z.enum(['hours', 'calendarDays']) });

/** A file that the agency lays down in `drop/` of its own data folder, as a rule every night. */
export const CsvAnswer = z.strictObject({
  /** Name of the file; `{date}` stands for the day it is as of (20261123 or 2026-11-23). Without it the file's own time counts. */
  file: z.string().regex(/^[\w.-]*(\{date\})?[\w.-]*\.csv$/),
  separator: z.enum([',', ';', '\t', '|']).default(','),
  encoding: z.enum(['utf-8', 'windows-1252', 'iso-8859-1', 'utf-16le']).default('utf-8'),
  /** column of the file, as its first row names it -> field of the record */
  columns: z.record(z.string(), z.string()),
  /** How old a file may be before it is said to be too old. */
  oldest: Age,
});
export type CsvAnswer = z.infer<typeof CsvAnswer>;

/** Who answers by hand, and by when; after that the case goes on by asking the person. */
export const OfficerAnswer = z.strictObject({ position: z.string(), clock: ClockRule });
export type OfficerAnswer = z.infer<typeof OfficerAnswer>;

/** An id of a system as X-Road writes it; `{agency}` stands for the agency of the day, in capitals. */
const SystemTemplate = z.string().regex(/^[A-Z]{2}\/[A-Z0-9-]+\/\{agency\}\/[A-Z0-9-]+$/);

/** Under which names a registry is asked over the exchange, where its agency has a gateway. */
export const GatewayAnswer = z.strictObject({
  provider: SystemTemplate,
  client: SystemTemplate,
  service: z.string().regex(/^[a-z0-9-]+$/),
});
export type GatewayAnswer = z.infer<typeof GatewayAnswer>;

/**
 * The service by which the holder answers a person who says that a value is wrong: it begins by a message and its promise is
 * the time to answer. `told`: whoever got the old value in so many days before is told of the new one.
 */
export const Correction = z.strictObject({
  service: z.string(),
  told: z.strictObject({ amount: z.number().int().positive(), unit: z.literal('calendarDays') }),
});
export type Correction = z.infer<typeof Correction>;

/** registries/<id>.yaml */
export const RegistryFile = z.strictObject({
  id: Id,
  /** Role of the holding agency; roles.yaml says whose, by territory. */
  role: Id,
  name: Words,
  key: Fact,
  /** field of the record -> fact */
  fields: z.record(z.string(), Fact),
  /** Fields that the holder gives on the person's consent and on nothing else. */
  byConsent: z.array(z.string()).min(1).optional(),
  /** Registries that can be searched by their owner's NIK name the field that holds it. */
  ownerField: z.string().optional(),
  /** The one line that changes when an agency's way of answering does; `csv` and `officer` may stand ready meanwhile. */
  source: z.enum(ANSWERS),
  csv: CsvAnswer.optional(),
  officer: OfficerAnswer.optional(),
  /** Where the holder has a gateway, it is asked there and not as `source` says. */
  gateway: GatewayAnswer.optional(),
  /** Who answers when a person says that a value is wrong. */
  correction: Correction.optional(),
  /** How long a fetched value may be used, e.g. 24 hours. */
  fresh: Age,
});
export type RegistryFile = z.infer<typeof RegistryFile>;

/** A national system in which some steps are done and some documents issued; this house only notes that they were. */
export const NationalSystem = z.strictObject({ id: Id, name: Words, owner: Words, basis: Basis });
export type NationalSystem = z.infer<typeof NationalSystem>;

/** A step that is done in a national system: which facts hold what the officer notes of it. */
export const Elsewhere = z.strictObject({ system: Id, number: Fact, date: Fact, evidence: Fact.optional() });
export type Elsewhere = z.infer<typeof Elsewhere>;
