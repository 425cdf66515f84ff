import { informationSameId } from '#definitions/checks/information/same-id';
import { informationUnknownOwner } from '#definitions/checks/information/unknown-owner';
import type { Area } from '#definitions/rule';

export const informationArea: Area = {
  name: 'information',
  about: 'Every service of information.yaml has an owner that plays its role, and an id of its own.',
  rules: [informationUnknownOwner, informationSameId],
};
