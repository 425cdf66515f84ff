import { createPrivateKey, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Citizen, Person } from '#access/person';
import { bankAccess } from '#billing/bank-client';
import { startBank } from '#billing/sandbox-bank';
import { readFolder } from '#definitions/read-folder';
import { putRecord } from '#exchange/store-registry';
import { subjectOf } from '#exchange/subject';
import { concludeStep } from '#operations/case/conclude-step';
import type { Loaded } from '#operations/case/load-case';
import { RecentCases } from '#operations/case/recent-cases';
import { openLibrary } from '#operations/government/library';
import { publishGovernment } from '#operations/government/publish-government';
import type { House } from '#operations/house';
import { personOf } from '#operations/person/sign-in';
import { openDatabase } from '#store/database';
import { KeyStore, readMasterKey } from '#store/keys';
import { migrate } from '#store/migrate';
import { openServer } from '#store/server';
import { agencyId } from '#terms/ids';
import { nik } from '#terms/nik';
import { instant } from '#terms/plain-date';
import { derive, sha256 } from '#terms/random';

export const AT = instant('2026-11-24T09:03:00+07:00');
export const SERVICE = 'samsat.pengesahan-tahunan';

/** A house on a server of its own with fsync on; papers and the bank's registration of bills stay queued. */
export interface BenchHouse {
  readonly house: House;
  /** Of the server, as its owner. */
  readonly url: string;
  readonly officers: Officers;
  /** Process id of its PostgreSQL. */
  readonly server: number;
  /** With which the bank signs. */
  readonly bankKey: KeyObject;
  close(): Promise<void>;
}

export async function openBenchHouse(): Promise<BenchHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'manunggal-bench-'));
  const server = await openServer({ folder, log: () => undefined });
  await migrate(server);
  const db = await openDatabase({ url: server.url, role: 'mg_app' });
  const keyDb = await openDatabase({ url: server.keysUrl, role: 'mg_app', size: 4 });
  const keys = new KeyStore(keyDb, readMasterKey(folder));
  await publishGovernment(db, await readFolder(join(import.meta.dirname, '../governments/nusantara')), AT);
  const library = await openLibrary(db);
  const bank = await startBank({
    port: 0,
    folder: join(folder, 'bank'),
    callbackUrl: 'http://127.0.0.1:9/',
    schedule: [],
  });
  const people = {
    ask: ({ key }: { key: string }) =>
      Promise.resolve({
        kind: 'found',
        fields: { name: `Orang ${key}`, address: 'Jalan Contoh 1', alive: true },
      } as const),
  };
  const house: House = {
    db,
    keys,
    library,
    exchange: { db, keys, processes: new Map([['people', people]]) },
    press: { make: () => Promise.reject(new Error('papers stay queued')) },
    bank: bankAccess(bank.url, join(folder, 'bank')),
    settings: { baseUrl: 'http://127.0.0.1:3000', bankUrl: null, demo: true },
    recent: new RecentCases(),
  };
  const officers = await officersOf(house);
  const bankKey = createPrivateKey(readFileSync(join(folder, 'bank', 'bank.key.pem')));
  const close = async () => {
    await bank.close();
    await Promise.all([db.close(), keyDb.close()]);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { house, url: server.url, officers, server: server.pids()[0] ?? 0, bankKey, close };
}

export interface Applicant {
  readonly citizen: Citizen;
  readonly plate: string;
}

/** People with one motorcycle each, whose tax falls due in two weeks. */
export async function enter(house: House, n: number): Promise<Applicant[]> {
  const made: Applicant[] = [];
  for (let i = 0; i < n; i += 1) {
    const number = nik(`997101010190${String(1000 + i).padStart(4, '0')}`);
    const subject = await subjectOf(house.db, house.keys, number, AT, sha256(number));
    const plate = `AN ${1000 + i} ZZ`;
    const put = (
      agency: string,
      registry: string,
      owner: string | null,
      fields: Parameters<typeof putRecord>[3]['fields'],
    ) =>
      putRecord(
        house.db,
        house.keys,
        { agency: agencyId(agency), registry },
        { key: plate, owner, subject, fields },
        AT,
        sha256(`${plate}/${registry}`),
      );
    await put('regident', 'vehicles', number, {
      plate,
      vin: `V${i}`,
      engineNo: `E${i}`,
      brand: 'Kencana',
      model: 'Lintas 125',
      year: 2021,
      class: 'C1',
      use: 'private',
      energy: 'fuel',
      cc: 125,
      ownerNik: number,
      ownerName: `Orang ${number}`,
      stnkUntil: '2028-12-05',
      block: 'none',
      province: '99',
      city: '99.71',
    });
    await put('bapenda-prov', 'vehicle-tax', null, {
      plate,
      njkb: 15_000_000,
      weight: 1,
      order: 1,
      dueDate: '2026-12-05',
      paidUntil: '2026-12-05',
    });
    await put('jasa-raharja', 'swdkllj', null, { plate, paidUntil: '2026-12-05' });
    made.push({ plate, citizen: { kind: 'citizen', persona: plate, name: plate, nik: number, subject, amr: 'demo' } });
  }
  return made;
}

export type Officers = { readonly [step: string]: { readonly person: Person; readonly answer: string } };

async function officersOf(house: House): Promise<Officers> {
  const named = async (persona: string, answer: string) => {
    const person = await personOf(house, persona, AT, sha256(persona));
    if (person === null) throw new Error(`no ${persona}`);
    return { person, answer };
  };
  return {
    'confirm-tax': await named('bagus', 'assessment.confirmed'),
    'confirm-insurance': await named('intan', 'insurance.confirmed'),
    endorse: await named('maya', 'endorsement.confirmed'),
  };
}

/** An officer finishes a step from their list; the first touch is in the same step. */
export async function conclude(
  house: House,
  { caseId, state }: Loaded,
  step: string,
  officers: Officers,
  seed: Uint8Array,
): Promise<void> {
  const item = state.open.find((wait) => wait.kind === 'item' && wait.node === step);
  const officer = officers[step];
  if (item === undefined || officer === undefined) throw new Error(`${step} is not open`);
  const conclusion = { item: item.id, answers: { [officer.answer]: true } };
  await concludeStep(house, officer.person, { caseId }, conclusion, AT, derive(seed, step));
}
