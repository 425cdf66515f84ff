import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readFolder } from '#definitions/read-folder';
import { registriesApart } from '#definitions/registries-apart';
import type { RegistryProcess } from '#exchange/ask';
import { growCouncil } from '#operations/demo/grow-council';
import { growDemo } from '#operations/demo/grow-demo';
import { seedPowers } from '#operations/demo/seed-powers';
import { seedRegistries } from '#operations/demo/seed-registries';
import type { House } from '#operations/house';
import { textOf } from '#terms/json';
import { sha256 } from '#terms/random';
import { AT, type BenchHouse, openBenchHouse } from './house.ts';

/** A house in which the demonstration has grown by the real engine: every arrangement with its practice. Its papers are random bytes. */
export async function openGrownHouse(): Promise<BenchHouse> {
  const bench = await openBenchHouse();
  const files = await readFolder(join(import.meta.dirname, '../governments/nusantara'));
  const { government } = bench.house.library;
  const processes = new Map(
    registriesApart(files).map(({ id, keyField }): [string, RegistryProcess] => {
      const rows = new Map((government.records.get(id) ?? []).map((row) => [textOf(row[keyField]), row]));
      const ask: RegistryProcess['ask'] = ({ key }) => {
        const fields = rows.get(key);
        return Promise.resolve(fields === undefined ? { kind: 'unknown' } : { kind: 'found', fields });
      };
      return [id, { ask }];
    }),
  );
  const house: House = {
    ...bench.house,
    exchange: { ...bench.house.exchange, processes },
    press: {
      make: ({ number }) => {
        const bytes = randomBytes(1_000);
        const hash = sha256(bytes).toString('base64url');
        return Promise.resolve({ number, bytes, sha256: hash, qr: number, dataHash: hash });
      },
    },
  };
  const faults: unknown[] = [];
  const report = (id: string, error: unknown) => faults.push([id, error]);
  await seedRegistries(house, AT, sha256('registries'));
  await seedPowers(house, AT, sha256('powers'));
  await growCouncil(house, AT, report);
  await growDemo(house, AT, report);
  if (faults.length > 0) throw new AggregateError(faults.flat(), 'the demonstration did not grow');
  return { ...bench, house };
}
