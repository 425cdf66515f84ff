import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    [
      'registries/residents.yaml',
      'fields: { nik: person.nik, name: person.name }\n',
      "fields: { nik: person.nik, name: person.name }\ncsv: { file: 'warga-{date}.csv', columns: { NIK: nik, NAMA: nama }, oldest: { amount: 2, unit: calendarDays } }\n",
    ],
  ],
  found: ['registries/residents.yaml:6:61 There is no field nama'],
};
