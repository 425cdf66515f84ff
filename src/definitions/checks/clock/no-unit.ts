import type { Rule } from '#definitions/rule';

/** Without its unit nobody could say how long the time is. */
export const clockNoUnit: Rule = {
  id: 'clock/no-unit',
  what: { id: 'Batas waktu tidak menyebut satuannya', en: 'The clock does not say its unit' },
  hint: {
    id: 'tulis unit: hours, workingDays, atau calendarDays',
    en: 'write unit: hours, workingDays or calendarDays',
  },
  missing: /^(promise|clocks\..+|questions\.[^.]+|elements\.[^.]+\.clock)\.unit$/,
};
