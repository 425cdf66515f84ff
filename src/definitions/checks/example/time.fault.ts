import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/examples/poor.yaml', "'2026-03-03T12:00:00+08:00'", "'2026-03-03T12:00:00'"]],
  found: ['examples/poor.yaml:7:11 2026-03-03T12:00:00 is no moment with its zone'],
};
