import { setMaxListeners } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTool } from '#documents/fixture/tools';
import { openDatabase } from '#store/database';
import { sweepDeleted } from '#store/place';
import { sql } from '#store/sql';
import { addMonths, instant } from '#terms/plain-date';
import { sha256 } from '#terms/random';
import { sayRupiah } from '#terms/rupiah';
import { Client, type Way } from './client.ts';
import { type CrowdMember, makeCrowd } from './crowd.ts';
import { chances, type Kill, killAsPlanned, planKills } from './killer.ts';
import { buildProgram, RunningProgram, type Victim } from './program.ts';
import * as reckoning from './reckoning.ts';

export interface SurvivalPlan {
  /** All that is random follows from it; printed, so that a failure can be repeated. */
  readonly seed: string;
  readonly clients: number;
  readonly cases: number;
  readonly kills: number;
  readonly victims: readonly Victim[];
  readonly ways: readonly Way[];
  /** Starts that are killed before anybody is served, on a data folder that does not exist yet. */
  readonly cradleDeaths: number;
  /** Milliseconds for the run. */
  readonly limit: number;
}

/** About how many acts a case has that somebody is told of. */
const ACTS_A_CASE = 8;

interface Run {
  readonly clients: readonly Client[];
  readonly kills: readonly Kill[];
  readonly books: reckoning.Books;
}

