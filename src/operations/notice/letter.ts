import type { NoticeKind, NoticeRules } from '#coordination/notice-schema';
import type { Program } from '#engine/case';
import type { Letter } from '#notices/port';
import type { Settings } from '#operations/house';
import type { ChosenWay } from '#operations/notice/ways';
import type { Language } from '#terms/language';

/** What a notice says: the service's own words, else the government's. */
export function sayNotice(
  service: Program['service'],
  kind: NoticeKind,
  rules: NoticeRules,
  language: Language,
): { readonly subject: string; readonly text: string } {
  const texts = service.texts[language];
  const { subject, text } = rules.kinds[kind];
  const words = texts.notices[kind] ?? { subject: subject[language], text: text[language] };
  const named = (said: string) => said.replaceAll('{service}', texts.title);
  return { subject: named(words.subject), text: named(words.text) };
}

const OPEN = {
  id: { own: 'Masuk untuk membukanya:', public: 'Buka tanpa masuk:' },
  en: { own: 'Sign in to open it:', public: 'Open it without signing in:' },
} as const;

/** The notice as it leaves the house: name of the service, what is now to do, a link that asks to sign in where it is not public. */
export function letterOf(
  { baseUrl }: Settings,
  { number, program }: { readonly number: string; readonly program: Program },
  /** `<service>/<key>` of the public thing that it is about; null: about the reader's own case. */
  about: string | null,
  kind: NoticeKind,
  rules: NoticeRules,
  { address, language }: ChosenWay,
  key: string,
): Letter {
  const { subject, text } = sayNotice(program.service, kind, rules, language);
  const link = about === null ? `${baseUrl}/masuk?ke=/berkas/${number}` : `${baseUrl}/aset/${about}`;
  const open = OPEN[language][about === null ? 'own' : 'public'];
  return { key, to: address, language, subject, text: `${text}\n\n${open}\n${link}\n` };
}
