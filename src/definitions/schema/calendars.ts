import { z } from 'zod';
import { CERTAINTIES } from '#terms/certainty';
import { Basis, Day, Id } from '#terms/schema';

/** calendar.yaml: one entry per decree. */
export const CalendarFile = z.array(
  z.strictObject({
    version: z.string(),
    /** From when it is in force; a deadline that was open on that day is counted again. Without it, always. */
    from: Day.optional(),
    /** `others`: fixed dates (`MM-DD`) of the years that no decree covers. */
    years: z.union([z.array(z.number().int()), z.literal('others')]),
    basis: Basis,
    holidays: z.array(
      z.strictObject({
        date: z.union([Day, z.string().regex(/^\d{2}-\d{2}$/)]),
        name: z.string(),
        kind: z.enum(['holiday', 'collective-leave']),
        certainty: z.enum(CERTAINTIES),
      }),
    ),
  }),
);
export type CalendarFile = z.infer<typeof CalendarFile>;

/** Days of the week as calendars name them; their place is their number, 0 Sunday. */
export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** calendars/<id>.yaml: how some agencies work, beside the days off of calendar.yaml. An agency names it as `calendar`. */
export const OfficeCalendarFile = z.strictObject({
  id: Id,
  /** Where its agencies are, when not in the government's zone. */
  zone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']).optional(),
  weeks: z.array(
    z.strictObject({
      from: Day,
      rest: z.array(z.enum(WEEKDAYS)),
      /** When a day closes for what must come in on it; without it at 24:00. */
      closes: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
        .optional(),
      basis: Basis,
    }),
  ),
  /** Days off of its own, added to those of the nation. */
  holidays: CalendarFile.default([]),
});
export type OfficeCalendarFile = z.infer<typeof OfficeCalendarFile>;