/** Runs the plan once, then asks what became of everything that was acknowledged. */
export function survives(name: string, plan: SurvivalPlan): void {
  describe.runIf(process.platform === 'linux')(name, () => {
    const folder = mkdtempSync(join(tmpdir(), 'manunggal-fault-'));
    const [data, government] = [join(folder, 'data'), join(folder, 'government')];
    const program = new RunningProgram({ data, government });
    let run: Run;

    beforeAll(async () => {
      process.stderr.write(`${name}: FAULT_SEED=${plan.seed}\n`);
      buildProgram();
      const crowd = makeCrowd(government, plan.clients, plan.cases, instant(Date.now()));
      run = await livedThrough(plan, program, crowd, data);
    }, plan.limit + 120_000);
    afterAll(async () => {
      await run?.books.close();
      await program.stop();
      rmSync(folder, { recursive: true, force: true });
      sweepDeleted();
    }, 60_000);

    const journals = () => run.clients.map(({ journal }) => journal);
    const ended = () => journals().flatMap((journal) => journal.ended);
    const acts = () => journals().flatMap((journal) => journal.acts);
    const done = () => ended().filter(({ status }) => status === 'done');

    it('was killed as often as planned, and every client brought all its cases to their end', () => {
      expect(run.kills).toHaveLength(plan.kills);
      expect(ended()).toHaveLength(plan.cases);
    });

    it('answered nothing that no kill explains', () => {
      expect(journals().flatMap(({ faults }) => faults)).toEqual([]);
    });

    it('filed every acknowledged application once and no other', async () => {
      const rows = await run.books.db.many<{ number: string }>(sql`select number from cases_all order by 1`);
      const filed = ended().map(({ number }) => number);
      expect(rows.map(({ number }) => number)).toEqual(filed.toSorted());
    });

    it('has every acknowledged act in the chain of its case exactly once, and none of which nobody was told', async () => {
      const told = new Map<string, number>();
      for (const { number, act } of acts()) told.set(`${number} ${act}`, (told.get(`${number} ${act}`) ?? 0) + 1);
      const rows = await run.books.db.many<{ act: string; n: bigint }>(sql`
        select c.number || ' ' || a.kind || case when a.kind in ('filed', 'withdrawn') then '' else coalesce(' ' || a.element, '') end as act,
               count(*) as n
        from acts a join cases_all c on c.case_id = a.chain
        where a.kind in ('filed', 'touched', 'concluded', 'question-asked', 'question-answered', 'withdrawn')
        group by 1`);
      const there = new Map(rows.map(({ act, n }) => [act, Number(n)]));
      expect(there).toEqual(told);
      expect([...there.values()].every((n) => n === 1)).toBe(true);
    });

    it('has chains that verify, and cases that are what their acts say', async () => {
      expect(await reckoning.brokenChains(run.books)).toEqual([]);
      const numbers = ended().map(({ number }) => number);
      expect(await reckoning.unlikeTheirActs(run.books, numbers)).toEqual([]);
    });

    it('printed exactly one sealed paper with the right sum for every paid case, and none for another', async () => {
      const papers = await reckoning.papersOf(run.books);
      expect(papers.map((paper) => paper.case)).toEqual(
        done()
          .map(({ number }) => number)
          .toSorted(),
      );
      expect(papers.filter(({ genuine, status }) => !genuine || status !== 'valid')).toEqual([]);
      const sums = new Map(done().map(({ number, vehicle }) => [number, sayRupiah(vehicle.total, 'id')]));
      const wrong = papers.filter((paper) => !textOf(folder, paper.bytes).includes(sums.get(paper.case) ?? '?'));
      expect(wrong.map((paper) => paper.case)).toEqual([]);
    });

    it('has books that balance, and lost no money that the bank took', async () => {
      expect(await reckoning.violations(run.books)).toEqual([]);
      const rows = await run.books.db.many<{ reference: string; amount: bigint; status: string }>(
        sql`select reference, amount, status from payments`,
      );
      const { paid } = reckoning.bankLines(data);
      expect(new Map(rows.map(({ reference, amount }) => [reference, Number(amount)]))).toEqual(paid);
      const receipts = journals().flatMap(({ payments }) => payments);
      expect(new Map(receipts.map(({ reference, amount }) => [reference, amount]))).toEqual(paid);
      const posted = rows.filter(({ status }) => status === 'posted');
      expect(sum(posted.map(({ amount }) => Number(amount)))).toBe(sum(done().map(({ vehicle }) => vehicle.total)));
      expect(posted).toHaveLength(done().length);
    });

    it('entered every paid vehicle in the registries once, and no other', async () => {
      for (const { vehicle, status } of ended()) {
        const [until, entered] = status === 'done' ? [addMonths(vehicle.due, 12), 2] : [vehicle.due, 1];
        const records = await reckoning.registered(run.books, vehicle.plate);
        expect(records, vehicle.plate).toEqual([
          [until, entered],
          [until, entered],
        ]);
      }
    });

    it('left nothing half done', async () => {
      const { db } = run.books;
      expect(await reckoning.leftOver(run.books, 0)).toEqual([]);
      expect(await db.many(sql`select case_id, step from work_items`)).toEqual([]);
      expect(await db.many(sql`select case_id, kind from waits`)).toEqual([]);
      expect(await db.many(sql`select number from cases where status = 'open'`)).toEqual([]);
      expect(await db.many(sql`select code from bills where status = 'open'`)).toEqual([]);
    });

    it(
      'answers an act that is sent once more as it did before, and does nothing',
      async () => {
        const count = () =>
          run.books.db.one(sql`select count(*) as n from acts a join cases_all c on c.case_id = a.chain`);
        const before = await count();
        for (const client of run.clients) {
          client.patience = AbortSignal.timeout(plan.limit);
          for (const told of client.journal.acts) {
            const { status, body } = await client.again(told);
            expect(status, told.path).toBeLessThan(300);
            expect(body).toEqual(told.receipt);
          }
        }
        expect(await count()).toEqual(before);
      },
      plan.limit,
    );

    it('would notice: each of these faults, planted once, is found', async () => {
      await plantFaults(program.databaseUrl('manunggal'));
      const numbers = done().map(({ number }) => number);
      expect(await reckoning.unlikeTheirActs(run.books, numbers)).toHaveLength(1);
      expect(await reckoning.brokenChains(run.books)).toHaveLength(1);
      expect((await reckoning.papersOf(run.books)).filter(({ genuine }) => !genuine)).toHaveLength(1);
      expect(await reckoning.violations(run.books)).not.toEqual([]);
      expect(await reckoning.leftOver(run.books, 0)).toHaveLength(1);
    });
  });
}

