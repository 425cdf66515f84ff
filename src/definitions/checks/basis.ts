import { basisDays } from '#definitions/checks/basis/days';
import { basisMissing } from '#definitions/checks/basis/missing';
import type { Area } from '#definitions/rule';

export const basisArea: Area = {
  name: 'basis',
  about: "Each of the house's own acts rests on exactly one law on any day from the first one named.",
  rules: [basisMissing, basisDays],
};
