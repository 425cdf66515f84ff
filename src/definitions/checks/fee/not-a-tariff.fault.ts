import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['services/pasar.lapak/service.yaml', 'tariffs/lapak.dmn#cleaning', 'rules/sewa.dmn#refusal']],
  found: ['service.yaml:53:52 Line cleaning is not read from a tariff table'],
};