/** A state that is not what its acts say, an act altered, a paper with a byte more, a payment gone, work left undone. */
async function plantFaults(url: string): Promise<void> {
  const owner = await openDatabase({ url, role: null, size: 1 });
  const [found] = await owner.many<{ id: string; part: string }>(sql`
    select a.chain as id, a.tableoid::regclass as part from acts a join documents d on d.case_id = a.chain limit 1`);
  const { id, part } = found ?? { id: '', part: '' };
  const bare = (text: string) => owner.run({ name: '', text, values: [] });
  for (const table of ['cases', 'cases_done'])
    await bare(`update ${table} set state = state || '{"locked": false}' where case_id = '${id}'`);
  await bare(`alter table ${part} disable trigger append_only`);
  await bare(`update ${part} set data = data || '{"planted": true}' where chain = '${id}' and kind = 'ended'`);
  await bare(`update documents set bytes = bytes || '\\x00' where case_id = '${id}'`);
  await bare(`delete from payments where case_id = '${id}' and status = 'posted'`);
  await bare(`insert into outbox (chain, seq, n, topic, payload, idem, next_at, bucket)
    values ('${id}', 1, 0, 'planted', '{}', 'planted', now(), 0)`);
  await owner.close();
}

/** The run itself: clients at work, the killer among them, then one orderly restart and time for what is under way to end. */
async function livedThrough(
  plan: SurvivalPlan,
  program: RunningProgram,
  crowd: readonly CrowdMember[],
  data: string,
): Promise<Run> {
  const chance = chances(`${plan.seed}/cradle`);
  for (let n = 0; n < plan.cradleDeaths; n += 1) await program.startAndDie(Math.floor(chance() * 3_000));
  await program.start();
  const limit = AbortSignal.timeout(plan.limit);
  const [over, broken] = [new AbortController(), new AbortController()];
  const working = AbortSignal.any([limit, broken.signal]);
  setMaxListeners(0, working);
  const clients = crowd.map((member) => new Client(program, member, working));
  const progress = () =>
    clients.reduce((total, { journal }) => total + journal.acts.length + journal.payments.length, 0);
  const planned = planKills(plan.seed, plan.victims, plan.kills, plan.cases * ACTS_A_CASE);
  const killing = killAsPlanned(program, planned, progress, AbortSignal.any([working, over.signal]));
  killing.catch(() => broken.abort()); // thrown below
  const work = clients.map((client, n) => takeAll(client, crowd[n], plan));
  const failures = (await Promise.allSettled(work)).flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
  over.abort();
  const kills = await killing;
  if (failures.length > 0) throw new Error(explain(failures, kills, program));
  await program.stop();
  await program.start(); // the bank tells again what the house may not have heard
  const books = await reckoning.openBooks(program, data);
  await reckoning.leftOver(books, 60_000);
  return { clients, kills, books };
}

async function takeAll(client: Client, member: CrowdMember | undefined, plan: SurvivalPlan): Promise<void> {
  for (const vehicle of member?.vehicles ?? []) {
    const draw = sha256(`${plan.seed}/${vehicle.plate}`).readUInt32BE();
    await client.take(vehicle, plan.ways[draw % plan.ways.length] ?? 'plain');
  }
}

function explain(failures: readonly unknown[], kills: readonly Kill[], program: RunningProgram): string {
  const why = failures.map((failure) => (failure instanceof Error ? failure.message : String(failure)));
  const said = program.said.slice(-60);
  return [...why, 'kills:', ...kills.map((kill) => JSON.stringify(kill)), 'the program said:', ...said].join('\n');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function textOf(folder: string, pdf: Uint8Array): string {
  const path = join(folder, 'paper.pdf');
  writeFileSync(path, pdf);
  return runTool('pdftotext', '-raw', path, '-').replaceAll('\u00a0', ' ');
}
