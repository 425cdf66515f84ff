import { calendarNotFixed } from '#definitions/checks/calendar/not-fixed';
import { calendarOtherYear } from '#definitions/checks/calendar/other-year';
import { calendarTwice } from '#definitions/checks/calendar/twice';
import type { Area } from '#definitions/rule';

export const calendarArea: Area = {
  name: 'calendar',
  about: 'Each day off stands once and in a year that its decree covers; fixed dates stand for the other years.',
  rules: [calendarTwice, calendarNotFixed, calendarOtherYear],
};
