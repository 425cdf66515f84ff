import { z } from 'zod';
import { AgencyFile, RolesFile } from '#agencies/schema';
import { NOTICE_KINDS, NoticeWords } from '#coordination/notice-schema';
import { ArrangementFile } from '#coordination/schema';
import { ComplaintsFile, SatisfactionFile } from '#coordination/voice-schema';
import { BenefitFile } from '#definitions/benefit-schema';
import { Product } from '#definitions/product';
import { ClockRule, Elsewhere, NationalSystem, RegistryFile } from '#definitions/registry-schema';
import { COUNTINGS, SUSPENSION_OWNERS } from '#terms/calendar';
import { CERTAINTIES } from '#terms/certainty';
import { Basis, Day, FactPath as Fact, Id, Words } from '#terms/schema';

export {
  AgencyFile,
  ArrangementFile,
  Basis,
  BenefitFile,
  ClockRule,
  ComplaintsFile,
  RegistryFile,
  RolesFile,
  SatisfactionFile,
};

/**
 * The forms of the files of a government folder. A schema and its type share one name; the reader
 * (`definitions/read.ts`) reports a misfit as file:line:column.
 */
/** `rules/kelayakan.dmn#kelayakan` in the service's folder, `tariffs/pkb.dmn#pkb` in the government's. */
const DecisionRef = z.string().regex(/^(rules|tariffs)\/[a-z0-9-]+\.dmn#[A-Za-z][\w-]*$/);

const amount = z.number().int().positive();

/** A clock that suspensions can stop, and whose calendar may be another than its agency's. */
const suspendable = {
  amount,
  unit: z.enum(['workingDays', 'calendarDays', 'months', 'hours']),
  basis: Basis,
  /** Of calendars/, or `national`; else the calendar of the agency that owes the step. */
  calendar: Id.optional(),
  /** `inclusive`: the day of an answer is suspended too. */
  counting: z.enum(COUNTINGS).default('exclusive'),
};

/** How often the applicant may be asked to mend something, and for how many counted days in all that may stop the clock. */
const Budget = z.strictObject({ rounds: z.number().int().min(0), days: z.number().int().min(0) });

/** What it means that time has run out: the case is decided without anybody's deciding. */
export const TACIT_DECISIONS = ['deemed-granted', 'deemed-refused', 'escalated', 'lapsed'] as const;
export type TacitDecision = (typeof TACIT_DECISIONS)[number];

/** The clocks of a service beside its promise, each with its law. */
const Clocks = z.strictObject({
  /** From the complete file to the decision; one a case. */
  statutory: z
    .strictObject({
      ...suspendable,
      /** The act that starts it: the file is filed, or found complete (`completeness` says by whom). */
      starts: z.enum(['filed', 'complete']),
      /** Elements whose conclusion is the decision; without them the end of the case is. */
      decided: z.array(z.string()).default([]),
      /** `continues`: the element at which the case goes on, e.g. where the paper is issued; without it the case ends. */
      onLapse: z.strictObject({ decision: z.enum(TACIT_DECISIONS), continues: z.string().optional() }),
      budget: Budget.optional(),
    })
    .optional(),
  /** The task that finds the file complete, once; where its time runs out, the file is complete. */
  completeness: z.strictObject({ ...suspendable, element: z.string(), budget: Budget.optional() }).optional(),
  /** How long the applicant has for an answer, and what silence means. */
  answer: z.strictObject({ ...suspendable, onLapse: z.enum(['go-on', 'lapse']) }).optional(),
  /** For every step that a lane's agency owes, where the element has no clock of its own. */
  lanes: z
    .record(z.string(), z.strictObject({ ...suspendable, onLapse: z.literal('escalated').optional() }))
    .default({}),
});

/** government.yaml */
export const GovernmentFile = z.strictObject({
  id: Id,
  name: Words,
  /** Fictional governments are marked on every page and paper. */
  fictional: z.boolean(),
  /** `words`: the holder of each position signs in by a word given once; there are no people of a demonstration. */
  signIn: z.enum(['personas', 'words']).optional(),
  zone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
  coordinatingBody: Id,
  help: Words,
  regions: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      kind: z.enum(['province', 'city', 'regency', 'district', 'ward']),
    }),
  ),
  /** Whose account a bill line goes to. `role` finds the agency by territory; `name` stands where no agency of ours plays it. */
  payees: z.array(z.strictObject({ id: z.string().regex(/^[A-Z][A-Z_]+$/), role: Id, name: Words, basis: Basis })),
  /** National systems in which steps of our services are done. */
  systems: z.array(NationalSystem).default([]),
  lifeEvents: z.array(
    z.strictObject({
      id: Id,
      title: Words,
      detail: Words,
      services: z.array(z.string()),
      planned: z.boolean().default(false),
      /** Life events that must have happened before. */
      requires: z.array(Id).default([]),
      /** Words people search with. */
      words: z.array(z.string()).default([]),
    }),
  ),
});
export type GovernmentFile = z.infer<typeof GovernmentFile>;

