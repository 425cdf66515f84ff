import type { Government } from '#definitions/government';
import type { AnswerWay } from '#engine/fact';
import { labelInside } from '#operations/marks/say-case';
import { isObject, type Json, textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { dayIn, instant, sayDate } from '#terms/plain-date';

/** How much of an answer is said: on trails and in acts there is no evidence. */
type Way = AnswerWay | { readonly kind: 'officer'; readonly position: string };

/** How a holder answered, after its name: nothing where its own system did; its age and fault where a file did. */
export function sayWay(government: Government, way: Way | undefined, language: Language): string {
  const id = language === 'id';
  if (way === undefined) return '';
  if (way.kind === 'officer') {
    const title = titleOf(government, way.position, language);
    return id ? `, dijawab ${title}` : `, answered by the ${title}`;
  }
  const day = sayDate(dayIn(government.file.zone, way.asOf), language);
  const said = id ? `, berkas tanggal ${day}` : `, file of ${day}`;
  if (way.finding === undefined) return said;
  if (way.finding === 'too-old')
    return id ? `${said}, lebih lama dari yang dijanjikan` : `${said}, older than was promised`;
  return id ? `${said}; berkas yang lebih baru rusak` : `${said}; a newer file is damaged`;
}

function titleOf({ agencies }: Government, position: string, language: Language): string {
  const seats = [...agencies.values()].flatMap(({ positions }) => positions);
  return labelInside(seats.find(({ id }) => id === position)?.title[language] ?? position);
}

const FINDINGS = ['too-old', 'newer-broken'] as const;

/** The way as an act keeps it; undefined where the holder's own system answered. */
export function wayIn(data: { readonly [name: string]: Json }, position: string | null): Way | undefined {
  const way = data['way'];
  if (way === undefined || !isObject(way)) return undefined;
  if (way['kind'] === 'officer') return { kind: 'officer', position: textOf(way['position'] ?? position) };
  const finding = FINDINGS.find((one) => one === way['finding']);
  return { kind: 'file', asOf: instant(textOf(way['asOf'])), ...(finding === undefined ? {} : { finding }) };
}
