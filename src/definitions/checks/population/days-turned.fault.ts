import { alteredLife } from '#definitions/fixture/life-plant';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: alteredLife('{ from: streets }', "{ date: ['2026-02-01', '2026-01-01'] }"),
  found: ['population.yaml:7:15 2026-02-01 is after 2026-01-01'],
};
