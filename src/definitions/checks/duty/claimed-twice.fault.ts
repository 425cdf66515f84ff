import { anotherService } from '#definitions/fixture/another-service';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [...anotherService()],
  found: [
    'services/pasar.los/texts/id.yaml:3:19 pasar.lapak gives "Izin lapak" too, for the same market-office in Provinsi Rekaan',
  ],
};
