import type { Correction } from '#engine/case';
import type { Fact } from '#engine/fact';
import type { Loaded } from '#operations/case/load-case';
import { inside, nameOf, sayWhen } from '#operations/marks/say-case';
import type { FactView } from '#operations/views/marks';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';

/** A disputed value with where the dispute stands: who has it and until when, or that its holder found the record right. */
export function withStanding(
  view: FactView,
  { program: { government }, state }: Loaded,
  { source, disputed }: Fact,
  language: Language,
  at: Instant,
): FactView {
  if (view.disputed === null || source.kind !== 'fetched') return view;
  const open = state.corrections?.find(({ fact }) => fact === view.name);
  if (open !== undefined)
    return { ...view, disputed: { ...view.disputed, standing: sayBefore(government, open, language, at) } };
  if (disputed?.upheld === undefined) return view;
  const [name, when] = [
    nameOf(government, source.agency, language),
    sayWhen(government, disputed.upheld, at, language),
  ];
  const standing =
    language === 'id'
      ? `${name} memeriksanya dan menyatakan catatannya benar (${when}); alasannya ada di riwayat.`
      : `${name} examined it and found its record right (${when}); the reason is in the history.`;
  return { ...view, disputed: { ...view.disputed, standing } };
}

/** Who has a dispute, in which case, until when, and what waits for it. */
export function sayBefore(
  government: Loaded['program']['government'],
  { agency, due, waits, number }: Correction,
  language: Language,
  at: Instant,
): string {
  const id = language === 'id';
  const [name, until] = [nameOf(government, agency, language), sayWhen(government, due, at, language)];
  const where = number === undefined ? '' : id ? ` di berkas ${number}` : ` in case ${number}`;
  const late = due <= at;
  const term = id
    ? late
      ? `Seharusnya dijawab paling lambat ${until}; keterlambatan ini sudah naik ke atasannya.`
      : `Dijawab paling lambat ${until}.`
    : late
      ? `An answer was due by ${until}; the delay has gone up.`
      : `An answer is due by ${until}.`;
  const rest = waits
    ? id
      ? 'Hak atau jumlah bergantung padanya, jadi hitungannya menunggu.'
      : 'A right or an amount hangs on it, so its computation waits.'
    : id
      ? 'Berkas jalan terus.'
      : 'The case goes on meanwhile.';
  return id
    ? `${name} memeriksanya${where}. ${term} ${rest}`
    : `It is examined by ${inside(name)}${where}. ${term} ${rest}`;
}
