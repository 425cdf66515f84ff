import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/forms/inspect.json', '"id": "inspect"', "'id': 'inspect'"]],
  found: ["forms/inspect.json:2:3 Expected property name or '}' in JSON at position 4"],
};
