import { agencyOfPosition } from '#agencies/succession';
import type { ComplaintState } from '#coordination/complaint';
import { type ComplaintRules, rulesOn } from '#coordination/voice-schema';
import type { Government } from '#definitions/government';
import { type AgencyId, agencyId } from '#terms/ids';
import { dayIn, type Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** The rules a complaint keeps: those of the day it was filed. Refuses `complaints-closed` where there are none. */
export function complaintRules(government: Government, filedAt: Instant): ComplaintRules {
  const rules = rulesOn(government.complaints, dayIn(government.file.zone, filedAt));
  if (rules === undefined) throw new Refusal('complaints-closed', 'This government has no rules for complaints');
  return rules;
}

/** What must be done next, and until when; null when it is nobody's turn. */
export function dueOf(state: ComplaintState): Instant | null {
  if (state.status === 'filed') return state.verifyBy;
  return state.status === 'verified' ? state.answerBy : null;
}

/** The agency that sits at the desk for complaints of that time, after reorganisations. */
export function deskAgency(government: Government, filedAt: Instant): AgencyId | null {
  const { desk } = complaintRules(government, filedAt);
  return agencyOfPosition(government.successions, agencyId(desk.split('.')[0] ?? ''), desk);
}
