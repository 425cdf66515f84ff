import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readGovernment } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import { compareWays, yearlyCost } from '#insights/benefit';
import { classifyAsks } from '#insights/demands';
import { siloTwin } from '#insights/silo-twin';
import { instant } from '#terms/plain-date';

const government = await readGovernment(await readFolder(join(import.meta.dirname, '../../governments/nusantara')));
const MORNING = instant('2026-11-24T09:03:00+07:00');
const RATES = { visitMinutes: 120, documentMinutes: 15, fieldMinutes: 0, hourRupiah: 25_000, cases: 100_000 };

function twinOf(id: string, stepDays = 1) {
  const service = government.services.get(id);
  if (service === undefined) throw new Error(`there is no ${id}`);
  return siloTwin(government, service, MORNING, stepDays);
}

describe('a service as if each of its agencies stood alone', () => {
  it('is derived from the yearly renewal that runs: eight documents of three agencies, four days against two', () => {
    const twin = twinOf('samsat.pengesahan-tahunan');
    const ways = compareWays(twin.alone, twin.days, twin.held);
    expect(twin.alone.map(({ role, documents, days }) => [role, documents.length, days])).toEqual([
      ['vehicle-registration', 2, 2],
      ['provincial-revenue', 3, 1],
      ['accident-insurer', 3, 1],
    ]);
    expect(ways.alone).toMatchObject({ visits: 3, documents: 8, days: 4 });
    expect(ways.joined).toMatchObject({ visits: 1, documents: 4, days: 2 });
    expect(ways.onceOnly).toMatchObject({ visits: 1, documents: 0, fields: 1, days: 2 });
    expect(yearlyCost(ways.alone, RATES)).toBe(20_000_000_000n);
    expect(yearlyCost(ways.joined, RATES)).toBe(7_500_000_000n);
  });

  it('asks for what the state holds, but for the telephone number, once an agency', () => {
    const { asks, holdings } = twinOf('samsat.pengesahan-tahunan');
    const kinds = classifyAsks(asks, holdings);
    const unknown = asks.filter((_, n) => kinds[n] === 'barred');
    expect(unknown.map(({ name }) => name)).toEqual(['contact.phone', 'contact.phone', 'contact.phone']);
    expect(kinds.filter((kind) => kind === 'needless-now')).toHaveLength(asks.length - 3);
  });

  it('takes as long as its steps without a clock are assumed to take, at the least', () => {
    expect(twinOf('samsat.pengesahan-tahunan', 3).alone.map(({ days }) => days)).toEqual([3, 3, 3]);
  });

  it('exists for every service of the government, and never saves less than nothing', () => {
    for (const service of government.services.values()) {
      const twin = siloTwin(government, service, MORNING, 1);
      const { alone, joined, onceOnly } = compareWays(twin.alone, twin.days, twin.held);
      expect(alone.visits, service.file.id).toBeGreaterThan(0);
      expect(joined.days, service.file.id).toBeLessThanOrEqual(alone.days);
      expect(onceOnly.documents, service.file.id).toBeLessThanOrEqual(joined.documents);
      expect(joined.documents, service.file.id).toBeLessThanOrEqual(alone.documents);
      expect(joined.fields, service.file.id).toBeLessThanOrEqual(alone.fields);
    }
  });
});
