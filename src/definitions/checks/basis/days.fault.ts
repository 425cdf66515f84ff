import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'bases.yaml',
      "- { act: complaint, from: '2020-01-01',",
      "- { act: complaint, from: '2020-01-01', to: '2026-07-01',",
    ],
  ],
  found: ['bases.yaml:1:45 From 2026-07-01 no law is named for complaint'],
};
