import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'tariffs/lapak.dmn',
      '<inputData',
      '<import id="model" name="model" namespace="urn:model" importType="http://www.dmg.org/PMML-4_2" locationURI="model.pmml"/><inputData',
    ],
  ],
  found: ['tariffs/lapak.dmn:3:3 an import of http://www.dmg.org/PMML-4_2 is not run here'],
};
