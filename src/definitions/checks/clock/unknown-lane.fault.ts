import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', '    lane-market: { amount', '    lane-renter: { amount']],
  found: ["service.yaml:76:5 Lane lane-renter is the applicant's"],
};
