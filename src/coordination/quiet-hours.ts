import type { NoticeRules } from '#coordination/notice-schema';
import {
  addDays,
  dayIn,
  type Instant,
  instant,
  milliseconds,
  type PlainDate,
  ZONES,
  type Zone,
} from '#terms/plain-date';

/** The moment until which a notice is held; null where it may go now. Quiet hours may cross midnight; their end is not quiet. */
export function quietUntil({ from, to }: NoticeRules['quiet'], zone: Zone, at: Instant): Instant | null {
  const today = dayIn(zone, at);
  for (const day of [addDays(today, -1), today]) {
    const [begins, ends] = [moment(zone, day, from), moment(zone, to > from ? day : addDays(day, 1), to)];
    if (from !== to && begins <= at && at < ends) return ends;
  }
  return null;
}

/** The latest of these local times that has come, today's or yesterday's. */
export function slotAt(hours: readonly string[], zone: Zone, at: Instant): Instant | undefined {
  const today = dayIn(zone, at);
  const slots = [addDays(today, -1), today].flatMap((day) => hours.map((clock) => moment(zone, day, clock)));
  return slots
    .filter((slot) => slot <= at)
    .toSorted()
    .at(-1);
}

function moment(zone: Zone, day: PlainDate, clock: string): Instant {
  return instant(milliseconds(instant(`${day}T${clock}:00Z`)) - ZONES[zone] * 3_600_000);
}
