import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['bases.yaml']],
  found: [
    'bases.yaml:1:1 Nothing says which law complaint rests on',
    'bases.yaml:1:1 Nothing says which law power-of-attorney rests on',
    'bases.yaml:1:1 Nothing says which law own-data rests on',
  ],
};
