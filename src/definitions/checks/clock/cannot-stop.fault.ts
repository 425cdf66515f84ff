import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', 'suspends: payment', 'suspends: other-office']],
  found: ['service.yaml:54:15 other-office is the turn of agency, which never stops the clock of a case'],
};