/** calendar.yaml: one entry per decree. */
export const CalendarFile = z.array(
  z.strictObject({
    version: z.string(),
    /** From when it is in force; a deadline that was open on that day is counted again. Without it, always. */
    from: Day.optional(),
    /** `others`: fixed dates (`MM-DD`) of the years that no decree covers. */
    years: z.union([z.array(z.number().int()), z.literal('others')]),
    basis: Basis,
    holidays: z.array(
      z.strictObject({
        date: z.union([Day, z.string().regex(/^\d{2}-\d{2}$/)]),
        name: z.string(),
        kind: z.enum(['holiday', 'collective-leave']),
        certainty: z.enum(CERTAINTIES),
      }),
    ),
  }),
);
export type CalendarFile = z.infer<typeof CalendarFile>;

/** What the house itself does for a person, in whatever service, and therefore needs a law of its own for. */
export const HOUSE_ACTS = ['complaint', 'power-of-attorney', 'own-data'] as const;
export type HouseAct = (typeof HOUSE_ACTS)[number];

/** bases.yaml: the law each of these acts rests on, from a day up to but not including another. */
export const BasesFile = z.array(
  z.strictObject({ act: z.enum(HOUSE_ACTS), from: Day, to: Day.optional(), basis: Basis }),
);
export type BasesFile = z.infer<typeof BasesFile>;

/** Days of the week as calendars name them; their place is their number, 0 Sunday. */
export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** calendars/<id>.yaml: how some agencies work, beside the days off of calendar.yaml. An agency names it as `calendar`. */
export const OfficeCalendarFile = z.strictObject({
  id: Id,
  /** Where its agencies are, when not in the government's zone. */
  zone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']).optional(),
  weeks: z.array(
    z.strictObject({
      from: Day,
      rest: z.array(z.enum(WEEKDAYS)),
      /** When a day closes for what must come in on it; without it at 24:00. */
      closes: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
        .optional(),
      basis: Basis,
    }),
  ),
  /** Days off of its own, added to those of the nation. */
  holidays: CalendarFile.default([]),
});
export type OfficeCalendarFile = z.infer<typeof OfficeCalendarFile>;

/** suspensions.yaml: the only reasons for which a clock may stand still. Own queue, leave and missing staff are none. */
export const SuspensionsFile = z.array(
  z.strictObject({ id: Id, owner: z.enum(SUSPENSION_OWNERS), name: Words, basis: Basis }),
);
export type SuspensionsFile = z.infer<typeof SuspensionsFile>;
export type SuspensionReason = SuspensionsFile[number];

/** facts.yaml: the only names in forms, DMN, reads, FEEL and papers. */
export const FACT_TYPES = [
  'text',
  'prose',
  'date',
  'integer',
  'decimal',
  'rupiah',
  'boolean',
  'nik',
  'phone',
  'plate',
  'choice',
  'list',
  'file',
] as const;
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

