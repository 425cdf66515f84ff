import type { Government, Service } from '#definitions/government';
import type { Read } from '#definitions/schema/service';
import type { CaseClock, Suspension } from '#engine/clocks/state';
import type { Evaluated } from '#engine/trace';
import type { ActDraft } from '#ledger/act';
import type { Firing } from '#rules/dmn/evaluate';
import type { AgencyId, PositionId, SubjectId } from '#terms/ids';
import type { Json, JsonObject } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import type { Rupiah } from '#terms/rupiah';

/** What a case runs on: its service version and the government of the day (tariffs, roles, calendars are not pinned). */
export interface Program {
  readonly government: Government;
  readonly service: Service;
  /** Older versions of services that the case has called, by the name their elements carry (`engine/called.ts`). */
  readonly called?: ReadonlyMap<string, Service>;
}

/** Where a value came from. Once-only, minimisation and "what we did not ask you" all follow from this one type. */
export type FactSource =
  | { readonly kind: 'asked'; readonly at: Instant }
  | {
      readonly kind: 'fetched';
      readonly at: Instant;
      readonly registry: string;
      readonly agency: AgencyId;
      readonly read: string;
      readonly receipt: string;
      /** Where the agency's system did not answer itself. */
      readonly way?: AnswerWay;
      /** Where it came over the exchange: the id of the exchange, and the name of the receipt that both sides keep. */
      readonly exchange?: { readonly xid: string; readonly receipt: string };
    }
  | { readonly kind: 'computed'; readonly at: Instant; readonly decision: string }
  | { readonly kind: 'attested'; readonly at: Instant; readonly agency: AgencyId; readonly position: PositionId };

/**
 * Another way than the agency's own system. file: as of when the agency wrote it, and what is the matter with it; officer:
 * the position, and on what evidence.
 */
export type AnswerWay =
  | { readonly kind: 'file'; readonly asOf: Instant; readonly finding?: FileFinding }
  | { readonly kind: 'officer'; readonly position: PositionId; readonly evidence: string };

/** too-old: no newer file has come in time; newer-broken: one came that cannot be read, and the last good one is used. */
export type FileFinding = 'too-old' | 'newer-broken';

/** A value with provenance. A disputed one keeps what the person says beside what the registry says. */
export interface Fact {
  readonly value: Json;
  readonly source: FactSource;
  readonly disputed?: {
    readonly declared: Json;
    readonly at: Instant;
    readonly text?: string;
    /** When its holder answered that the record is right. */
    readonly upheld?: Instant;
  };
}
/** By fact name (`vehicle.plate`). */
export type Facts = ReadonlyMap<string, Fact>;

