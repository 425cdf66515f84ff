import { lifeEventUnknownService } from '#definitions/checks/life-event/unknown-service';
import type { Area } from '#definitions/rule';

export const lifeEventArea: Area = {
  name: 'life-event',
  about: 'Every service that a life event leads to exists.',
  rules: [lifeEventUnknownService],
};
