import { populationDaysTurned } from '#definitions/checks/population/days-turned';
import { populationNoKey } from '#definitions/checks/population/no-key';
import { populationNotBefore } from '#definitions/checks/population/not-before';
import { populationUnknownField } from '#definitions/checks/population/unknown-field';
import { populationUnknownList } from '#definitions/checks/population/unknown-list';
import { populationUnknownRegistry } from '#definitions/checks/population/unknown-registry';
import type { Area } from '#definitions/rule';

export const populationArea: Area = {
  name: 'population',
  about: 'The population of the demonstration is drawn from what is there, into registries that exist.',
  rules: [
    populationUnknownRegistry,
    populationUnknownField,
    populationNoKey,
    populationNotBefore,
    populationUnknownList,
    populationDaysTurned,
  ],
};
