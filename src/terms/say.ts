import type { Language } from '#terms/language';

const UNITS: { readonly [language in Language]: (n: number, unit: 'day' | 'hour' | 'minute') => string } = {
  id: (n, unit) => `${n} ${{ day: 'hari', hour: 'jam', minute: 'menit' }[unit]}`,
  en: (n, unit) => `${n} ${unit}${n === 1 ? '' : 's'}`,
};

/** `22 menit`, `1 jam 53 menit`, `3 hari 16 jam`: the two largest units, whole, rounded down. Milliseconds in. */
export function sayDuration(ms: number, language: Language): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return language === 'id' ? 'kurang dari 1 menit' : 'less than 1 minute';
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const parts: readonly (readonly [number, 'day' | 'hour' | 'minute'])[] = [
    [days, 'day'],
    [hours, 'hour'],
    [days > 0 ? 0 : minutes % 60, 'minute'],
  ];
  return parts
    .filter(([n]) => n > 0)
    .map(([n, unit]) => UNITS[language](n, unit))
    .join(' ');
}

/** `Polri`, `Polri dan Bapenda`, `Polri, Bapenda, dan Jasa Raharja`. */
export function sayList(names: readonly string[], language: Language): string {
  const and = language === 'id' ? 'dan' : 'and';
  if (names.length < 3) return names.join(` ${and} `);
  return `${names.slice(0, -1).join(', ')}, ${and} ${names.at(-1) ?? ''}`;
}

/** The first letter large, as a sentence begins. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The first letter small, as inside a sentence. */
export function small(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** `1 berkas`, `2 berkas`; English takes the plural: `1 case`, `2 cases`. */
export function sayCount(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