/** What an end event makes of a case, from the lightest to the gravest: the order in which ends are reached never matters. */
export const OUTCOMES = ['done', 'lapsed', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export type CaseStatus = 'open' | 'withdrawn' | Outcome;

/**
 * A place of control: a token on a node, having come by a flow (null at the start). Joins keep surplus tokens per flow.
 * `scope` is the scope it stands in, absent at the top of the case; `index` its number from 0 among several instances.
 */
export interface Token {
  readonly id: number;
  readonly node: string;
  readonly flow: string | null;
  readonly scope?: number;
  readonly index?: number;
}

/**
 * One activation of something that has steps of its own. part: embedded sub-process; call: called process, service or
 * global task; handler: event sub-process; several: the instances of a multi-instance activity; pool: a process of the
 * file beside the one that began the case. Gone when it ends, with all that was in it.
 */
export type Scope = {
  readonly id: number;
  readonly kind: 'part' | 'call' | 'handler' | 'several' | 'pool';
  /** Element it is an activation of; for a pool its process. */
  readonly node: string;
  /** Scope around it, 0 for the case itself. */
  readonly within: number;
  /** Token that waits on `node` until the scope ends; 0 where none does (handler, pool). */
  readonly token: number;
  /** call: the process or global task that runs. */
  readonly part?: string;
  /** several: how many there are in all, and how many have ended. */
  readonly of?: number;
  readonly done?: number;
};

/** Why a case holds at an element: the code under which the same is refused elsewhere. */
export const INCIDENT_CAUSES = [
  'no-way-on',
  'no-tariff',
  'rule-gave-nothing',
  'rule-budget',
  'rule-unknown',
  'amount-not-rupiah',
  'territory-not-served',
  'write-unusable',
  'script-gave-nothing',
  'message-unkeyed',
  'timer-unclear',
  'instances-unclear',
  'callee-unknown',
  'error-uncaught',
  'stuck',
  'step-budget',
] as const;
export type IncidentCause = (typeof INCIDENT_CAUSES)[number];

/** The case holds at an element. Ways on: retry, correct a fact, skip with a reason; each by `agency`. */
export type Incident = {
  readonly id: number;
  readonly token: number;
  readonly node: string;
  /** Of the element's lane; for the applicant's lane the agency that leads the service. */
  readonly agency: AgencyId;
  readonly cause: IncidentCause;
  /** Whether the element could not begin, or was done and nothing led on. */
  readonly on: 'enter' | 'leave';
  readonly since: Instant;
};

/** A message that came inside the case before anybody waited for it at that element. */
export type Kept = {
  readonly id: number;
  readonly node: string;
};

/** What an open case waits for. `due` is null where no clock runs. */
export type Opened =
  | {
      readonly kind: 'item';
      readonly id: number;
      readonly token: number;
      readonly node: string;
      readonly lane: string;
      readonly agency: AgencyId | null /* null: the applicant */;
      readonly due: Instant | null;
      readonly since: Instant;
      readonly touched: Instant | null;
      readonly asks?: readonly string[] /* facts asked because a registry stayed silent */;
      readonly lapse?: 'complete' | 'escalated' /* what it means that its time runs out, until it has */;
      readonly read?: string /* a read that an officer of the holding agency answers */;
    }
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly token: number;
      readonly node: string;
      readonly read: string;
      readonly agency: AgencyId;
      readonly due: Instant;
      readonly since: Instant;
      readonly unanswered?: Instant /* when a first attempt brought nothing */;
      readonly awaits?:
        | 'consent'
        | 'preview' /* the person is to allow it, or to look at it, first; until then it is their turn */;
    }
  | {
      readonly kind: 'message';
      readonly id: number;
      readonly token: number;
      readonly node: string;
      readonly name: string;
      readonly due: null;
      readonly since: Instant;
      /** Where it starts a handler or pool: the scope that waits, absent for the case itself. `token` is then 0. */
      readonly scope?: number;
    }
  | {
      readonly kind: 'timer';
      readonly id: number;
      readonly token: number;
      readonly node: string;
      readonly due: Instant;
      readonly since: Instant;
      readonly scope?: number;
    }
  | {
      readonly kind: 'paper';
      readonly id: number;
      readonly token: number;
      readonly node: string;
      readonly due: null;
      readonly since: Instant;
    }
  | {
      /** The element computes from a disputed fact: it begins once the holder has answered. */
      readonly kind: 'correction';
      readonly id: number;
      readonly token: number;
      readonly node: string;
      readonly due: null;
      readonly since: Instant;
    }
  | {
      readonly kind: 'write';
      readonly id: number;
      readonly token: number;
      readonly node: string;
      readonly registry: string;
      readonly agency: AgencyId;
      readonly due: null;
      readonly since: Instant;
    };

/** A question between agencies on a case: never ownerless, with a clock; a blocking one holds the asker's step and the decision on the case. */
export interface CaseQuestion {
  readonly id: number;
  /** Item it blocks. */
  readonly item: number;
  readonly asker: AgencyId;
  readonly owner: AgencyId;
  /** The one role under which its owner has a part in the case: where that duty goes, the question goes. */
  readonly role?: string;
  readonly blocking: boolean;
  /** owner -> lead -> coordinating body */
  readonly rung: 'owner' | 'lead' | 'body';
  readonly state: 'open' | 'answered' | 'closed';
  readonly asked: Instant;
  /** From when the term of its rung is counted, once it has climbed; before that from `asked`. */
  readonly since?: Instant;
  readonly due: Instant;
  /** When silence after the answer closes it; absent where the government sets no term for it. */
  readonly silentBy?: Instant;
}

