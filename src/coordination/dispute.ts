import {
  type Moved,
  malformed,
  nextTerm,
  notYours,
  type Scene,
  type Seat,
  unfit,
  type Voice,
} from '#coordination/matter';
import { deadline } from '#terms/calendar';
import type { AgencyId } from '#terms/ids';
import type { JsonObject } from '#terms/json';
import type { Instant } from '#terms/plain-date';

export const DISPUTE_RUNGS = ['parties', 'lead', 'body', 'head'] as const;
export const REMEDIES = ['reassign', 'change-rule', 'suspend', 'as-said'] as const;

/** What ends a dispute. `as-said`: by the words of the decision alone. */
export type Remedy =
  | { readonly kind: 'as-said' | 'suspend' }
  /** A question of the arrangement gets another owner. */
  | { readonly kind: 'reassign'; readonly question: string; readonly to: Seat }
  /** A seat owes a change of a rule: a numbered duty with a day. */
  | { readonly kind: 'change-rule'; readonly to: Seat };

/** Agencies that do not agree: each rung has its time, and silence moves it up. */
export interface Dispute {
  readonly kind: 'dispute';
  readonly opener: Seat;
  readonly parties: readonly AgencyId[];
  readonly rung: (typeof DISPUTE_RUNGS)[number];
  /** Parties whose head has signed that it is settled. */
  readonly agreed: readonly AgencyId[];
  readonly state: 'open' | 'settled' | 'decided';
  /** Null with the head of government, who has the last word, and at the end. */
  readonly due: Instant | null;
  readonly remedy: Remedy['kind'] | null;
}

/** Refuses `matter-not-yours`, `matter-malformed` (fewer than two parties, one that is no member). */
export function openDispute(
  scene: Scene,
  parties: readonly AgencyId[],
  members: readonly string[],
  by: Voice,
  at: Instant,
): Moved<Dispute> {
  if (!by.body && !(by.head && parties.includes(by.agency))) notYours(by);
  if (new Set(parties).size < 2 || new Set(parties).size !== parties.length)
    malformed('two parties or more, each once');
  if (parties.some((party) => !members.includes(party))) malformed('a party is no member');
  const due = deadline(scene.calendar, at, scene.rules.dispute.parties);
  const opener = { agency: by.agency, position: by.position };
  return {
    matter: { kind: 'dispute', opener, parties, rung: 'parties', agreed: [], state: 'open', due, remedy: null },
    act: { kind: 'dispute-opened', data: { parties: [...parties], due } },
  };
}

/** A party's head signs that it is settled; the last of them ends it, at whatever rung. */
export function settleDispute(dispute: Dispute, by: Voice): Moved<Dispute> {
  if (dispute.state !== 'open') unfit(dispute.state, 'settled');
  if (!by.head || !dispute.parties.includes(by.agency)) notYours(by);
  if (dispute.agreed.includes(by.agency)) unfit('signed', 'signed');
  const agreed = [...dispute.agreed, by.agency];
  const isWhole = agreed.length === dispute.parties.length;
  const data = { agreed };
  if (!isWhole) return { matter: { ...dispute, agreed }, act: { kind: 'dispute-agreed', data } };
  return { matter: { ...dispute, agreed, state: 'settled', due: null }, act: { kind: 'dispute-settled', data } };
}

/**
 * A binding decision by whoever's turn it is. The lead decides by its words alone; the body and the head of government may also
 * give a question another owner, order a rule changed, suspend the arrangement. Nobody decides their own dispute.
 */
