import { describe, expect, it } from 'vitest';
import { LAPAK, type Plant, planted } from '#definitions/fixture/plant';
import { checkGovernment } from '#operations/government/check-government';

async function found(...plants: readonly Plant[]): Promise<string[]> {
  const findings = await checkGovernment(await planted(...plants));
  return findings.map(
    ({ path, line, column, code, message }) => `${path.replace(LAPAK, '')}:${line}:${column} ${code} ${message}`,
  );
}

describe('checking a government', () => {
  it('finds nothing where all is well, examples included', async () => {
    expect(await found()).toEqual([]);
  });

  it('finds a tariff example that the table does not meet', async () => {
    expect(await found(['tariffs/lapak.dmn', '12500.5', '12500'])).toContain(
      'tariffs/examples/lapak.yaml:4:11 example/tariff Fresh food on 6.5 m2 in early 2026: the result is 81250, not 81253',
    );
  });

  it('finds a service example that the case does not meet, at the line that says otherwise', async () => {
    expect(await found([`${LAPAK}examples/fresh.yaml`, 'HEALTH: 20000', 'HEALTH: 25000'])).toEqual([
      'examples/fresh.yaml:22:38 example/fails HEALTH is 20000, not 25000',
    ]);
    expect(await found([`${LAPAK}examples/fresh.yaml`, 'conclude hygiene', 'conclude inspect'])).toEqual([
      'examples/fresh.yaml:14:71 example/fails Refused with step-not-open: inspect is not open',
    ]);
  });

  it('tells every fault of every file at once, and plays no example before they are mended', async () => {
    const faults = await found(
      ['roles.yaml', 'agency: dinkes-kota', 'agency: dinas-kota'],
      ['tariffs/lapak.dmn', '12500.5', '12500,'],
      ['tariffs/lapak.dmn', '13000', '13000)'],
      [`${LAPAK}process.bpmn`, 'PT48H', 'P1M'],
      [`${LAPAK}forms/inspect.json`, '"schema"', '"shema"'],
      [`${LAPAK}texts/en.yaml`, 'title: ', 'titel: '],
      [`${LAPAK}examples/fresh.yaml`, 'HEALTH: 20000', 'HEALTH: 25000'],
    );
    expect(faults.map((line) => line.split(' ', 2).join(' '))).toEqual([
      'roles.yaml:2:51 agency/unknown',
      'forms/inspect.json:1:1 file/missing',
      'forms/inspect.json:3:3 file/unknown-name',
      'process.bpmn:36:5 bpmn/timer',
      'texts/en.yaml:1:1 file/missing',
      'texts/en.yaml:1:1 file/unknown-name',
      'tariffs/lapak.dmn:14:176 feel/syntax',
      'tariffs/lapak.dmn:15:160 feel/syntax',
    ]);
  });
});
