import { type Instant, instant } from '#terms/plain-date';

const DURATION = /^P(?=.)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Milliseconds of an ISO 8601 duration in days, hours, minutes and seconds (a day is 24 hours); undefined for any other text. */
export function durationOf(text: string): number | undefined {
  const found = DURATION.exec(text);
  if (found === null) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

/** The moment an ISO 8601 text with its zone names; undefined for any other text. */
export function momentIn(text: string): Instant | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text)) return undefined;
  return Number.isNaN(Date.parse(text)) ? undefined : instant(text);
}

/** The FEEL of a timer that computes when it is due; null where its text is, or was meant as, a duration or moment. */
export function timerExpression(text: string | null): string | null {
  if (text === null || text === '') return null;
  if (text.startsWith('=')) return text.slice(1).trim();
  return /^(P(?=[\dT])|R\d|\d)/.test(text) ? null : text;
}