/** registries/<id>.records.yaml: demo records; fictional people. */
export const RecordsFile = z.array(
  z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
);
export type RecordsFile = z.infer<typeof RecordsFile>;

const Read = z.strictObject({
  registry: Id,
  /** Fact that holds the key of the record wanted. */
  key: Fact,
  facts: z.array(Fact).min(1),
  purpose: Words,
  basis: Basis,
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
  ttl: z.strictObject({ amount, unit: z.enum(['minutes', 'hours', 'calendarDays']) }),
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

const Value = z.json();

/** examples/<id>.yaml: an executable scenario on a virtual clock. */
export const ExampleFile = z.strictObject({
  title: z.string(),
  source: z.string().optional(),
  given: z.strictObject({
    at: z.string(),
    /** What the applicant answers and picks. */
    facts: z.record(z.string(), Value),
    /** registry -> record fields, or `silent` (does not answer) or `withheld`. */
    registries: z
      .record(z.string(), z.union([z.record(z.string(), Value), z.literal('silent'), z.literal('withheld')]))
      .default({}),
    /** Days off that are decreed while the case runs, beside those of calendar.yaml: in force from the first day named. */
    daysOff: z.array(z.strictObject({ from: Day, date: Day, name: z.string() })).default([]),
  }),
  when: z
    .array(
      z.strictObject({
        at: z.string(),
        by: z.string(),
        /**
         * `conclude <element>`, `pay`, `pay-late`, `withdraw`, `wait` (timers fire), `answer <registry>`, `ask <lane>`, `answer-question`,
         * `suspend <reason>` and `resume`: a turn of the applicant or a court begins and ends.
         */
        do: z.string(),
        facts: z.record(z.string(), Value).default({}),
      }),
    )
    .default([]),
  // oxlint-disable-next-line unicorn/no-thenable -- given, when, then are the words of a worked example
  then: z.strictObject({
    status: z.enum(['open', 'done', 'refused', 'withdrawn', 'lapsed']).optional(),
    /** Act kinds that must occur in this order (others may stand between). */
    acts: z.array(z.string()).optional(),
    bill: z
      .strictObject({
        total: z.number().int(),
        lines: z.record(z.string(), z.number().int()),
        shares: z.record(z.string(), z.number().int()).optional(),
      })
      .optional(),
    facts: z.record(z.string(), Value).optional(),
    holders: z.array(z.string()).optional(),
    /** The statutory clock: its last day, and what ended it. A tacit decision must also stand up to its proof. */
    clock: z.strictObject({ due: Day.optional(), end: z.enum(['decided', ...TACIT_DECISIONS]).optional() }).optional(),
    /** registry -> fields that the case has written there, with their new values */
    records: z.record(z.string(), z.record(z.string(), Value)).optional(),
    /** `facts`: some of what the refusal says beside its reason */
    refusal: z
      .strictObject({
        code: z.string(),
        reason: z.string().optional(),
        facts: z.record(z.string(), Value).optional(),
      })
      .optional(),
  }),
});
export type ExampleFile = z.infer<typeof ExampleFile>;

/** tariffs/examples/<id>.yaml: one decision, its inputs, its exact result. */
export const TariffExampleFile = z.array(
  z.strictObject({
    title: z.string(),
    source: z.string().optional(),
    decision: DecisionRef,
    inputs: z.record(z.string(), Value),
    result: Value,
  }),
);
export type TariffExampleFile = z.infer<typeof TariffExampleFile>;

/** words.yaml: what decision tables call things (their titles, columns and values that are no fact's), in every language. */
export const WordsFile = z.array(z.strictObject({ word: z.string(), id: z.string(), en: z.string() }));
export type WordsFile = z.infer<typeof WordsFile>;

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