/** A disputed fact that is before the agency that holds it. */
export type Correction = {
  readonly id: number;
  readonly fact: string;
  readonly registry: string;
  /** Who holds the record. */
  readonly agency: AgencyId;
  readonly since: Instant;
  /** Until when the holder is to answer. */
  readonly due: Instant;
  /** A right or an amount hangs on the fact: what computes from it waits. */
  readonly waits: boolean;
  /** Number of the holder's own case, once it is open. */
  readonly number?: string;
};

/** Cache of fold(apply, envelopes). Under 1 KB for a five-step case; no personal value. */
export interface CaseState {
  readonly v: 1;
  readonly status: CaseStatus;
  /** Next id inside the case. */
  readonly next: number;
  readonly subject: SubjectId;
  readonly territory: string;
  readonly tokens: readonly Token[];
  readonly open: readonly Opened[];
  readonly questions: readonly CaseQuestion[];
  /** Set once payment is in: the applicant can no longer withdraw. */
  readonly locked: boolean;
  readonly filed: Instant;
  /** When the last act was recorded; a command is never taken as earlier. */
  readonly at: Instant;
  /** The gravest outcome of the end events reached so far; the case's status once no token is left. */
  readonly outcome: Outcome | null;
  /** Absent where there are none, so that a case without them is as small as ever. */
  readonly scopes?: readonly Scope[];
  readonly incidents?: readonly Incident[];
  readonly kept?: readonly Kept[];
  readonly clock?: CaseClock;
  readonly suspensions?: readonly Suspension[];
  /** Versions of other services that it has called (`people.move@3f2a9c01`); they stay when what they ran has ended. */
  readonly called?: readonly string[];
  /** Comments on the draft of a rule that have no answer yet. */
  readonly comments?: readonly number[];
  /** Disputed facts that their holders have not answered for. */
  readonly corrections?: readonly Correction[];
}

