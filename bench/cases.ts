import { signWebhook } from '#billing/webhook';
import { fileApplication } from '#operations/case/file-application';
import { loadCase } from '#operations/case/load-case';
import { receivePayment } from '#operations/money/receive-payment';
import { onFactNeeded } from '#operations/on/fact-needed';
import { bucketOf } from '#store/effects';
import { dueOutbox } from '#store/queues';
import { later } from '#terms/plain-date';
import { derive, sha256 } from '#terms/random';
import { cpuOf, sayCpu } from './cpu.ts';
import { type Applicant, AT, type BenchHouse, conclude, enter, openBenchHouse, SERVICE } from './house.ts';

const CASES = 800;
export const CLIENTS = 8;

/** Whole renewals up to the endorsement, eight at a time, fsync on; papers and the bank's registration stay queued. */
export async function measureCases(): Promise<[string, string][]> {
  const bench = await openBenchHouse();
  const { db } = bench.house;
  const applicants = await enter(bench.house, CASES + CLIENTS * 4);
  await atATime(CLIENTS, applicants.slice(CASES), (one) => renew(bench, one)); // warms up
  const before = db.counter;
  const spent = cpuOf(bench.server);
  const began = performance.now();
  await atATime(CLIENTS, applicants.slice(0, CASES), (one) => renew(bench, one));
  const seconds = (performance.now() - began) / 1000;
  const statements = (db.counter.statements - before.statements) / CASES;
  const cpu = sayCpu(spent, cpuOf(bench.server), CASES);
  await bench.close();
  return [
    ['whole renewals up to the endorsement, 8 at a time, fsync on', `${(CASES / seconds).toFixed(0)} cases/s`],
    ['CPU a case, Node + PostgreSQL', cpu],
    ['statements a case', statements.toFixed(1)],
  ];
}

/** Does `work` for each, `clients` at a time. */
export async function atATime<One>(
  clients: number,
  all: readonly One[],
  work: (one: One) => Promise<void>,
): Promise<void> {
  const queue = all.values();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (const one of queue) await work(one);
    }),
  );
}

async function renew({ house, officers, bankKey }: BenchHouse, { citizen, plate }: Applicant): Promise<void> {
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
  const headers = signWebhook(`msg_${bill.code}`, AT, body, [{ kind: 'v1a', privateKey: bankKey }]);
  await receivePayment(house, { header: (name) => headers[name], body }, later(AT, 1_000), derive(seed, 'pay'));
  await conclude(house, await loadCase(house, house.db, { caseId }), 'endorse', officers, seed);
}
