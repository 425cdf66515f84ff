import { z } from 'zod';
import { Product } from '#definitions/product';
import { ClockRule, Elsewhere } from '#definitions/registry-schema';
import { Clocks } from '#definitions/schema/clocks';
import { DecisionRef } from '#definitions/schema/decision-ref';
import { Basis, FactPath as Fact, Id, Words } from '#terms/schema';

const Read = z.strictObject({
  registry: Id,
  /** Fact that holds the key of the record wanted. */
  key: Fact,
  facts: z.array(Fact).min(1),
  /** Of these, facts on which a right or an amount hangs: while one is disputed, what computes from it waits for the holder. */
  decides: z.array(Fact).min(1).optional(),
  purpose: Words,
  /** The law; where `consent` is named, the law that lets consent be a basis. */
  basis: Basis,
  /** Read only while the person allows it; without that they say it themselves. Words: what they agree to; `version` counts them. */
  consent: z
    .strictObject({
      text: Words,
      version: z.number().int().positive(),
      lasts: z.strictObject({ amount: z.number().int().positive(), unit: z.literal('calendarDays') }),
    })
    .optional(),
  /** The person sees each value at its holder and approves it before it is given, because this law says so; left out where none does. */
  preview: z.strictObject({ basis: Basis }).optional(),
  /** How long the case waits for a silent registry before it goes on by asking the person. */
  patience: z.strictObject({ amount: z.number().int().positive(), unit: z.enum(['minutes', 'hours', 'calendarDays']) }),
});
export type Read = z.infer<typeof Read>;

const BillLine = z.strictObject({
  id: Id,
  payee: z.string(),
  decision: DecisionRef,
  /** A line of 0 rupiah is left out (fines) or shown. */
  omitZero: z.boolean().default(false),
  basis: Basis,
});
export type BillLine = z.infer<typeof BillLine>;

/** What a step enters in a registry of the agency that owes it, so that the next case finds it there. */
const Write = z.strictObject({
  registry: Id,
  /** Fact that holds the key of the record. */
  key: Fact,
  /** Where the registry has no such record, it gets one, about the applicant of the case. */
  creates: z.literal(true).optional(),
  /** Fact of the registry -> its new value: a fact of the case, or any FEEL over its facts and `on`. */
  set: z.record(Fact, z.string().min(1)).refine((set) => Object.keys(set).length > 0, 'names no fact'),
  basis: Basis,
});
export type Write = z.infer<typeof Write>;

/** A message of process.bpmn between cases, or from an agency's own system: how it finds its case and what it brings. */
const Message = z.strictObject({
  /** Facts whose values are the same in the case that sends and in the one that waits. Without any it can only begin a case. */
  correlate: z.array(Fact).default([]),
  /** Facts it brings; whoever catches it takes those that its own service names. */
  carries: z.array(Fact).default([]),
  /** How long it is kept while nobody waits for it; the sender's is meant, for one from outside the catcher's. */
  ttl: z.strictObject({ amount: z.number().int().positive(), unit: z.enum(['minutes', 'hours', 'calendarDays']) }),
  /** Fact with the last day on which what it offers still stands: it is kept no longer than that day, whatever `ttl` says. */
  notAfter: Fact.optional(),
  /** Law by which personal facts may be passed on. */
  basis: Basis.optional(),
  /** Role whose agencies may send it from outside. */
  from: Id.optional(),
  /** Form by which such an agency's officer sends it. */
  form: Id.optional(),
  /** From outside: fact with the NIK of whom it is about; else the one that the opening names. */
  person: Fact.optional(),
});
export type Message = z.infer<typeof Message>;

