import { describe, expect, it } from 'vitest';
import { foundBy, LAPAK, type Plant } from '#definitions/fixture/plant';

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'an example with an unknown fact',
    ['examples/poor.yaml:7:98 fact/unknown facts.yaml has no fact check.hygeine'],
    [[`${LAPAK}examples/poor.yaml`, 'check.hygiene: poor', 'check.hygeine: poor']],
  ],
  [
    'an example with an unknown verb',
    ['examples/poor.yaml:7:71 example/unknown-verb Nobody can do "finish hygiene"'],
    [[`${LAPAK}examples/poor.yaml`, 'do: conclude hygiene', 'do: finish hygiene']],
  ],
  [
    'an example with an element that is not drawn',
    ['examples/poor.yaml:7:71 example/unknown There is no element hygeine'],
    [[`${LAPAK}examples/poor.yaml`, 'do: conclude hygiene', 'do: conclude hygeine']],
  ],
  [
    'an example by nobody',
    ['examples/poor.yaml:7:44 example/unknown There is no persona, position or agency dinkes-kota.guard'],
    [[`${LAPAK}examples/poor.yaml`, 'by: dinkes-kota.inspector', 'by: dinkes-kota.guard']],
  ],
  [
    'an example without a zone',
    ['examples/poor.yaml:7:11 example/time 2026-03-03T12:00:00 is no moment with its zone'],
    [[`${LAPAK}examples/poor.yaml`, "'2026-03-03T12:00:00+08:00'", "'2026-03-03T12:00:00'"]],
  ],
  [
    'an example that goes back in time',
    ['examples/poor.yaml:7:11 example/time This happens before what stands above it'],
    [[`${LAPAK}examples/poor.yaml`, "'2026-03-03T12:00:00+08:00'", "'2026-03-03T10:00:00+08:00'"]],
  ],
  [
    'an example with a registry field that is none',
    ['examples/fresh.yaml:10:43 example/unknown There is no field of residents nama'],
    [[`${LAPAK}examples/fresh.yaml`, 'name: Tini }', 'nama: Tini }']],
  ],
  [
    'an example with a bill line that is none',
    ['examples/fresh.yaml:21:14 example/unknown There is no bill line rents'],
    [[`${LAPAK}examples/fresh.yaml`, 'lines: { rent', 'lines: { rents']],
  ],
];

describe('worked examples', () => {
  it('finds nothing in a folder that is as it should be', async () => {
    expect(await foundBy('example fact')).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, findings, plants) => {
    expect(await foundBy('example fact', ...plants)).toEqual(findings);
  });
});
