import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'services/pasar.lapak/process.bpmn',
      '<process id="pasar-lapak"',
      '<collaboration id="together"><participant id="market" processRef="pasar-lapak"/><messageFlow id="told" sourceRef="inspect" targetRef="hygiene"/></collaboration><process id="pasar-lapak"',
    ],
  ],
  found: ['process.bpmn:4:83 the message flow told joins inspect and hygiene, which send or hear nothing'],
};