/** service.yaml: binds the ids of process.bpmn to what they mean. BPMN carries no extension of ours. */
export const ServiceFile = z.strictObject({
  id: z.string(),
  kind: z.enum(['administrative', 'jasa', 'barang', 'regulatif']),
  /** What it leaves in somebody's hands; which part of it must be there, the kind says. */
  product: Product.optional(),
  /** Role of the agency that leads the service. */
  owner: Id,
  arrangement: Id,
  legalBasis: z.array(Basis),
  /** Services whose product one must have before this one can begin. */
  requires: z.array(z.string()).default([]),
  /** Provinces where cases run, and those for which only quotes are given. */
  territories: z.array(z.string()),
  quoteTerritories: z.array(z.string()).default([]),
  /** Fact that decides the territory, hence the agencies (roles.yaml). */
  territory: Fact,
  promise: ClockRule,
  clocks: Clocks.optional(),
  opening: z.strictObject({
    /** Fact holding the applicant's NIK. */
    subject: Fact,
    /** The applicant picks one record of this registry, listed by owner. */
    pick: z
      .strictObject({
        registry: Id,
        key: Fact,
        show: z.array(Fact),
        /** `page` of the texts: one may go on without a record; the form then asks what it would have brought */
        without: Id.optional(),
      })
      .optional(),
    /** Reads attempted before anything is asked, in order; facts they bring are not asked. */
    reads: z.array(z.string()),
    form: Id,
    /** One open case per value of these facts. */
    businessKey: z.array(Fact).min(1),
    /** Decision giving null (eligible), a reason key of texts `refusals.<reason>`, or a context with `reason` and more. */
    eligibility: DecisionRef.optional(),
    /** Fact set true when the applicant acts for the owner with a power of attorney (surat kuasa); owner's NIK is in `owner`. */
    power: z.strictObject({ fact: Fact, owner: Fact }).optional(),
  }),
  reads: z.record(Id, Read),
  /** Messages by their names in process.bpmn. */
  messages: z.record(z.string(), Message).default({}),
  lanes: z.record(z.string(), z.strictObject({ role: Id })),
  /** What this service means for others, by the role they play: whoever publishes it says so beforehand. */
  impacts: z.array(z.strictObject({ role: Id, why: Words })).default([]),
  elements: z.record(
    z.string(),
    z.strictObject({
      /** user task: officer's or applicant's form */
      form: Id.optional(),
      /** user task: facts that the applicant gave, or an earlier lane found, which it cannot be done without */
      sees: z.array(Fact).min(1).optional(),
      /** position that usually does it */
      position: z.string().optional(),
      /** user task that the lane leaves open whose it is: the item of its several instances that is the id of the agency */
      agency: Fact.optional(),
      clock: ClockRule.optional(),
      /** user task done in a national system: the officer notes its number and date there, and the case goes on */
      elsewhere: Elsewhere.optional(),
      /** reason of suspensions.yaml for which the statutory clock stands still while the case waits here for the applicant */
      suspends: Id.optional(),
      /** service task: names of `reads` */
      reads: z.array(Id).optional(),
      /** service task: what it enters in registries of its own agency, once its reads are there */
      writes: z.array(Write).min(1).optional(),
      /** service task of a service that corrects a registry: enters the value that the person says (`dispute.*`) */
      mends: z.literal(true).optional(),
      /** business rule task: decision -> facts; `results` maps output entries when the decision gives a context */
      decisions: z
        .array(
          z.strictObject({
            decision: DecisionRef,
            result: Fact.optional(),
            results: z.record(z.string(), Fact).optional(),
          }),
        )
        .optional(),
      /** receive task that waits for payment: its bill. Expires with its boundary timer. */
      bill: z.strictObject({ periods: DecisionRef.optional(), lines: z.array(BillLine).min(1) }).optional(),
      /** service task: seals this paper */
      paper: z.strictObject({ template: Id, facts: z.array(Fact) }).optional(),
      /** end event: what the case becomes */
      outcome: z.enum(['done', 'refused', 'lapsed']).optional(),
      /** fact whose value is the reason shown to the applicant when the outcome is refused */
      reason: Fact.optional(),
    }),
  ),
  withdraw: z.strictObject({ until: z.string() }).optional(),
  questions: z.strictObject({ due: ClockRule, lead: ClockRule, body: ClockRule }),
});
export type ServiceFile = z.infer<typeof ServiceFile>;
