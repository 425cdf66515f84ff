import { z } from 'zod';
import { Basis, Day } from '#terms/schema';

/** What people are told of their case. */
export const NOTICE_KINDS = [
  'filed',
  'attended',
  'your-turn',
  'bill-due',
  'mend',
  'decided',
  'paper-ready',
  'deadline-near',
  'held',
  'followed-ended',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** `{service}` is the name of the service; nothing else of a case may stand in a notice. */
const Said = z.string().regex(/^(?:[^{}]|\{service\})+$/);
const Both = z.strictObject({ id: Said, en: Said });

/** A notice in one language. */
export const NoticeWords = z.strictObject({ subject: Said, text: Said });

const Unfilled = z.string().regex(/^[^{}]+$/);
/** In both languages, with nothing to be filled in. */
const Plain = z.strictObject({ id: Unfilled, en: Unfilled });

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** notices.yaml: how notices are sent and what they say where a service has no words of its own, by the day from which it holds. */
export const NoticesFile = z.array(
  z.strictObject({
    from: Day,
    /** Local time in which nothing is sent but what is urgent. */
    quiet: z.strictObject({ from: Clock, to: Clock, basis: Basis }),
    /** Hours before a deadline of the applicant's own at which it is near. */
    near: z.number().int().positive(),
    /** Attempts before a notice is given up; it stands on the page all the same. */
    tries: z.number().int().positive(),
    /** What offices are told of what waits there; without it nothing is. */
    digest: z
      .strictObject({
        /** Local times, one letter each. */
        hours: z.array(Clock).min(1),
        subject: Plain,
        text: Plain,
      })
      .optional(),
    kinds: z.record(
      z.enum(NOTICE_KINDS),
      z.strictObject({ urgent: z.boolean().default(false), subject: Both, text: Both }),
    ),
  }),
);
export type NoticesFile = z.infer<typeof NoticesFile>;
export type NoticeRules = NoticesFile[number];
