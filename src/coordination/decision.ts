import type { ArrangementRefusal } from '#coordination/arrangement-refusals';
import { type Moved, malformed, type Scene, type Seat, unfit, type Voice } from '#coordination/matter';
import type { AgencyId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

export const DECISION_RULES = ['lead', 'majority', 'all'] as const;
export const ON_SILENCE = ['escalate', 'consent'] as const;

/** Something several agencies decide together. What is asked and what may be chosen is sealed; here options are numbers from 0. */
export interface Decision {
  readonly kind: 'decision';
  readonly opener: Seat;
  readonly options: number;
  /** `lead`: the lead alone; `majority`: more than half of the signers; `all`: every one, for the same option. */
  readonly rule: (typeof DECISION_RULES)[number];
  readonly signers: readonly AgencyId[];
  /** What happens when the day comes: the coordinating body decides, or whoever was silent lets the first option pass. */
  readonly onSilence: (typeof ON_SILENCE)[number];
  readonly due: Instant | null;
  readonly votes: readonly { readonly agency: AgencyId; readonly position: string; readonly option: number }[];
  readonly state: 'open' | 'escalated' | 'taken';
  readonly option: number | null;
  /** Let it pass without a word: recorded as silent, never as agreeing. */
  readonly silent: readonly AgencyId[];
}

export interface DecisionWish {
  readonly options: number;
  readonly rule: Decision['rule'];
  /** Without them all voting members; of `lead` whoever leads. */
  readonly signers: readonly AgencyId[];
  readonly due: Instant;
  readonly onSilence: Decision['onSilence'];
}

/** Refuses `matter-malformed` (fewer than two options, a day in the past, a signer that is no voting member), `signature-not-yours`. */
export function openDecision(scene: Scene, wish: DecisionWish, by: Voice, at: Instant): Moved<Decision> {
  if (!(by.body || (by.head && scene.voting.includes(by.agency)))) refuse('signature-not-yours', by);
  const given = wish.signers.length > 0 ? wish.signers : (scene.voting as readonly AgencyId[]); // members are agencies
  const signers = wish.rule === 'lead' ? (scene.leads as readonly AgencyId[]) : given;
  if (wish.options < 2 || wish.options > 6) malformed('2 to 6 options');
  if (wish.due <= at) malformed('the day lies in the past');
  if (signers.length === 0) malformed('nobody leads, so nobody could sign');
  if (new Set(signers).size !== signers.length || signers.some((one) => !scene.voting.includes(one)))
    malformed('a signer is no voting member');
  const { options, rule, due, onSilence } = wish;
  const opener = { agency: by.agency, position: by.position };
  return {
    matter: { kind: 'decision', opener, options, rule, signers, onSilence, due, votes: [], ...OPEN },
    act: { kind: 'decision-opened', data: { options, rule, signers: [...signers], due, onSilence } },
  };
}

const OPEN = { state: 'open', option: null, silent: [] } as const;

/**
 * A signature under one option; the last one needed takes the decision. Once it lies with the coordinating body only its chair signs.
 * Refuses `matter-unfit` (taken, or its time is over), `signature-not-yours`, `signed-before`, `matter-malformed`.
 */
export function signDecision(decision: Decision, option: number, by: Voice): Moved<Decision> {
  if (!Number.isSafeInteger(option) || option < 0 || option >= decision.options) malformed('no such option');
  const vote = { agency: by.agency, position: by.position, option };
  if (decision.state === 'taken') unfit(decision.state, 'signed');
  if (decision.state === 'escalated') {
    if (!by.body) refuse('signature-not-yours', by);
    return taken({ ...decision, votes: [...decision.votes, vote] }, option, [], true);
  }
  if (!by.head || !decision.signers.includes(by.agency)) refuse('signature-not-yours', by);
  if (decision.votes.some(({ agency }) => agency === by.agency)) refuse('signed-before', by);
  const signed = { ...decision, votes: [...decision.votes, vote] };
  if (hasWon(signed, option)) return taken(signed, option, [], false);
  if (signed.votes.length === signed.signers.length) return climb(signed, 'divided', { option, ...votesOf(signed) });
  return { matter: signed, act: { kind: 'decision-signed', data: { option } } };
}

/** The day has come. Whoever was silent lets the first option pass where the decision says so and nobody chose another, unless a question holds it. */
export function lapseDecision(scene: Scene, decision: Decision): Moved<Decision> {
  const silent = decision.signers.filter((one) => !decision.votes.some(({ agency }) => agency === one));
  const against = decision.votes.some(({ option }) => option !== 0);
  if (decision.onSilence === 'consent' && !against && !scene.held) return taken(decision, 0, silent, false);
  return climb(decision, 'silence', votesOf(decision));
}

export function decisionDue({ state, due }: Decision): Instant | null {
  return state === 'open' ? due : null;
}

function hasWon({ rule, signers, votes }: Decision, option: number): boolean {
  const n = votes.filter((vote) => vote.option === option).length;
  switch (rule) {
    case 'lead':
      return n === signers.length;
    case 'majority':
      return n * 2 > signers.length;
    case 'all':
      return n === signers.length;
    default:
      return rule satisfies never;
  }
}

function taken(decision: Decision, option: number, silent: readonly AgencyId[], byBody: boolean): Moved<Decision> {
  const signedBy = decision.votes.filter((vote) => vote.option === option).map(({ agency }) => agency);
  const data = { option, signedBy, silent: [...silent], ...(byBody ? { byBody } : {}) };
  return { matter: { ...decision, state: 'taken', option, silent, due: null }, act: { kind: 'decision-taken', data } };
}

function climb(decision: Decision, why: 'divided' | 'silence', data: Moved<Decision>['act']['data']): Moved<Decision> {
  return {
    matter: { ...decision, state: 'escalated', due: null },
    act: { kind: 'decision-climbed', data: { why, ...data } },
  };
}

function votesOf({ votes }: Decision): { readonly signed: readonly string[] } {
  return { signed: votes.map(({ agency }) => agency) };
}

function refuse(code: ArrangementRefusal, { agency, position }: Voice): never {
  throw new Refusal<ArrangementRefusal>(code, `${position} may not sign this`, { agency, position });
}
