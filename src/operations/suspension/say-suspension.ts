import type { Budget } from '#engine/clocks/budget';
import type { Suspension } from '#engine/clocks/state';
import type { Language } from '#terms/language';
import { dayIn, type Instant, later, sayDate, type Zone } from '#terms/plain-date';

/** The last day before a moment at which something ends. */
function lastDay(zone: Zone, at: Instant, language: Language): string {
  return sayDate(dayIn(zone, later(at, -1)), language);
}

/** What a suspension would do to the clocks, before anybody sends it. `spends`: it draws on a budget that is used up. */
export function sayEffect(
  { stopsCase, stopsItem, owner, until }: Suspension,
  spent: boolean,
  zone: Zone,
  language: Language,
): string {
  const id = language === 'id';
  const lane = stopsItem ? (id ? ' Jam lajur Anda ikut berhenti.' : ' The clock of your lane stops with it.') : '';
  if (stopsCase && until !== null)
    return id
      ? `Hitungan waktu berkas berhenti, paling lama sampai ${lastDay(zone, until, 'id')}; sesudah dijawab berlanjut, tidak diulang.${lane}`
      : `The clock of the case stops, at the latest until ${lastDay(zone, until, 'en')}; once answered it goes on, it does not restart.${lane}`;
  if (stopsCase)
    return id
      ? `Hitungan waktu berkas berhenti sampai giliran itu selesai.${lane}`
      : `The clock of the case stops until that turn is over.${lane}`;
  if (stopsItem)
    return id
      ? 'Hanya jam lajur Anda yang berhenti; hitungan waktu berkas jalan terus.'
      : 'Only the clock of your lane stops; that of the case runs on.';
  if (owner === 'applicant' && spent)
    return id
      ? 'Jatahnya habis: pertanyaan ini tetap sampai, tetapi tidak menghentikan hitungan waktu apa pun.'
      : 'The budget is spent: the question reaches the applicant all the same, and stops nothing.';
  return id ? 'Tidak ada jam yang berhenti.' : 'No clock stops.';
}

/** What questions may still stop. */
export function sayBudget(budget: Budget | null, language: Language): string {
  const id = language === 'id';
  if (budget === null)
    return id
      ? 'Tidak ada hitungan waktu yang dapat dihentikan oleh pertanyaan.'
      : 'No clock runs that a question could stop.';
  const { left, allowed, joins } = budget;
  const days = Number.isInteger(left.days) ? left.days : Number(left.days.toFixed(1));
  if (!joins && (left.rounds === 0 || left.days <= 0))
    return id
      ? `Jatah pertanyaan habis: 0 dari ${allowed.rounds} putaran, ${days} dari ${allowed.days} hari tersisa. Pertanyaan berikutnya tidak menghentikan apa pun.`
      : `The budget is spent: ${left.rounds} of ${allowed.rounds} rounds and ${days} of ${allowed.days} days are left. A further question stops nothing.`;
  const rounds = joins
    ? id
      ? 'Satu putaran sedang terbuka, dan pertanyaan ini ikut di dalamnya'
      : 'A round is open, and this question belongs to it'
    : id
      ? `Tersisa ${left.rounds} dari ${allowed.rounds} putaran`
      : `${left.rounds} of ${allowed.rounds} rounds are left`;
  return id
    ? `${rounds}; tersisa ${days} dari ${allowed.days} hari penghentian.`
    : `${rounds}; ${days} of ${allowed.days} days of standing still are left.`;
}

/** What a suspension stops now, or how it ended. */
export function sayStanding({ end, to, stopsCase, stopsItem }: Suspension, language: Language): string {
  const id = language === 'id';
  switch (end) {
    case 'answered':
      return id ? 'sudah dijawab' : 'answered';
    case 'withdrawn':
      return id ? 'ditarik kembali' : 'taken back';
    case 'silent':
      return id ? 'tidak dijawab pada waktunya; berkas jalan terus' : 'not answered in time; the case went on';
    case 'over':
      return id ? 'selesai' : 'over';
    case null:
      if (to !== null || (!stopsCase && !stopsItem))
        return id
          ? 'masih dapat dijawab; tidak menghentikan hitungan waktu'
          : 'can still be answered; it stops no clock';
      if (stopsCase) return id ? 'hitungan waktu berkas berhenti' : 'the clock of the case stands still';
      return id ? 'jam lajur berhenti, jam berkas jalan terus' : 'the clock of the lane stands still, the case runs on';
    default:
      return end satisfies never;
  }
}
