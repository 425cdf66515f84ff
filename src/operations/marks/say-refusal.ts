import type { Government } from '#definitions/government';
import { spokenFor } from '#operations/refusals';
import type { Spoken } from '#operations/refusals/spoken';
import type { RefusalView } from '#operations/views/door';
import { canonical, isObject, type Json, type JsonObject, textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { plainDate, sayDate } from '#terms/plain-date';
import type { Refusal } from '#terms/refusal';

/**
 * A refusal in words. Where a service's own table gave the reason (`not-eligible`), the service's texts say what, what next
 * and which lawful ways are open; else the house's table does.
 */
export function refusalView(government: Government, refusal: Refusal, language: Language): RefusalView {
  const spoken = spokenFor(refusal.code);
  const own = ownWords(government, refusal, language);
  const exact = own?.exact === undefined ? null : filled(own.exact, refusal.facts, language);
  const house = spoken === undefined ? null : filled(wordsIn(spoken, language), refusal.facts, language);
  const ways = [
    ...(own?.ways ?? []).map((way) => ({ href: way.href ?? null, label: way.label, detail: way.detail })),
    ...existing(refusal, language),
  ];
  return {
    code: refusal.code,
    what: exact?.what ?? own?.what ?? house?.what ?? refusal.code,
    next: exact?.next ?? own?.next ?? house?.next ?? '',
    ways,
  };
}

function wordsIn({ what, next }: Spoken, language: Language): { readonly what: string; readonly next: string } {
  return { what: what[language], next: next[language] };
}

/** Of the service whose table gave the reason; where it is not named, of one that has words for it. */
function ownWords(government: Government, refusal: Refusal, language: Language) {
  const reason = refusal.facts['reason'];
  if (refusal.code !== 'not-eligible' || typeof reason !== 'string') return undefined;
  const named = government.services.get(textOf(refusal.facts['service']));
  for (const service of named === undefined ? government.services.values() : [named]) {
    const words = service.texts[language].refusals[reason];
    if (words !== undefined) return words;
  }
  return undefined;
}

/** Both sentences with what the rule gave; null where one of them names something that it did not give. */
function filled<Words extends { readonly what: string; readonly next: string }>(
  words: Words,
  facts: JsonObject,
  language: Language,
): Words | null {
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (braced, name: string) => {
      const value = facts[name] ?? null;
      return value === null ? braced : sayGiven(value, language);
    });
  const said = { ...words, what: fill(words.what), next: fill(words.next) };
  return /\{\w+\}/.test(`${said.what}${said.next}`) ? null : said;
}

function sayGiven(value: Json, language: Language): string {
  const worded = isObject(value) ? value[language] : undefined; // a name in both languages
  if (typeof worded === 'string') return worded;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : canonical(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? sayDate(plainDate(text), language) : text;
}

function existing(refusal: Refusal, language: Language): RefusalView['ways'] {
  const { number, asset } = refusal.facts;
  if (refusal.code !== 'already-open' || typeof number !== 'string') return [];
  if (typeof asset === 'string') {
    // somebody else's case it may be; what is public of it is for everybody
    return [
      {
        href: `/aset/${asset}`,
        label: language === 'id' ? 'Lihat keadaannya' : 'See how it stands',
        detail:
          language === 'id' ? 'sudah dilaporkan; terbuka bagi siapa pun' : 'it is reported already; open to anybody',
      },
    ];
  }
  return [
    {
      href: `/berkas/${number}`,
      label: language === 'id' ? `Buka berkas ${number}` : `Open case ${number}`,
      detail: language === 'id' ? 'permohonan yang sudah berjalan' : 'the application under way',
    },
  ];
}
