import { ruleBudget } from '#definitions/checks/rule/budget';
import { ruleCall } from '#definitions/checks/rule/call';
import { ruleLiteral } from '#definitions/checks/rule/literal';
import { ruleNotRun } from '#definitions/checks/rule/not-run';
import { ruleUnknown } from '#definitions/checks/rule/unknown';
import { ruleUnknownName } from '#definitions/checks/rule/unknown-name';
import { ruleUnknownType } from '#definitions/checks/rule/unknown-type';
import { ruleUnlike } from '#definitions/checks/rule/unlike';
import type { Area } from '#definitions/rule';

export const ruleArea: Area = {
  name: 'rule',
  about: 'Rules name what their decision requires; operands, arguments and cells are of kinds that go together.',
  rules: [ruleNotRun, ruleBudget, ruleUnknown, ruleUnknownType, ruleUnknownName, ruleUnlike, ruleCall, ruleLiteral],
};