/** What became of a comment on the draft of a rule. */
export const VERDICTS = ['accepted', 'partly', 'rejected'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Who acts. The applicant has no agency; `system` is the house itself (timers, registries, the press). */
/** An official as the position they act in. */
export interface Attending {
  readonly agency: AgencyId;
  readonly position: PositionId;
  readonly assignment: string;
}

export type Actor =
  | {
      readonly kind: 'applicant';
      readonly subject: SubjectId;
      readonly onBehalf?: SubjectId;
      /** Who keyed for them at a counter. */
      readonly attended?: Attending;
    }
  | ({ readonly kind: 'officer' } & Attending)
  | { readonly kind: 'system' };

interface Common {
  readonly at: Instant;
  readonly by: Actor;
}
export type Command = Common &
  /** `event` is the start event where the process has several; without it the first. */
  (
    | {
        readonly kind: 'start';
        readonly subject: SubjectId;
        readonly facts: Facts;
        readonly event?: string;
        /** Name of the message by which it begins; `event` is then a message start event. */
        readonly message?: string;
      }
    /** First touch of a work item: ends the hand-over wait. */
    | { readonly kind: 'take'; readonly item: number }
    /** With `error` the work could not be done: the BPMN error of that code is raised at the step. */
    | {
        readonly kind: 'conclude';
        readonly item: number;
        readonly facts: { readonly [fact: string]: Json };
        readonly error?: string;
      }
    | { readonly kind: 'answer'; readonly ask: number; readonly received: Facts }
    | { readonly kind: 'withhold'; readonly ask: number; readonly reason: string }
    /** An attempt to ask the holder failed; the case goes on waiting. */
    | { readonly kind: 'unanswered'; readonly ask: number }
    /** The holder may answer only once the person allows it. */
    | { readonly kind: 'await-consent' | 'await-preview'; readonly ask: number }
    | {
        readonly kind: 'deliver';
        readonly message: string;
        readonly data: JsonObject;
        readonly facts: { readonly [fact: string]: Json };
        /** Where the facts come from; without it who delivers says. */
        readonly source?: FactSource;
      }
    /** A message of this case found nobody: its time is over, or who would take it refused. */
    | { readonly kind: 'return'; readonly message: string; readonly sent: number; readonly why: string }
    /** A calendar may have changed: deadlines of steps that are still to come are counted again. */
    | { readonly kind: 'recount' }
    | { readonly kind: 'fire' /* nothing but the due clocks up to `at` */ }
    /** A registry has taken a write, with the receipt of its trail; null where it has no such record. */
    | { readonly kind: 'recorded'; readonly write: number; readonly receipt: string | null }
    | { readonly kind: 'sealed'; readonly paper: number; readonly number: string; readonly sha256: string }
    | {
        readonly kind: 'ask-question';
        readonly item: number;
        readonly to: AgencyId;
        readonly blocking: boolean;
        readonly text: string;
      }
    | { readonly kind: 'answer-question'; readonly question: number; readonly text: string }
    | { readonly kind: 'close-question'; readonly question: number }
    | { readonly kind: 'dispute'; readonly fact: string; readonly declared: Json; readonly text: string }
    /** The holder of a disputed fact has a case of its own about it. */
    | { readonly kind: 'correction-opened'; readonly correction: number; readonly number: string }
    /** The holder's answer: the record is mended, or stands as it is. */
    | {
        readonly kind: 'settle-correction';
        readonly correction: number;
        readonly corrected: boolean;
        readonly reason: string;
      }
    /** A value that this case was once given has been corrected since. Noted also where the case has ended. */
    | {
        readonly kind: 'source-corrected';
        readonly fact: string;
        readonly registry: string;
        readonly agency: AgencyId;
        readonly number: string;
      }
    /** Somebody else's turn has come: a question to the applicant, a court, another agency, the platform. */
    | { readonly kind: 'suspend'; readonly item: number; readonly reason: string; readonly text: string }
    | { readonly kind: 'resume'; readonly suspension: number; readonly text: string }
    /** A comment on the draft; its words stand sealed elsewhere, here their sha256 as base64url. */
    | { readonly kind: 'comment'; readonly hash: string }
    | {
        readonly kind: 'answer-comment';
        readonly comment: number;
        readonly verdict: Verdict;
        /** sha256 of the reason. */
        readonly hash: string;
      }
    | { readonly kind: 'withdraw'; readonly reason: string }
    | { readonly kind: 'retry'; readonly incident: number }
    /** The case goes on as if the element were done; `flow` names the way where there are several. */
    | { readonly kind: 'skip'; readonly incident: number; readonly reason: string; readonly flow?: string }
    /** Facts that were wrong are set right, and the element is tried again. */
    | {
        readonly kind: 'correct';
        readonly incident: number;
        readonly facts: { readonly [fact: string]: Json };
        readonly reason: string;
      }
  );

/** Kinds of act on a case's chain. They say what has become so. */
export const CASE_ACTS = [
  'filed',
  'passed', // automatic elements and gateways: flows taken
  'handed-over', // an agency (or the applicant) becomes owner of a step
  'touched', // first touch by its owner: the hand-over wait ends
  'concluded',
  'decided', // a decision table gave its facts
  'fact-needed',
  'fact-unanswered', // a first attempt to ask the holder brought nothing
  'consent-awaited', // the person is to allow a read, or to say it themselves
  'preview-awaited', // the person is to look at what a holder would give, piece by piece
  'fact-received',
  'fact-withheld',
  'fact-disputed',
  'correction-opened', // at the agency that holds the disputed fact
  'correction-awaited', // by an element that computes from a disputed fact
  'fact-corrected',
  'fact-upheld',
  'source-corrected', // a value that the case was given has been corrected since
  'bill-due',
  'paid',
  'bill-expired',
  'message-received',
  'timer-set',
  'timer-fired',
  'record-due', // an agency is to enter what has become so in its registry
  'record-written',
  'record-not-found', // its registry has no such record: nothing was entered
  'document-due',
  'sealed',
  'question-asked',
  'question-answered',
  'question-closed',
  'question-climbed',
  'entered', // something with steps of its own begins: sub-process, called service, several instances
  'message-awaited', // beside other work
  'message-sent',
  'message-returned', // nobody took it while it was kept
  'error-raised',
  'escalated',
  'held', // an incident: the case holds at the element
  'retried',
  'skipped',
  'corrected',
  'file-complete', // decided once; starts the statutory clock
  'clock-suspended',
  'clock-resumed',
  'correction-asked', // of the applicant, once the budget is spent: it stops nothing
  'clock-recounted', // by a new calendar
  'clock-lapsed', // a tacit decision, with its proof
  'comment-received', // on the draft of a rule
  'comment-answered',
  'withdrawn',
  'ended',
  'payment-parked', // money outside an open bill: shown for refund, never lost
  'refunded',
] as const;
export type CaseActKind = (typeof CASE_ACTS)[number];
export type CaseAct = ActDraft<CaseActKind>;

/** What must now exist outside, as a difference. */
export interface Needs {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly asks: readonly {
    readonly id: number;
    readonly node: string;
    readonly read: string;
    readonly definition: Read;
    readonly agency: AgencyId;
    readonly due: Instant;
  }[];
  readonly bills: readonly BillOrder[];
  /** Bills that no longer stand (expired, withdrawn), by the wait they belong to. */
  readonly billsEnded: readonly { readonly wait: number; readonly as: 'expired' | 'cancelled' }[];
  readonly papers: readonly {
    readonly id: number;
    readonly node: string;
    readonly template: string;
    readonly facts: readonly string[];
  }[];
  readonly messages: readonly MessageOrder[];
  readonly writes: readonly WriteOrder[];
  /** Disputed facts that now go before their holders. */
  readonly corrections: readonly { readonly id: number; readonly act: number }[];
  readonly evaluations: readonly (Evaluated & { readonly element: string })[];
}

/** A message to another case. What it brings stands sealed in its act. */
export interface MessageOrder {
  readonly node: string;
  readonly name: string;
  /** Place of its act among those of the step. */
  readonly act: number;
  /** Values of the facts by which it finds its case; may be personal. */
  readonly key: readonly Json[];
  /** Until when it is kept while nobody waits for it. */
  readonly until: Instant;
}

/** One record of one registry, and the facts to be entered in it. */
export interface WriteOrder {
  /** Wait it belongs to. */
  readonly id: number;
  readonly node: string;
  readonly registry: string;
  readonly agency: AgencyId;
  readonly key: string;
  /** A record that is not there yet is entered. */
  readonly creates: boolean;
  readonly values: { readonly [fact: string]: Json };
}

/** One bill: the wait it belongs to, its lines with payee and the rows that fired, and when it expires. */
export interface BillOrder {
  readonly wait: number;
  readonly node: string;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant | null;
  readonly lines: readonly BillLineOrder[];
}
export interface BillLineOrder {
  readonly line: string;
  readonly payee: string;
  readonly agency: AgencyId | null;
  readonly amount: Rupiah;
  /** Start of the tax period it is for, where the bill has several. */
  readonly period: string | null;
  readonly decision: string;
  readonly trace: readonly Firing[];
  /** Where a case issued it; absent in a quote. */
  readonly origin?: BillOrigin;
}

/** The wait that a bill belongs to, and the element it waits at. */
export interface BillOrigin {
  readonly wait: number;
  readonly element: string;
}

export interface Step {
  readonly state: CaseState;
  readonly acts: readonly CaseAct[];
  readonly needs: Needs;
}
