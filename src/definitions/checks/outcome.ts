import { outcomeNotAMember } from '#definitions/checks/outcome/not-a-member';
import { outcomePlanBudget } from '#definitions/checks/outcome/plan-budget';
import { outcomePlanOrder } from '#definitions/checks/outcome/plan-order';
import { outcomeQuery } from '#definitions/checks/outcome/query';
import { outcomeStandingStill } from '#definitions/checks/outcome/standing-still';
import { outcomeUnknownArrangement } from '#definitions/checks/outcome/unknown-arrangement';
import { outcomeUnknownIndicator } from '#definitions/checks/outcome/unknown-indicator';
import { outcomeWeights } from '#definitions/checks/outcome/weights';
import type { Area } from '#definitions/rule';

export const outcomeArea: Area = {
  name: 'outcome',
  about: 'A shared outcome belongs to an arrangement, can be computed without personal data, and its plan adds up.',
  rules: [
    outcomeUnknownArrangement,
    outcomeNotAMember,
    outcomeQuery,
    outcomeStandingStill,
    outcomeWeights,
    outcomePlanOrder,
    outcomePlanBudget,
    outcomeUnknownIndicator,
  ],
};
