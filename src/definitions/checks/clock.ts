import { clockCannotStop } from '#definitions/checks/clock/cannot-stop';
import { clockContinues } from '#definitions/checks/clock/continues';
import { clockInclusiveHours } from '#definitions/checks/clock/inclusive-hours';
import { clockNeverStarts } from '#definitions/checks/clock/never-starts';
import { clockNoAnswer } from '#definitions/checks/clock/no-answer';
import { clockNoBudget } from '#definitions/checks/clock/no-budget';
import { clockNoUnit } from '#definitions/checks/clock/no-unit';
import { clockNotDrawn } from '#definitions/checks/clock/not-drawn';
import { clockSplits } from '#definitions/checks/clock/splits';
import { clockUnknownCalendar } from '#definitions/checks/clock/unknown-calendar';
import { clockUnknownLane } from '#definitions/checks/clock/unknown-lane';
import { clockUnknownReason } from '#definitions/checks/clock/unknown-reason';
import { clockWrongKind } from '#definitions/checks/clock/wrong-kind';
import type { Area } from '#definitions/rule';

export const clockArea: Area = {
  name: 'clock',
  about: 'Every clock names a calendar, elements and reasons that exist; what stops it has an owner and a bound.',
  rules: [
    clockNoUnit,
    clockUnknownCalendar,
    clockInclusiveHours,
    clockNeverStarts,
    clockContinues,
    clockNotDrawn,
    clockWrongKind,
    clockSplits,
    clockNoBudget,
    clockNoAnswer,
    clockUnknownLane,
    clockUnknownReason,
    clockCannotStop,
  ],
};
