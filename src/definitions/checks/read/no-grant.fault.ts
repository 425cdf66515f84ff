import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['arrangements/pasar-sehat.yaml', 'registry: residents', 'registry: stalls']],
  found: [
    'service.yaml:19:15 No arrangement lets dinas-pasar read person.nik, person.name of residents from catatan-sipil',
  ],
};
