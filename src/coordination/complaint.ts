import type { ComplaintClass, ComplaintRules } from '#coordination/voice-schema';
import { type Calendar, deadline } from '#terms/calendar';
import type { Instant } from '#terms/plain-date';

/** A complaint as its acts have made it. Every clock counts from the filing: passing it on restarts none. */
export interface ComplaintState {
  readonly status: 'filed' | 'verified' | 'answered' | 'closed';
  readonly filedAt: Instant;
  readonly class: ComplaintClass | null;
  /** Who has it; the agency of the desk until it is verified. */
  readonly agency: string;
  readonly verifyBy: Instant;
  readonly answerBy: Instant | null;
  /** When silence after the last answer closes it. */
  readonly silentBy: Instant | null;
  readonly forwards: number;
  readonly objections: number;
  readonly closedBy: 'complainant' | 'silence' | null;
  /** When silence takes a question about a look to the agency of oversight; null once it has, absent in any other complaint. */
  readonly climbsAt?: Instant | null;
}

export type ComplaintCommand =
  | { readonly kind: 'verify'; readonly class: ComplaintClass; readonly agency: string }
  | { readonly kind: 'forward'; readonly agency: string }
  | { readonly kind: 'answer' }
  | { readonly kind: 'climb' }
  | { readonly kind: 'object' }
  | { readonly kind: 'close'; readonly by: 'complainant' | 'silence' };

/** Why a command is not taken. */
export type ComplaintNo = 'complaint-unfit' | 'forwarded-before' | 'objected-before';

export function fileComplaint(rules: ComplaintRules, calendar: Calendar, at: Instant): ComplaintState {
  return {
    status: 'filed',
    filedAt: at,
    class: null,
    agency: rules.desk.split('.')[0] ?? '',
    verifyBy: deadline(calendar, at, rules.verify),
    answerBy: null,
    silentBy: null,
    forwards: 0,
    objections: 0,
    closedBy: null,
  };
}

/** A question that is born at the agency it is for; the desk has nothing to verify. `complaint-unfit`: no class `information`. */
export function askAtOnce(
  rules: ComplaintRules,
  calendar: Calendar,
  agency: string,
  at: Instant,
): ComplaintState | 'complaint-unfit' {
  const state = verified(rules, calendar, fileComplaint(rules, calendar, at), {
    kind: 'verify',
    class: 'information',
    agency,
  });
  return typeof state === 'string' ? 'complaint-unfit' : { ...state, climbsAt: state.answerBy };
}

/** What the complaint becomes, or why it does not. */
export function stepComplaint(
  rules: ComplaintRules,
  calendar: Calendar,
  state: ComplaintState,
  command: ComplaintCommand,
  at: Instant,
): ComplaintState | ComplaintNo {
  switch (command.kind) {
    case 'verify':
      return state.status === 'filed' ? verified(rules, calendar, state, command) : 'complaint-unfit';
    case 'forward':
      if (state.status !== 'verified' || command.agency === state.agency) return 'complaint-unfit';
      if (state.forwards >= rules.forwards) return 'forwarded-before';
      return { ...state, agency: command.agency, forwards: state.forwards + 1 };
    case 'climb':
      return climbed(rules, state, at);
    case 'answer':
      if (state.status !== 'verified') return 'complaint-unfit';
      return { ...state, status: 'answered', silentBy: deadline(calendar, at, rules.silence) };
    case 'object':
      if (state.status !== 'answered') return 'complaint-unfit';
      if (state.objections >= rules.objections) return 'objected-before';
      return { ...state, status: 'verified', silentBy: null, objections: state.objections + 1 };
    case 'close':
      return closed(state, command.by, at);
    default:
      return command satisfies never;
  }
}

function verified(
  rules: ComplaintRules,
  calendar: Calendar,
  state: ComplaintState,
  { class: chosen, agency }: Extract<ComplaintCommand, { kind: 'verify' }>,
): ComplaintState | ComplaintNo {
  const found = rules.classes.find(({ id }) => id === chosen);
  if (found === undefined) return 'complaint-unfit';
  return {
    ...state,
    status: 'verified',
    class: chosen,
    agency: found.inspected ? rules.oversight : agency,
    answerBy: deadline(calendar, state.filedAt, found.answer),
  };
}

/** The clock is not restarted: it stays late, now with somebody who may look into why. */
function climbed(rules: ComplaintRules, state: ComplaintState, at: Instant): ComplaintState | ComplaintNo {
  const { status, climbsAt } = state;
  if (status !== 'verified' || climbsAt == null || climbsAt > at) return 'complaint-unfit';
  return { ...state, agency: rules.oversight, climbsAt: null };
}

function closed(state: ComplaintState, by: 'complainant' | 'silence', at: Instant): ComplaintState | ComplaintNo {
  const isSilent = state.silentBy !== null && state.silentBy <= at;
  if (state.status === 'closed' || (by === 'silence' && !isSilent)) return 'complaint-unfit';
  return { ...state, status: 'closed', closedBy: by, silentBy: null };
}
