import type { TacitDecision } from '#definitions/schema/clocks';
import type { CaseActKind } from '#engine/acts';
import type { CaseQuestion, CaseStatus, Correction, Incident, Kept, Opened, Outcome, Scope } from '#engine/case';
import type { ClockProof } from '#engine/clocks/proof';
import type { ClockPatch, SuspensionEnd } from '#engine/clocks/state';
import type { Verdict } from '#engine/command';
import type { Envelope } from '#ledger/act';
import type { SuspensionOwner } from '#terms/calendar';
import type { AgencyId, SubjectId } from '#terms/ids';
import type { JsonObject } from '#terms/json';
import type { Instant } from '#terms/plain-date';

/** All that a fold reads of an act. */
export type CaseRecord = Pick<Envelope<CaseActKind>, 'kind' | 'element' | 'data' | 'at'>;

/**
 * What an act changes in its case. Every case act carries its patch in its clear data, so that a fold needs no process,
 * no facts, no FEEL and no keys. Absent members change nothing.
 */
export type Patch = {
  /** When it became so, where the act was recorded later (a clock that ran out before anybody looked). */
  readonly moment?: Instant;
  /** Tokens that left, and tokens that came. Incidents of a token that left are over. */
  readonly take?: readonly number[];
  readonly put?: readonly Put[];
  /** Waits that closed (by id), and waits that opened. */
  readonly shut?: readonly number[];
  readonly open?: readonly Opening[];
  /** Scopes that began, and scopes that ended; how many instances of a scope have ended. */
  readonly enter?: readonly Scope[];
  readonly exit?: readonly number[];
  readonly count?: readonly (readonly [scope: number, done: number])[];
  /** Incidents that began (at the act's element and moment), and incidents that are over. */
  readonly hold?: readonly Omit<Incident, 'node' | 'since'>[];
  readonly free?: readonly number[];
  /** Messages kept until somebody waits for them, and those that are gone. */
  readonly keep?: readonly Kept[];
  readonly drop?: readonly number[];
} & ClockPatch;

/** A token that comes; scope and index are left out at the top of the case and for what is no instance. */
type Put =
  | readonly [id: number, node: string, flow: string | null]
  | readonly [id: number, node: string, flow: string | null, scope: number]
  | readonly [id: number, node: string, flow: string | null, scope: number, index: number];

/**
 * An opened wait without what the act already says: unless it names another its node is the act's element, and it is open
 * since the act's moment.
 */
export type Opening =
  | {
      readonly kind: 'item';
      readonly id: number;
      readonly token: number;
      readonly lane: string;
      readonly agency: AgencyId | null;
      readonly due?: Instant;
      readonly asks?: readonly string[];
      readonly lapse?: 'complete' | 'escalated';
      readonly read?: string;
    }
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly token: number;
      readonly read: string;
      readonly agency: AgencyId;
      readonly due: Instant;
    }
  | {
      readonly kind: 'message';
      readonly id: number;
      readonly token: number;
      readonly name: string;
      readonly node?: string;
      readonly scope?: number;
    }
  | {
      readonly kind: 'timer';
      readonly id: number;
      readonly token: number;
      readonly due: Instant;
      readonly node?: string;
      readonly scope?: number;
    }
  | { readonly kind: 'paper' | 'correction'; readonly id: number; readonly token: number }
  | {
      readonly kind: 'write';
      readonly id: number;
      readonly token: number;
      readonly registry: string;
      readonly agency: AgencyId;
    };

