import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, constantFrom, integer, nat, property } from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PASAR } from '#definitions/fixture/plant';
import type { Government } from '#definitions/government';
import { readGovernment } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import { checkGovernment } from '#operations/government/check-government';
import { runExample } from '#operations/government/run-example';
import { quoteService } from '#operations/service/quote-service';
import { addDays, plainDate } from '#terms/plain-date';

const KIOSK = 'services/pasar.kios';
const DMN = 'tariffs/kios.dmn';

/** A service that this house has never seen: another name, other lanes, payees, form and table. No line of code knows it. */
function writeKiosk(root: string): void {
  cpSync(join(root, 'services/pasar.lapak'), join(root, KIOSK), { recursive: true });
  cpSync(join(root, 'tariffs/lapak.dmn'), join(root, DMN));
  const edit = (path: string, ...pairs: readonly (readonly [string | RegExp, string])[]): void => {
    const text = pairs.reduce(
      (before, [piece, other]) => before.replaceAll(piece, other),
      readFileSync(join(root, path), 'utf8'),
    );
    writeFileSync(join(root, path), text);
  };
  edit(DMN, ['urn:pasar:lapak', 'urn:pasar:kios'], ['"lapak"', '"kios"'], ['12500.5', '40000']);
  edit(`${KIOSK}/rules/sewa.dmn`, ['urn:pasar:sewa', 'urn:pasar:sewa-kios']);
  edit(
    `${KIOSK}/service.yaml`,
    ['pasar.lapak', 'pasar.kios'],
    ['lapak.dmn', 'kios.dmn'],
    ['payee: HEALTH', 'payee: WASTE'],
    ['lane-health', 'lane-waste'],
    ['role: health-office', 'role: waste-office'],
    ['dinkes-kota.inspector', 'dinas-kebersihan.inspector'],
  );
  edit(`${KIOSK}/texts/id.yaml`, ['name: Izin lapak', 'name: Izin kios']);
  edit(`${KIOSK}/texts/en.yaml`, ['name: Stall permit', 'name: Kiosk permit']);
  edit(`${KIOSK}/process.bpmn`, ['lane-health', 'lane-waste'], ['Dinas Kesehatan', 'Dinas Kebersihan']);
  edit(
    `${KIOSK}/examples/fresh.yaml`,
    ['dinkes-kota', 'dinas-kebersihan'],
    ['HEALTH', 'WASTE'],
    ['101253', '280000'],
    ['81253', '260000'],
  );
  for (const name of ['silent', 'poor', 'no-tariff', 'other-renter'])
    rmSync(join(root, KIOSK, 'examples', `${name}.yaml`));
  cpSync(join(root, 'agencies/dinkes-kota.yaml'), join(root, 'agencies/dinas-kebersihan.yaml'));
  edit(
    'agencies/dinas-kebersihan.yaml',
    ['dinkes-kota', 'dinas-kebersihan'],
    ['Dinas Kesehatan', 'Dinas Kebersihan'],
    ['Health Office', 'Waste Office'],
  );
  edit('roles.yaml', [
    /^(- \{ role: health-office.*)$/gm,
    "$1\n- { role: waste-office, territory: '97', agency: dinas-kebersihan, from: '2020-01-01', basis: { law: Perwali 1, certainty: M } }",
  ]);
  edit('government.yaml', [
    /^( {2}- \{ id: HEALTH.*)$/gm,
    '$1\n  - { id: WASTE, role: waste-office, name: { id: Kas kebersihan, en: Waste treasury }, basis: { law: Perda Rekaan 3/2024, certainty: M } }',
  ]);
  edit('arrangements/pasar-sehat.yaml', [
    /^( {2}- id: cleaning)$/gm,
    '  - { id: waste, kind: fee-share, from: dinas-pasar, to: dinas-kebersihan, payee: WASTE, purpose: { id: Sampah, en: Waste }, basis: { law: Perda Rekaan 3/2024, certainty: M } }\n$1',
  ]);
}

describe('an unseen service folder', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pasar-'));
    cpSync(PASAR, root, { recursive: true });
    writeKiosk(root);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const read = async (): Promise<Government> => readGovernment(await readFolder(root));

  it('runs without touching the code: other lanes, forms, tables and payees', async () => {
    expect(await checkGovernment(await readFolder(root))).toEqual([]);
    const government = await read();
    const service = government.services.get('pasar.kios');
    const example = service?.examples.get('fresh');
    if (service === undefined || example === undefined) throw new Error('the service was not read');
    const { passed, world } = runExample({ government, service }, example);
    expect(passed).toBe(true);
    expect(new Set(world?.acts.map(({ agency }) => agency))).toEqual(
      new Set([null, 'dinas-pasar', 'dinas-kebersihan']),
    );
  });

  it('has no tariff once the row of the day is taken out of its table', async () => {
    const facts = { 'stall.city': '97', 'stall.goods': 'fresh', 'stall.area': '6.5' };
    const day = plainDate('2026-03-02');
    expect(quoteService(await read(), 'pasar.kios', facts, day).total).toBe(280_000n);
    const table = readFileSync(join(root, DMN), 'utf8');
    writeFileSync(join(root, DMN), table.replace(/<rule id="fresh-2025">.*<\/rule>\n/, ''));
    const government = await read();
    expect(() => quoteService(government, 'pasar.kios', facts, day)).toThrow(
      expect.objectContaining({
        code: 'no-tariff',
        facts: expect.objectContaining({ decision: 'tariffs/kios.dmn#rent', date: '2026-03-02', province: '97' }),
      }),
    );
    const service = government.services.get('pasar.kios');
    const example = service?.examples.get('fresh');
    if (service === undefined || example === undefined) throw new Error('the service was not read');
    expect(runExample({ government, service }, example).findings).toEqual([
      { path: ['given'], message: expect.stringContaining('Refused with no-tariff') },
    ]);
  });

  it('is billed so that the shares add up to the whole, for any facts and day', async () => {
    const government = await read();
    assert(
      property(constantFrom('fresh', 'dry'), integer({ min: 1, max: 1_000_000 }), nat(3000), (goods, area, days) => {
        const facts = { 'stall.city': '97', 'stall.goods': goods, 'stall.area': String(area / 1000) };
        const { total, shares, lines } = quoteService(
          government,
          'pasar.kios',
          facts,
          addDays(plainDate('2025-01-01'), days),
        );
        expect(shares.reduce((sum, { amount }) => sum + amount, 0n)).toBe(total);
        expect(lines.reduce((sum, { amount }) => sum + amount, 0n)).toBe(total);
      }),
      { numRuns: 50 },
    );
  });
});
