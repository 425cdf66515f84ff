import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'facts.yaml',
      '- { id: person.name,',
      '- { id: person.born, type: date, personal: true, label: { id: Lahir, en: Born } }\n- { id: person.name,',
    ],
    [
      'services/pasar.lapak/process.bpmn',
      '<timeDuration xsi:type="tFormalExpression">PT48H</timeDuration>',
      '<timeDate xsi:type="tFormalExpression">person.born</timeDate>',
    ],
  ],
  found: ['process.bpmn:36:5 pay-expired is due by person.born, which is personal: its time would stand in clear'],
};
