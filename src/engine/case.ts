import type { Government, Service } from '#definitions/government';
import type { CaseClock, Suspension } from '#engine/clocks/state';
import type { AgencyId, SubjectId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';

/** What a case runs on: its service version and the government of the day (tariffs, roles, calendars are not pinned). */
export interface Program {
  readonly government: Government;
  readonly service: Service;
  /** Older versions of services that the case has called, by the name their elements carry (`engine/called.ts`). */
  readonly called?: ReadonlyMap<string, Service>;
}

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
