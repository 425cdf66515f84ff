import { laneNoRole } from '#definitions/checks/lane/no-role';
import { laneNotDrawn } from '#definitions/checks/lane/not-drawn';
import { laneRoleEnds } from '#definitions/checks/lane/role-ends';
import { laneRolePlayedTwice } from '#definitions/checks/lane/role-played-twice';
import { laneRoleUnplayed } from '#definitions/checks/lane/role-unplayed';
import type { Area } from '#definitions/rule';

export const laneArea: Area = {
  name: 'lane',
  about:
    'Each lane of process.bpmn has a role, and exactly one agency plays it in every territory of the service, now and on.',
  rules: [laneNoRole, laneNotDrawn, laneRoleUnplayed, laneRolePlayedTwice, laneRoleEnds],
};
