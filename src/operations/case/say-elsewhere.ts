import type { Program } from '#engine/case';
import type { Facts } from '#engine/fact';
import { sayFact } from '#operations/marks/say-fact';
import { textOf } from '#terms/json';
import type { Language } from '#terms/language';

/** Where a step was done, for whoever may know it under which number and on which day; empty for one done in this house. */
export function sayElsewhere(
  { government, service }: Program,
  { element, data }: { readonly element: string | null; readonly data: { readonly elsewhere?: unknown } },
  known: Facts | undefined,
  language: Language,
): string {
  const system = government.file.systems.find(({ id }) => id === data.elsewhere);
  if (system === undefined) return '';
  const id = language === 'id';
  const where = id ? `dicatat di ${system.name.id}` : `noted in ${system.name.en}`;
  const bound = service.file.elements[element ?? '']?.elsewhere;
  const [number, date] = [bound?.number, bound?.date].map((name) => known?.get(name ?? ''));
  if (bound === undefined || number === undefined || date === undefined) return where;
  const day = sayFact(government, bound.date, date.value, language);
  return id ? `${where}, nomor ${textOf(number.value)}, ${day}` : `${where}, number ${textOf(number.value)}, ${day}`;
}