/** What single kinds of act carry beside the patch. */
export type ActData = {
  readonly filed: Patch & { readonly subject: SubjectId; readonly territory: string };
  readonly touched: Patch & { readonly item: number };
  readonly passed: Patch & { readonly outcome?: Outcome };
  readonly 'fact-unanswered': Patch & { readonly ask: number };
  readonly 'consent-awaited': Patch & { readonly ask: number };
  readonly 'preview-awaited': Patch & { readonly ask: number };
  readonly 'fact-received': Patch & {
    readonly narrowed?: readonly (readonly [item: number, asks: readonly string[]])[];
  };
  readonly 'fact-disputed': Patch & {
    readonly fact: string;
    readonly correction?: Omit<Correction, 'since' | 'number'>;
  };
  readonly 'correction-opened': Patch & { readonly correction: number; readonly number: string };
  readonly 'fact-corrected': Patch & { readonly correction: number };
  readonly 'fact-upheld': Patch & { readonly correction: number };
  readonly 'question-asked': Patch & {
    readonly question: Pick<CaseQuestion, 'id' | 'item' | 'asker' | 'owner' | 'role' | 'blocking' | 'due'>;
  };
  readonly 'question-answered': Patch & { readonly question: number } & Pick<CaseQuestion, 'silentBy'>;
  /** `by`: nobody said anything after the answer; without it its asker closed it. */
  readonly 'question-closed': Patch & { readonly question: number; readonly by?: 'silence' };
  readonly 'question-climbed': Patch & {
    readonly question: number;
    /** The lead's seat was empty, so the question passed it over. */
    readonly vacant?: boolean;
  } & Pick<CaseQuestion, 'rung' | 'due'>;
  readonly 'file-complete': Patch & { readonly why: 'filed' | 'found' | 'lapsed' };
  readonly 'clock-resumed': Patch & { readonly why: SuspensionEnd; readonly owner: SuspensionOwner };
  readonly 'clock-recounted': Patch & {
    /** Null where the version it was counted by is not known. */
    readonly from: string | null;
    readonly to: string;
    readonly was: Instant | null;
    readonly due: Instant | null;
    /** It is the deadline of this question; else of the case or a step. */
    readonly question?: number;
  };
  readonly 'clock-lapsed': Patch & {
    readonly decision: TacitDecision;
    readonly proof: ClockProof;
    readonly item?: number;
  };
  readonly 'comment-received': Patch & { readonly comment: number; readonly hash: string };
  readonly 'comment-answered': Patch & { readonly comment: number; readonly verdict: Verdict; readonly hash: string };
  readonly ended: Patch & { readonly status: Exclude<CaseStatus, 'open'> };
};

/** The data of an act as its kind says it is: `step` wrote it so, and the act's commitment binds it. */
export function dataOf<Kind extends keyof ActData>(_kind: Kind, { data }: Pick<CaseRecord, 'data'>): ActData[Kind] {
  const written: JsonObject = data;
  return written as ActData[Kind]; // written by `step` under this kind
}

export function patchOf({ data }: Pick<CaseRecord, 'data'>): Patch {
  return data;
}

/** When an act became so. */
export function momentOf(record: Pick<CaseRecord, 'data' | 'at'>): Instant {
  return patchOf(record).moment ?? record.at;
}

/** The wait as the state keeps it; members in one order, so that a fold gives the same bytes. */
export function opened(opening: Opening, element: string, since: Instant): Opened {
  const { id, token } = opening;
  const node = 'node' in opening && opening.node !== undefined ? opening.node : element;
  const scope = 'scope' in opening && opening.scope !== undefined ? { scope: opening.scope } : {};
  switch (opening.kind) {
    case 'item': {
      const { lane, agency, due = null, asks, lapse, read } = opening;
      const item = { kind: opening.kind, id, token, node, lane, agency, due, since, touched: null };
      const asked = asks === undefined ? item : { ...item, asks };
      const timed = lapse === undefined ? asked : { ...asked, lapse };
      return read === undefined ? timed : { ...timed, read };
    }
    case 'ask':
      return {
        kind: opening.kind,
        id,
        token,
        node,
        read: opening.read,
        agency: opening.agency,
        due: opening.due,
        since,
      };
    case 'message':
      return { kind: opening.kind, id, token, node, name: opening.name, due: null, since, ...scope };
    case 'timer':
      return { kind: opening.kind, id, token, node, due: opening.due, since, ...scope };
    case 'paper':
    case 'correction':
      return { kind: opening.kind, id, token, node, due: null, since };
    case 'write': {
      const { kind, registry, agency } = opening;
      return { kind, id, token, node, registry, agency, due: null, since };
    }
    default:
      return opening satisfies never;
  }
}
