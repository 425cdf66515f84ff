import { exampleFails } from '#definitions/checks/example/fails';
import { exampleTariff } from '#definitions/checks/example/tariff';
import { exampleTime } from '#definitions/checks/example/time';
import { exampleUnknown } from '#definitions/checks/example/unknown';
import { exampleUnknownVerb } from '#definitions/checks/example/unknown-verb';
import type { Area } from '#definitions/rule';

export const exampleArea: Area = {
  name: 'example',
  about: 'Whatever a worked example names exists, its moments have a zone and follow one another.',
  rules: [exampleFails, exampleTariff, exampleTime, exampleUnknown, exampleUnknownVerb],
};
