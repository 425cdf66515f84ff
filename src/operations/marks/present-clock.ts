import { type ClockProof, type ProvenDay, recompute } from '#engine/clocks/proof';
import type { CaseClock, Suspension } from '#engine/clocks/state';
import { proofOf } from '#engine/clocks/statutory';
import type { Loaded } from '#operations/case/load-case';
import { basisView } from '#operations/marks/present-marks';
import { nameOf, type Reader } from '#operations/marks/say-case';
import { sayReasonOf, sayTurn, TACIT_WORDS } from '#operations/marks/say-clock';
import type { ClockProofView } from '#operations/views/clocks';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';

/** How the deadline of a case was counted, for whoever looks; null where the service has no statutory clock. */
export function clockProofView(
  now: Pick<Loaded, 'number' | 'program' | 'state'>,
  at: Instant,
  language: Language,
  reader: Reader,
): ClockProofView | null {
  const { program, state, number } = now;
  const proof = proofOf(program, state, at);
  const { clock } = state;
  if (proof === null || clock === undefined) return null;
  const exact = proof.unit === 'hours' || proof.unit === 'minutes';
  return {
    basis: basisView(proof.basis, language),
    amount: proof.amount,
    unit: proof.unit,
    start: proof.start.at,
    deadline: isOpen(clock) && clock.due === null ? null : proof.deadline,
    state: stateOf(clock, language),
    suspended: exact ? null : proof.suspended,
    calendar: proof.calendar,
    provisional: proof.provisional,
    days: daysOf(proof, language),
    suspensions: suspensionsOf(now, proof, exact, language, reader),
    holds: recompute(proof).length === 0,
    href: `/api/cases/${number}/clocks`,
  };
}

function isOpen({ end }: CaseClock): boolean {
  return end === undefined;
}

function stateOf({ due, end }: CaseClock, language: Language): ClockProofView['state'] {
  const id = language === 'id';
  if (end === undefined) {
    return due === null
      ? { kind: 'stopped', sentence: id ? 'sedang berhenti' : 'stands still' }
      : { kind: 'ok', sentence: id ? 'berjalan' : 'runs' };
  }
  if (end.as === 'decided') return { kind: 'ok', sentence: id ? 'diputus sebelum waktunya habis' : 'decided in time' };
  const words = TACIT_WORDS[end.as][language];
  return { kind: 'late', sentence: id ? `waktunya habis: ${words}` : `time ran out: ${words}` };
}

function daysOf(proof: ClockProof, language: Language): ClockProofView['days'] {
  let n = 0;
  return proof.days.map((one) => {
    if (one.as === 'counted') n += 1;
    return { day: one.day, as: one.as, sentence: sayDay(one, n, language) };
  });
}

function sayDay({ as, rest }: ProvenDay, n: number, language: Language): string {
  const id = language === 'id';
  if (as === 'counted') return id ? `dihitung, hari ke-${n}` : `counted, day ${n}`;
  if (as === 'suspended') return id ? 'tidak dihitung: hitungan waktu berhenti' : 'not counted: the clock stood still';
  return rest === 'weekend' ? (id ? 'libur akhir pekan' : 'weekend') : (rest ?? '');
}

/** In the order in which they began, as the proof has them. */
function suspensionsOf(
  { program, state }: Pick<Loaded, 'program' | 'state'>,
  proof: ClockProof,
  exact: boolean,
  language: Language,
  reader: Reader,
): ClockProofView['suspensions'] {
  const stopping = (state.suspensions ?? []).filter(({ stopsCase }) => stopsCase);
  return stopping.map((one, n) => ({
    sentence: sayWaits(program, one, language, reader),
    reason: sayReasonOf(program, one.reason, language),
    basis: basisOfReason(program, one.reason, language),
    from: one.from,
    to: one.to,
    days: exact ? null : (proof.suspensions[n]?.days ?? 0),
  }));
}

/** Who waits for whom. */
export function sayWaits(
  program: Loaded['program'],
  { by, owner }: Suspension,
  language: Language,
  reader: Reader,
): string {
  const whose = sayTurn({ program, language, reader }, owner);
  if (by === null) return language === 'id' ? `menunggu ${whose}` : `waiting for ${whose.toLowerCase()}`;
  const who = nameOf(program.government, by, language);
  return language === 'id' ? `${who} menunggu ${whose}` : `${who} waited for ${whose.toLowerCase()}`;
}

function basisOfReason({ government }: Loaded['program'], reason: string, language: Language) {
  const found = government.suspensions.get(reason);
  return found === undefined ? null : basisView(found.basis, language);
}
