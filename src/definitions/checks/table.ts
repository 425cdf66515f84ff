import { tableHole } from '#definitions/checks/table/hole';
import { tableOverlap } from '#definitions/checks/table/overlap';
import type { Area } from '#definitions/rule';

export const tableArea: Area = {
  name: 'table',
  about: 'Dated rows of a decision table follow one another without a hole, and in a UNIQUE table without an overlap.',
  rules: [tableHole, tableOverlap],
};
