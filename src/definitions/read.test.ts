import { beforeAll, describe, expect, it } from 'vitest';
import { calendarOf } from '#definitions/calendars';
import { LAPAK, planted } from '#definitions/fixture/plant';
import type { Files } from '#definitions/government';
import { hashOf } from '#definitions/hash';
import { readGovernment } from '#definitions/read';
import { CalendarFile } from '#definitions/schema/calendars';
import { Refusal } from '#terms/refusal';

describe('a government read from its files', () => {
  let files: Files;
  beforeAll(async () => {
    files = await planted();
  });

  it('is what the files say', async () => {
    const government = await readGovernment(files);
    expect([...government.agencies.keys()]).toEqual([
      'catatan-sipil',
      'city-secretariat',
      'dinas-pasar',
      'dinkes-kota',
    ]);
    expect(government.calendar.holidays.get('2026-03-19' as never)).toBe('Nyepi');
    const service = government.services.get('pasar.lapak');
    expect(service?.process.lanes.map(({ id }) => id)).toEqual(['lane-renter', 'lane-market', 'lane-health']);
    expect([...(service?.forms.keys() ?? [])]).toEqual(['apply', 'hygiene', 'inspect']);
    expect(service?.texts.en.title).toBe('Stall rental');
    expect([...(service?.papers.keys() ?? [])]).toEqual(['permit']);
  });

  it('has a hash for what all services share and one for each service', async () => {
    const before = await readGovernment(files);
    const tariff = await readGovernment(await planted(['tariffs/lapak.dmn', '13000', '13500']));
    const text = await readGovernment(await planted([`${LAPAK}texts/en.yaml`, 'Stall rental', 'Rent a stall']));
    expect(before.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(tariff.sha256).not.toBe(before.sha256);
    expect(text.sha256).toBe(before.sha256);
    expect(tariff.services.get('pasar.lapak')?.sha256).toBe(before.services.get('pasar.lapak')?.sha256);
    expect(text.services.get('pasar.lapak')?.sha256).not.toBe(before.services.get('pasar.lapak')?.sha256);
    expect(hashOf(new Map([...files].toReversed()))).toBe(hashOf(files));
  });

  it('is refused with every finding of every file, not the first', async () => {
    const broken = await planted(
      ['roles.yaml', 'agency: dinkes-kota', 'agency: dinas-kota'],
      ['registries/stalls.yaml', 'source: store', 'source: shop'],
      [`${LAPAK}process.bpmn`],
    );
    const refusal: unknown = await readGovernment(broken).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code: 'government-malformed' });
    const findings = (refusal as Refusal).facts['findings'] as { path: string; code: string }[];
    expect(findings.map(({ path, code }) => `${path} ${code}`)).toEqual(
      expect.arrayContaining([
        'registries/stalls.yaml file/misfit',
        'roles.yaml agency/unknown',
        `${LAPAK}process.bpmn folder/missing-file`,
      ]),
    );
  });

  it('is refused where a rule names what is not there, by its place in the file', async () => {
    const broken = await planted(
      [`${LAPAK}rules/sewa.dmn`, 'href="#person"', 'href="#persona"'],
      ['tariffs/lapak.dmn', '</definitions>', ''],
    );
    const refusal: unknown = await readGovernment(broken).catch((error: unknown) => error);
    expect((refusal as Refusal).facts['findings']).toMatchObject([
      { path: 'tariffs/lapak.dmn', code: 'dmn/malformed', severity: 'error' },
    ]);
    const unlinked = await planted([`${LAPAK}rules/sewa.dmn`, 'href="#person"', 'href="#persona"']);
    await expect(readGovernment(unlinked)).rejects.toMatchObject({
      facts: { findings: [{ path: `${LAPAK}rules/sewa.dmn`, line: 8, code: 'dmn/malformed' }] },
    });
  });

  it('is refused when what everything hangs on is missing', async () => {
    await expect(readGovernment(new Map())).rejects.toMatchObject({
      code: 'government-malformed',
      message: expect.stringContaining('3 error(s)'),
    });
  });

  it('still reads a service that an older version published with a fault that is now found', async () => {
    const older = await planted([
      `${LAPAK}service.yaml`,
      'clock: { amount: 2, unit: workingDays, basis: { law: Perwali 7/2024, certainty: M } }',
      '',
    ]);
    expect((await readGovernment(older)).services.has('pasar.lapak')).toBe(true);
  });
});

function day(date: string, name: string): object {
  return { date, name, kind: 'holiday', certainty: 'H' };
}

describe('the calendar', () => {
  const basis = { law: 'SKB', certainty: 'M' as const };

  it('takes a year from the last decree that covers it', () => {
    const decrees = CalendarFile.parse([
      {
        version: 'SKB 2026',
        years: [2026, 2027],
        basis,
        holidays: [day('2026-01-01', 'Tahun baru'), day('2027-01-01', 'Tahun baru')],
      },
      { version: 'SKB 2027', years: [2027], basis, holidays: [day('2027-03-09', 'Nyepi')] },
    ]);
    expect(calendarOf('Asia/Jakarta', decrees)).toEqual({
      version: 'SKB 2026 + SKB 2027',
      zone: 'Asia/Jakarta',
      holidays: new Map([
        ['2026-01-01', 'Tahun baru'],
        ['2027-03-09', 'Nyepi'],
      ]),
      decreed: [2026, 2027],
    });
  });
});
