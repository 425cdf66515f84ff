import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', '    budget: { rounds: 1, days: 5 }\n', '']],
  found: ['service.yaml:67:5 Nothing bounds how long questions to the applicant may stop the statutory clock'],
};
