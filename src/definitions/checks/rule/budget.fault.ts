import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [['tariffs/lapak.dmn', 'floor(price * stall.area)', 'count(for i in 1..100000000 return i)']],
  found: [
    'tariffs/examples/lapak.yaml:4:11 Fresh food on 6.5 m2 in early 2026: refused with rule-budget: The rule at tariffs/lapak.dmn:19:3 exceeded its length of a list',
  ],
};
