import type { PlantedFault } from '#definitions/fixture/plant';

export const fault: PlantedFault = {
  plants: [
    ['tariffs/lapak.dmn', '<decision id="price" name="price">', '<decision id="price-of-2025" name="price">'],
    ['tariffs/lapak.dmn', 'href="#price"', 'href="#price-of-2025"'],
    [
      'tariffs/lapak.dmn',
      '<decision id="rent" name="rent">',
      '<decision id="price-of-2026" name="price"><literalExpression id="same"><text>13000</text></literalExpression></decision>\n  <decision id="rent" name="rent">',
    ],
  ],
  found: [
    'tariffs/examples/lapak.yaml:8:11 The price of July 2026: refused with rule-unknown: More than one file defines price',
    'tariffs/examples/lapak.yaml:12:11 No price before 2025: refused with rule-unknown: More than one file defines price',
  ],
};
