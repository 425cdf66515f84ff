import { expressionNoList } from '#definitions/checks/expression/no-list';
import { expressionPersonalTimer } from '#definitions/checks/expression/personal-timer';
import type { Area } from '#definitions/rule';

export const expressionArea: Area = {
  name: 'expression',
  about:
    'Expressions of a process are of the kind their place asks for, its lists and scripts are facts of their types.',
  rules: [expressionPersonalTimer, expressionNoList],
};
