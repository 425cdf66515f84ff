import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Citizen, Person } from '#access/person';
import { bankAccess } from '#billing/bank-client';
import { startBank } from '#billing/sandbox-bank';
import { signWebhook } from '#billing/webhook';
import { readFolder } from '#definitions/read-folder';
import { putRecord } from '#exchange/store-registry';
import { subjectOf } from '#exchange/subject';
import { concludeStep } from '#operations/conclude-step';
import { fileApplication } from '#operations/file-application';
import type { House } from '#operations/house';
import { openLibrary } from '#operations/library';
import { type Loaded, loadCase } from '#operations/load-case';
import { onFactNeeded } from '#operations/on/fact-needed';
import { publishGovernment } from '#operations/publish-government';
import { receivePayment } from '#operations/receive-payment';
import { RecentCases } from '#operations/recent-cases';
import { personOf } from '#operations/sign-in';
import { openDatabase } from '#store/database';
import { KeyStore, readMasterKey } from '#store/keys';
import { migrate } from '#store/migrate';
import { dueOutbox } from '#store/queues';
import { openServer } from '#store/server';
import { agencyId } from '#terms/ids';
import { nik } from '#terms/nik';
import { instant, later } from '#terms/plain-date';
import { derive, sha256 } from '#terms/random';

const AT = instant('2026-11-24T09:03:00+07:00');
const CASES = 800;
const CLIENTS = 8;
const SERVICE = 'samsat.pengesahan-tahunan';

/** Whole renewals up to the endorsement, eight at a time, fsync on; papers and the bank's registration stay queued. */
export async function measureCases(): Promise<[string, string][]> {
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
  const key = createPrivateKey(readFileSync(join(folder, 'bank', 'bank.key.pem')));
  const citizens = await enter(house, CASES + CLIENTS);
  for (const citizen of citizens.slice(CASES)) await renew(house, citizen, officers, key); // warms up
  const counted = db.counter;
  const began = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (let at = next++; at < CASES; at = next++) {
        const citizen = citizens[at];
        if (citizen !== undefined) await renew(house, citizen, officers, key);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const statements = (db.counter.statements - counted.statements) / CASES;
  await bank.close();
  await db.close();
  await keyDb.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  return [
    ['whole renewals up to the endorsement, 8 at a time, fsync on', `${(CASES / seconds).toFixed(0)} cases/s`],
    ['statements a case', statements.toFixed(1)],
  ];
}

interface Applicant {
  readonly citizen: Citizen;
  readonly plate: string;
}

async function enter(house: House, n: number): Promise<Applicant[]> {
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

type Officers = { readonly [step: string]: { readonly person: Person; readonly answer: string } };

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

async function renew(
  house: House,
  { citizen, plate }: Applicant,
  officers: Officers,
  privateKey: ReturnType<typeof createPrivateKey>,
): Promise<void> {
  const seed = sha256(plate);
  const application = {
    service: SERVICE,
    pick: plate,
    answers: { 'contact.phone': '081234567890' },
    fetched: new Map(),
  };
  const { number } = await fileApplication(house, citizen, application, AT, seed);
  const { caseId } = await loadCase(house, house.db, { number });
  const rows = await dueOutbox(house.db, { buckets: [bucketOf(caseId)], topics: ['fact-needed'], limit: 100, now: AT });
  for (const row of rows) if (row.chain === caseId) await onFactNeeded(house, row, AT, derive(seed, row.idem));
  const assessed = await loadCase(house, house.db, { caseId });
  await conclude(house, assessed, 'confirm-tax', officers, seed);
  await conclude(house, assessed, 'confirm-insurance', officers, seed);
  const { bill } = await loadCase(house, house.db, { caseId });
  if (bill === null) throw new Error('no bill');
  const body = JSON.stringify({
    type: 'payment.received',
    channel: 'bank',
    reference: `B${plate.replaceAll(' ', '')}`,
    code: bill.code,
    amount: Number(bill.total),
    paidAt: AT,
  });
  const headers = signWebhook(`msg_${bill.code}`, AT, body, [{ kind: 'v1a', privateKey }]);
  await receivePayment(house, { header: (name) => headers[name], body }, later(AT, 1_000), derive(seed, 'pay'));
  await conclude(house, await loadCase(house, house.db, { caseId }), 'endorse', officers, seed);
}

/** An officer finishes a step from their list; the first touch is in the same step. */
async function conclude(
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

function bucketOf(chain: string): number {
  return Number.parseInt(chain.slice(-2), 16) % 64;
}
