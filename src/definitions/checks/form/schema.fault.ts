import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/forms/inspect.json', '"check.fits": {}', '"check.fits": { "tipe": "boolean" }']],
  found: ['forms/inspect.json:3:13 The schema cannot be used: strict mode: unknown keyword: "tipe"'],
};