export function decideDispute(dispute: Dispute, remedy: Remedy, by: Voice): Moved<Dispute> {
  if (dispute.state !== 'open') unfit(dispute.state, 'decided');
  const isTurn =
    (dispute.rung === 'lead' && by.lead && by.head && !dispute.parties.includes(by.agency)) ||
    (dispute.rung === 'body' && by.body) ||
    (dispute.rung === 'head' && by.top);
  if (!isTurn) notYours(by);
  if (dispute.rung === 'lead' && remedy.kind !== 'as-said') notYours(by);
  const data: JsonObject = {
    rung: dispute.rung,
    remedy: remedy.kind,
    ...('to' in remedy ? { to: { ...remedy.to } } : {}),
  };
  return {
    matter: { ...dispute, state: 'decided', due: null, remedy: remedy.kind },
    act: { kind: 'dispute-decided', data },
  };
}

/** Nobody settled it in time: one rung up. A lead that is vacant, or a party itself, is passed over. */
export function lapseDispute(scene: Scene, dispute: Dispute): Moved<Dispute> {
  const { due, rung: before } = dispute;
  if (due === null) return unfit(dispute.state, 'lapsed');
  const leads = scene.leads.filter((lead) => !dispute.parties.some((party) => party === lead));
  const passed = before === 'parties' && leads.length === 0;
  const rung = before === 'parties' && !passed ? 'lead' : before === 'body' ? 'head' : 'body';
  const next = rung === 'head' ? null : deadline(scene.calendar, nextTerm(due), scene.rules.dispute[rung]);
  const data = { rung, due: next, since: due, ...(passed ? { passed: 'lead' } : {}) };
  return { matter: { ...dispute, rung, due: next }, act: { kind: 'dispute-climbed', data } };
}

/** What a body ordered: a seat owes it by a day, and says when it is done. */
export interface Duty {
  readonly kind: 'duty';
  readonly owner: Seat;
  /** Number of the dispute it came from. */
  readonly from: string;
  readonly state: 'open' | 'done';
  readonly due: Instant | null;
}

export function orderDuty(scene: Scene, owner: Seat, from: string, at: Instant): Moved<Duty> {
  const due = deadline(scene.calendar, at, scene.rules.duty);
  return {
    matter: { kind: 'duty', owner, from, state: 'open', due },
    act: { kind: 'duty-ordered', data: { owner: { ...owner }, from, due } },
  };
}

export function finishDuty(duty: Duty, by: Voice): Moved<Duty> {
  if (duty.state !== 'open') unfit(duty.state, 'done');
  if (by.agency !== duty.owner.agency) notYours(by);
  return { matter: { ...duty, state: 'done', due: null }, act: { kind: 'duty-done', data: {} } };
}

/** Minutes of a meeting: they bind nobody before each party's head has signed them. */
export interface Minutes {
  readonly kind: 'minutes';
  readonly parties: readonly AgencyId[];
  readonly signed: readonly AgencyId[];
  readonly state: 'open' | 'countersigned';
}

/** Written and signed by the first of its parties. */
export function writeMinutes(parties: readonly AgencyId[], members: readonly string[], by: Voice): Moved<Minutes> {
  if (!by.head || !parties.includes(by.agency)) notYours(by);
  if (new Set(parties).size < 2 || new Set(parties).size !== parties.length)
    malformed('two parties or more, each once');
  if (parties.some((party) => !members.includes(party))) malformed('a party is no member');
  return {
    matter: { kind: 'minutes', parties, signed: [by.agency], state: 'open' },
    act: { kind: 'minutes-written', data: { parties: [...parties] } },
  };
}

export function countersign(minutes: Minutes, by: Voice): Moved<Minutes> {
  if (minutes.state !== 'open') unfit(minutes.state, 'signed');
  if (!by.head || !minutes.parties.includes(by.agency)) notYours(by);
  if (minutes.signed.includes(by.agency)) unfit('signed', 'signed');
  const signed = [...minutes.signed, by.agency];
  if (signed.length < minutes.parties.length)
    return { matter: { ...minutes, signed }, act: { kind: 'minutes-signed', data: {} } };
  return {
    matter: { ...minutes, signed, state: 'countersigned' },
    act: { kind: 'minutes-countersigned', data: { by: signed } },
  };
}
