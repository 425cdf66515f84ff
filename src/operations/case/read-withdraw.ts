import type { Person } from '#access/person';
import { readOwnCase } from '#operations/case/read-case-file';
import type { House } from '#operations/house';
import { inside, nameOf } from '#operations/marks/say-case';
import type { WithdrawView } from '#operations/views/case';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { sayList } from '#terms/say';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/** Why people take an application back; kept in the sealed part of the act. */
const REASONS: readonly { readonly value: string; readonly words: { readonly [language in Language]: string } }[] = [
  { value: 'later', words: { id: 'Saya ajukan lain waktu', en: 'I will apply another time' } },
  {
    value: 'mistaken',
    words: { id: 'Ada yang keliru pada permohonan ini', en: 'Something in this application is mistaken' },
  },
  { value: 'elsewhere', words: { id: 'Sudah saya urus dengan cara lain', en: 'I have settled it another way' } },
  { value: 'other', words: { id: 'Alasan lain', en: 'Another reason' } },
];

export function isWithdrawReason(reason: string): boolean {
  return REASONS.some(({ value }) => value === reason);
}

/** What taking it back means, before it is done. Refuses `already-paid` and `case-ended`. */
export async function readWithdraw(
  house: Parts,
  person: Person | null,
  number: string,
  error: string | null,
  language: Language,
  at: Instant,
): Promise<WithdrawView> {
  const { now } = await readOwnCase(house, person, { number }, at);
  const { program, state } = now;
  if (state.status !== 'open') throw new Refusal('case-ended', 'The case has ended', { status: state.status });
  if (state.locked) throw new Refusal('already-paid', 'A paid case can no longer be withdrawn');
  const owing = [...new Set(state.open.flatMap((wait) => (wait.kind === 'item' ? (wait.agency ?? []) : [])))];
  const names = owing.map((agency) => inside(nameOf(program.government, agency, language)));
  return {
    number,
    service: program.service.texts[language].title,
    consequence: consequenceFor(names, now.bill?.status === 'open', language),
    reasons: REASONS.map(({ value, words }) => ({ value, label: words[language] })),
    error,
  };
}

function consequenceFor(names: readonly string[], hasBill: boolean, language: Language): string {
  const id = language === 'id';
  const list = sayList(names, language);
  const work = id ? `Pekerjaan ${list} pada berkas ini berhenti.` : `Work on this case stops at ${list}.`;
  const bill = id
    ? hasBill
      ? 'Tagihannya dibatalkan; jangan bayar lagi kode itu.'
      : 'Tidak ada yang ditagih.'
    : hasBill
      ? 'Its bill is cancelled; do not pay that code any more.'
      : 'Nothing is charged.';
  const again = id ? 'Anda dapat mengajukan lagi kapan saja.' : 'You may apply again at any time.';
  return [...(names.length === 0 ? [] : [work]), bill, again].join(' ');
}
