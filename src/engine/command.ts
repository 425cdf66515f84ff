import type { FactSource, Facts } from '#engine/fact';
import type { AgencyId, PositionId, SubjectId } from '#terms/ids';
import type { Json, JsonObject } from '#terms/json';
import type { Instant } from '#terms/plain-date';

/** What became of a comment on the draft of a rule. */
export const VERDICTS = ['accepted', 'partly', 'rejected'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** An official as the position they act in. */
export interface Attending {
  readonly agency: AgencyId;
  readonly position: PositionId;
  readonly assignment: string;
}

/** Who acts. The applicant has no agency; `system` is the house itself (timers, registries, the press). */
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
