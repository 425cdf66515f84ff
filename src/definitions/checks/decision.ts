import { decisionUnknown } from '#definitions/checks/decision/unknown';
import type { Area } from '#definitions/rule';

export const decisionArea: Area = {
  name: 'decision',
  about: 'Every decision that a service or a tariff example names exists in the DMN file it names.',
  rules: [decisionUnknown],
};
