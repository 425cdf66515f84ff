import { taskNoClock } from '#definitions/checks/task/no-clock';
import { taskNoForm } from '#definitions/checks/task/no-form';
import type { Area } from '#definitions/rule';

export const taskArea: Area = {
  name: 'task',
  about: 'Every user task has a form, and every one an agency owes has a clock.',
  rules: [taskNoForm, taskNoClock],
};
