import { BEGINS, described } from '#definitions/fixture/message-plants';
import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [...BEGINS, described('carries: [stall.number], basis: { law: Perda Rekaan 1/2024, certainty: M }')],
  found: ['service.yaml:61:3 stall-let begins a case, but does not carry person.nik: whose would it be?'],
};
