import type { Segment, TimelineView } from '#operations/views/marks';
import { dayIn, type Instant, instant, milliseconds, sayTime } from '#terms/plain-date';
import { type Saying, sayShortDay } from '#web/say';

/** Maps moments onto 0 to 100 percent of a drawing's width. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly Tick[];
  /** Where now stands; null when the drawing ends before it. */
  readonly now: number | null;
}
export interface Tick {
  readonly at: number;
  readonly label: string;
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const STEPS = [5, 10, 15, 30, 60, 120, 180, 360, 720].map((minutes) => minutes * MINUTE);

/**
 * From a little before the first thing drawn to a little after the last, on round marks of the zone's clock, so that axes
 * of two readers agree.
 */
export function scaleOf(timeline: TimelineView, saying: Saying): Scale {
  const moments = drawn(timeline, saying.now);
  const first = Math.min(...moments);
  const last = Math.max(...moments, first + 10 * MINUTE);
  const step = stepFor(last - first);
  const shift = zoneShift(saying);
  const from = Math.floor((first + shift) / step) * step - shift;
  const to = Math.ceil((last + shift) / step) * step - shift;
  const now = milliseconds(saying.now);
  const span = { from, to };
  return { from, to, ticks: ticksOf(span, step, saying), now: now >= from && now <= to ? percent(span, now) : null };
}

/** Percent with two digits, as it stands in an attribute. */
export function percent(scale: { readonly from: number; readonly to: number }, at: number): number {
  const share = (Math.min(Math.max(at, scale.from), scale.to) - scale.from) / (scale.to - scale.from);
  return Math.round(share * 10_000) / 100;
}

/** Left edge and width; an open segment ends now. Nothing is drawn thinner than it can be seen. */
export function extent(scale: Scale, segment: Segment, now: Instant): { readonly x: number; readonly width: number } {
  const x = percent(scale, milliseconds(segment.from));
  const end = percent(scale, milliseconds(segment.to ?? now));
  return { x, width: Math.max(Math.round((end - x) * 100) / 100, 0.4) };
}

function drawn(timeline: TimelineView, now: Instant): number[] {
  const segments = [...timeline.lanes.flatMap((lane) => lane.segments), ...timeline.clock.segments];
  const ends = segments.flatMap((segment) => [segment.from, segment.to ?? now]);
  const holding = timeline.lanes.some((lane) => lane.holding !== null) ? [now] : [];
  const moments = [...ends, ...timeline.lanes.flatMap((lane) => lane.points), ...holding];
  return (moments.length === 0 ? [now] : moments).map(milliseconds);
}

/** The smallest round step that needs no more than six. */
function stepFor(span: number): number {
  const small = STEPS.find((step) => span / step <= 5);
  if (small !== undefined) return small;
  return Math.max(1, Math.ceil(span / DAY / 5)) * DAY;
}

function zoneShift(saying: Saying): number {
  const at = saying.now;
  const local = Date.parse(`${dayIn(saying.zone, at)}T${sayTime(at, saying.zone, 'en')}:00Z`);
  return Math.round((local - milliseconds(at)) / (30 * MINUTE)) * 30 * MINUTE;
}

function ticksOf(span: { readonly from: number; readonly to: number }, step: number, saying: Saying): Tick[] {
  const ticks: Tick[] = [];
  for (let at = span.from; at <= span.to; at += step) {
    ticks.push({ at: percent(span, at), label: tickLabel(instant(at), step, saying, at === span.from) });
  }
  return ticks;
}

/** Midnight and steps of whole days bear the date, other marks the time. */
function tickLabel(at: Instant, step: number, saying: Saying, isFirst: boolean): string {
  const time = sayTime(at, saying.zone, saying.language);
  const midnight = /^00.00$/.test(time);
  return step >= DAY || (midnight && !isFirst) ? sayShortDay(dayIn(saying.zone, at), saying) : time;
}
