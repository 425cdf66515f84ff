import { lifeStopsNowhere } from '#definitions/checks/life/stops-nowhere';
import { lifeUnknownService } from '#definitions/checks/life/unknown-service';
import { lifeUnknownThing } from '#definitions/checks/life/unknown-thing';
import type { Area } from '#definitions/rule';

export const lifeArea: Area = {
  name: 'life',
  about: 'The life of the demonstration is of services, things and steps that exist.',
  rules: [lifeUnknownService, lifeUnknownThing, lifeStopsNowhere],
};
