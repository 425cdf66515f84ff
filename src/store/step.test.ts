import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readActs } from '#store/chain';
import type { Database } from '#store/database';
import { bucketOf } from '#store/effects';
import type { Fence, JournalRow } from '#store/rows';
import { sql } from '#store/sql';
import { locked, type StepWrite, writeStep, writeSteps } from '#store/step';
import { readStep } from '#store/step-read';
import { archiveEnded } from '#store/upkeep';
import { agencyId, type ChainId, factName, roleId, subjectId } from '#terms/ids';
import { startTestDatabase, type TestDatabase } from '../../test/support/postgres.ts';
import { NO_HEAD, NOON, newChain, SERVICE, stepFrom } from '../../test/support/steps.ts';

let store: TestDatabase;
let db: Database;
beforeAll(async () => {
  store = await startTestDatabase();
  db = store.db;
});
afterAll(() => store.stop());

/** Files a case and returns it with the head of its first act. */
async function file(more: Partial<StepWrite> = {}): Promise<StepWrite> {
  const filed = stepFrom(newChain(), null, NO_HEAD, more);
  expect(await writeStep(db, filed)).toBe('written');
  return filed;
}

async function rowsOf(caseId: ChainId): Promise<{ [table: string]: number }> {
  const found = await db.one<{
    acts: bigint;
    facts: bigint;
    waits: bigint;
    items: bigint;
    outbox: bigint;
    inbox: bigint;
  }>(sql`
    select (select count(*) from acts where chain = ${caseId}) as acts, (select count(*) from facts where case_id = ${caseId}) as facts,
      (select count(*) from waits where case_id = ${caseId}) as waits, (select count(*) from work_items where case_id = ${caseId}) as items,
      (select count(*) from outbox where chain = ${caseId}) as outbox, (select count(*) from inbox where chain = ${caseId}) as inbox`);
  return Object.fromEntries(Object.entries(found ?? {}).map(([table, count]) => [table, Number(count)]));
}

/** Rows of every kind a case has. */
function rich(seq: number): Partial<StepWrite> {
  return {
    facts: [
      {
        scope: 0,
        name: factName('vehicle.plate'),
        value: null,
        sealed: randomBytes(40),
        subject: subjectId(randomUUID()),
        source: { kind: 'asked' },
        seq,
      },
      {
        scope: 0,
        name: factName('vehicle.year'),
        value: 2019,
        sealed: null,
        subject: null,
        source: { kind: 'fetched' },
        seq,
      },
    ],
    items: [
      {
        itemId: seq,
        step: 'Task_periksa',
        lane: 'Lane_1',
        agency: agencyId('polri'),
        role: roleId('verifier'),
        version: 1,
        enabledAt: NOON,
        claimedAt: null,
        claimedBy: null,
        startedAt: null,
        due: NOON,
      },
    ],
    waits: [{ waitId: seq, kind: 'message', name: 'payment', corr: 'MG1', due: NOON }],
    outbox: [{ seq, n: 0, topic: 'ledger', payload: { from: seq, to: seq } }],
    inbox: { source: 'web', msgId: `m${seq}`, result: { receipt: seq } },
  };
}

describe('one step', () => {
  it('is written whole and read back as it was', async () => {
    const filed = await file(rich(1));
    const read = await readStep(db, {
      of: { caseId: filed.caseId },
      facts: 'all',
      also: ['items', 'waits', 'questions', 'bills'],
    });
    expect(read.case).toEqual({
      caseId: filed.caseId,
      number: filed.filed?.number,
      service: SERVICE,
      def: 1,
      version: 1,
      status: 'open',
      head: filed.head,
      state: filed.state,
      archived: false,
    });
    expect(read.facts).toEqual(filed.facts);
    expect(read.items).toEqual(filed.items);
    expect(read.waits).toEqual(filed.waits);
    expect(await readActs(db, filed.caseId)).toEqual(filed.acts);
  });

  it('reads only the facts it asks for', async () => {
    const { caseId } = await file(rich(1));
    const read = await readStep(db, { of: { caseId }, facts: ['vehicle.year'] });
    expect(read.facts.map(({ name, value }) => [name, value])).toEqual([['vehicle.year', 2019]]);
  });

  it('costs two statements and one transaction of its own to write', async () => {
    const filed = await file(rich(1));
    const before = db.counter;
    const read = await readStep(db, {
      of: { caseId: filed.caseId },
      facts: 'all',
      inbox: { source: 'web', msgId: 'm2' },
      also: ['items'],
    });
    await writeStep(db, stepFrom(filed.caseId, read.case?.version ?? 0, filed.head, rich(2)));
    expect(db.counter.statements - before.statements).toBe(2);
    expect(db.counter.transactions - before.transactions).toBe(2);
  });

  it('closes what it names and takes the outbox row it answers', async () => {
    const filed = await file(rich(1));
    const step = stepFrom(filed.caseId, 1, filed.head, {
      itemsClosed: [1],
      waitsClosed: [1],
      consumed: { chain: filed.caseId, seq: 1, n: 0 },
    });
    expect(await writeStep(db, step)).toBe('written');
    expect(await rowsOf(filed.caseId)).toEqual({ acts: 2, facts: 2, waits: 0, items: 0, outbox: 0, inbox: 1 });
  });

  it('lets a fact be superseded by a later act', async () => {
    const filed = await file(rich(1));
    const name = factName('vehicle.year');
    const facts = [{ scope: 0, name, value: 2020, sealed: null, subject: null, source: { kind: 'attested' }, seq: 2 }];
    await writeStep(db, stepFrom(filed.caseId, 1, filed.head, { facts }));
    const read = await readStep(db, { of: { caseId: filed.caseId }, facts: [name] });
    expect(read.facts).toEqual(facts);
  });
});

describe('two who step at once', () => {
  it('cannot both win, and the loser leaves no row anywhere', async () => {
    const filed = await file();
    const first = stepFrom(filed.caseId, 1, filed.head);
    expect(await writeStep(db, first)).toBe('written');
    expect(await writeStep(db, stepFrom(filed.caseId, 1, filed.head, rich(2)))).toBe('lost');
    expect(await rowsOf(filed.caseId)).toEqual({ acts: 2, facts: 0, waits: 0, items: 0, outbox: 0, inbox: 0 });
    expect(await readActs(db, filed.caseId, 1)).toEqual(first.acts);
  });

  it('all get their turn when they read again, and no step is lost or doubled', async () => {
    const filed = await file();
    const stepOnce = async (): Promise<void> => {
      for (;;) {
        const { case: now } = await readStep(db, { of: { caseId: filed.caseId }, facts: [] });
        if (now === null) throw new Error('the case is gone');
        if ((await writeStep(db, stepFrom(filed.caseId, now.version, now.head))) === 'written') return;
      }
    };
    await Promise.all(Array.from({ length: 20 }, stepOnce));
    const acts = await readActs(db, filed.caseId);
    expect(acts.map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
    expect(acts.slice(1).every((act, index) => act.prev === acts[index]?.c)).toBe(true);
  });

  it('wait for each other under the lock and then all win', async () => {
    const filed = await file();
    const stepLocked = () =>
      locked(db, filed.caseId, async (runner) => {
        const { case: now } = await readStep(runner, { of: { caseId: filed.caseId }, facts: [] });
        return now === null ? 'lost' : writeStep(runner, stepFrom(filed.caseId, now.version, now.head));
      });
    expect(await Promise.all(Array.from({ length: 8 }, stepLocked))).toEqual(
      Array.from({ length: 8 }, () => 'written'),
    );
  });

  it('with the same new case file it once', async () => {
    const caseId = newChain();
    const outcomes = await Promise.all([1, 2, 3].map(() => writeStep(db, stepFrom(caseId, null, NO_HEAD))));
    expect(outcomes.map(String).toSorted()).toEqual(['lost', 'lost', 'written']);
  });
});

describe('a command that comes twice', () => {
  it('gets the stored result of the first when it reads', async () => {
    const filed = await file(rich(1));
    const read = await readStep(db, { of: { caseId: filed.caseId }, facts: [], inbox: { source: 'web', msgId: 'm1' } });
    expect(read.repeated).toEqual({ result: { receipt: 1 } });
  });

  it('is known by who sent it', async () => {
    const filed = await file(rich(1));
    const read = await readStep(db, { of: { caseId: filed.caseId }, facts: [], inbox: { source: 'api', msgId: 'm1' } });
    expect(read.repeated).toBeNull();
  });

  it('changes nothing when it is written again, and gets the stored result, be it null', async () => {
    const inbox = { source: 'bank', msgId: 'r-1', result: null };
    const filed = await file({ inbox });
    const again = stepFrom(filed.caseId, 1, filed.head, { inbox: { ...inbox, result: 'other' } });
    expect(await writeStep(db, again)).toEqual({ repeated: null });
    expect(await rowsOf(filed.caseId)).toMatchObject({ acts: 1, inbox: 1 });
  });
});

describe('a key that may lead to one open case only', () => {
  it('refuses a second case and names the first', async () => {
    const key = randomBytes(32);
    const first = await file({ routes: [key] });
    const second = stepFrom(newChain(), null, NO_HEAD, { routes: [randomBytes(32), key] });
    await expect(writeStep(db, second)).rejects.toMatchObject({
      code: 'already-open',
      facts: { caseId: first.caseId, number: first.filed?.number },
    });
    expect(await rowsOf(second.caseId)).toMatchObject({ acts: 0 });
  });

  it('leads to its case, and is free again when the case lets it go', async () => {
    const key = randomBytes(32);
    const first = await file({ routes: [key] });
    expect((await readStep(db, { of: { routeHash: key }, facts: 'all' })).case?.caseId).toBe(first.caseId);
    await writeStep(db, stepFrom(first.caseId, 1, first.head, { status: 'done', routesFreed: [key] }));
    const second = await file({ routes: [key] });
    expect((await readStep(db, { of: { routeHash: key }, facts: 'all' })).case?.caseId).toBe(second.caseId);
  });

  it('leads nowhere when nobody has it', async () => {
    expect((await readStep(db, { of: { routeHash: randomBytes(32) }, facts: 'all' })).case).toBeNull();
  });
});

describe('a case that ends', () => {
  it('leaves no wait and no work item, and can still be read when it has been moved', async () => {
    const filed = await file(rich(1));
    const end = stepFrom(filed.caseId, 1, filed.head, { status: 'done' });
    await writeStep(db, end);
    expect(await rowsOf(filed.caseId)).toMatchObject({ waits: 0, items: 0, facts: 2 });
    await archiveEnded(db, 500);
    const read = await readStep(db, { of: { caseId: filed.caseId }, facts: 'all' });
    expect(read.case).toMatchObject({ status: 'done', archived: true, head: end.head, version: 2 });
    expect(await writeStep(db, stepFrom(filed.caseId, 2, end.head))).toBe('lost');
  });
});

describe('a worker that lost its bucket', () => {
  it('writes nothing, while the new holder does', async () => {
    const filed = await file();
    const bucket = bucketOf(filed.caseId);
    await db.run(sql`insert into lease values (${bucket}, 'new', now() + interval '1 minute', 2)
      on conflict (bucket) do update set owner = 'new', epoch = 2`);
    const step = (fence: Fence) => writeStep(db, stepFrom(filed.caseId, 1, filed.head, { fence }));
    await expect(step({ bucket, epoch: 1 })).rejects.toMatchObject({ code: 'lease-lost' });
    expect(await rowsOf(filed.caseId)).toMatchObject({ acts: 1 });
    expect(await step({ bucket, epoch: 2 })).toBe('written');
    expect(await step({ bucket, epoch: 2 })).toBe('lost');
  });
});

const accounts = [
  { account: 'receivable', owner: 'house', kind: 'receivable', normal: 'D' },
  { account: 'payable:bapenda', owner: 'bapenda', kind: 'payable', normal: 'C' },
] as const;

const journal = (amounts: readonly [bigint, bigint], idem: string = randomUUID()): JournalRow => ({
  journal: randomUUID(),
  idem,
  bill: null,
  kind: 'issue',
  reversalOf: null,
  chain: newChain(),
  seq: 1,
  at: NOON,
  entries: [
    { account: 'receivable', side: 'D', amount: amounts[0] },
    { account: 'payable:bapenda', side: 'C', amount: amounts[1] },
  ],
});

describe('money in a step', () => {
  it('is booked with the bill and the payment, to the rupiah past 2^53', async () => {
    const filed = await file();
    const billId = randomUUID();
    const total = 9_007_199_254_740_993n;
    const bill = {
      billId,
      code: randomUUID(),
      status: 'open',
      total,
      issuedAt: NOON,
      expiresAt: null,
      paidAt: null,
      lines: [{ line: 'pkb', amount: '1' }],
    };
    await writeStep(
      db,
      stepFrom(filed.caseId, 1, filed.head, { accounts, bills: [bill], journals: [journal([total, total])] }),
    );
    const read = await readStep(db, { of: { caseId: filed.caseId }, facts: [], also: ['bills'] });
    expect(read.bills).toEqual([bill]);
    const [debit] = await db.many<{ sum: bigint }>(sql`select sum(amount)::bigint from entries where side = 'D'`);
    expect(debit?.sum).toBe(total);
  });

  it('does not enter the books when a journal is one rupiah out, and the step is not taken either', async () => {
    const filed = await file();
    const step = stepFrom(filed.caseId, 1, filed.head, { accounts, journals: [journal([1_000n, 999n])] });
    await expect(writeStep(db, step)).rejects.toThrow(/differs by 1/);
    expect(await rowsOf(filed.caseId)).toMatchObject({ acts: 1 });
  });

  it('does not enter the books for an account nobody knows', async () => {
    const filed = await file();
    const unknown = {
      ...journal([5n, 5n]),
      entries: [
        { account: 'nobody', side: 'D', amount: 5n },
        { account: 'receivable', side: 'C', amount: 5n },
      ],
    } as const;
    const step = stepFrom(filed.caseId, 1, filed.head, { accounts, journals: [unknown] });
    await expect(writeStep(db, step)).rejects.toThrow(/unknown account/);
  });

  it('is booked once under one key', async () => {
    const filed = await file({ accounts, journals: [journal([7n, 7n], 'issue/1')] });
    const again = stepFrom(filed.caseId, 1, filed.head, { journals: [journal([7n, 7n], 'issue/1')] });
    await expect(writeStep(db, again)).rejects.toMatchObject({ code: 'journal-repeated' });
  });

  it('from one payment reference is one payment, whose status moves on', async () => {
    const reference = randomUUID();
    const payment = { channel: 'qris', reference, bill: null, caseId: null, amount: 10n, at: NOON, raw: { note: 'x' } };
    const filed = await file({ payments: [{ ...payment, status: 'parked' }] });
    await writeStep(db, stepFrom(filed.caseId, 1, filed.head, { payments: [{ ...payment, status: 'refund-due' }] }));
    const rows = await db.many(sql`select status, amount from payments where reference = ${reference}`);
    expect(rows).toEqual([{ status: 'refund-due', amount: 10n }]);
  });
});

describe('other rows of a step', () => {
  it('keep questions, papers, look-ups and the agencies that may see the case', async () => {
    const filed = await file({
      questions: [
        {
          questionId: 1,
          askerAgency: agencyId('dinkes'),
          ownerAgency: agencyId('dpmptsp'),
          blocking: true,
          state: 'open',
          askedAt: NOON,
          due: NOON,
        },
      ],
      documents: [
        {
          number: `D-${randomUUID()}`,
          kind: 'stnk',
          sha256: randomBytes(32),
          bytes: randomBytes(3_000),
          qr: 'v#x',
          sealedAt: NOON,
          status: 'valid',
        },
      ],
      lookups: [{ kind: 'nik', hmac: Buffer.alloc(32, 1) }],
      agencies: [{ agency: agencyId('dinkes'), until: null }],
    });
    const read = await readStep(db, { of: { caseId: filed.caseId }, facts: [], also: ['questions'] });
    expect(read.questions).toEqual(filed.questions);
    const paper = await db.one(
      sql`select number, sha256, bytes, sealed_at from documents where case_id = ${filed.caseId}`,
    );
    const [sealed] = filed.documents ?? [];
    expect(paper).toEqual({ number: sealed?.number, sha256: sealed?.sha256, bytes: sealed?.bytes, sealed_at: NOON });
    expect(
      await db.many(sql`select kind from lookup where hmac = ${Buffer.alloc(32, 1)} and chain = ${filed.caseId}`),
    ).toHaveLength(1);
    await writeStep(
      db,
      stepFrom(filed.caseId, 1, filed.head, { agencies: [{ agency: agencyId('dinkes'), until: NOON }] }),
    );
    expect(await db.many(sql`select agency, until from case_agencies where chain = ${filed.caseId}`)).toEqual([
      { agency: 'dinkes', until: NOON },
    ]);
  });
});

describe('steps of several cases in one commit', () => {
  it('win and lose each on their own, in one statement', async () => {
    const [one, two, three] = [await file(), await file(), await file()];
    const stale = stepFrom(two.caseId, 7, two.head, rich(2));
    const before = db.counter.statements;
    const outcomes = await writeSteps(db, [
      stepFrom(three.caseId, 1, three.head, rich(2)),
      stale,
      stepFrom(one.caseId, 1, one.head, rich(2)),
    ]);
    expect(db.counter.statements - before).toBe(1);
    expect(outcomes).toEqual(['written', 'lost', 'written']);
    expect(await rowsOf(two.caseId)).toEqual({ acts: 1, facts: 0, waits: 0, items: 0, outbox: 0, inbox: 0 });
    expect(await rowsOf(one.caseId)).toEqual({ acts: 2, facts: 2, waits: 1, items: 1, outbox: 1, inbox: 1 });
  });

  it('are each written alone when one repeats a command', async () => {
    const [one, two] = [await file(rich(1)), await file()];
    const outcomes = await writeSteps(db, [
      stepFrom(one.caseId, 1, one.head, { inbox: { source: 'web', msgId: 'm1', result: 0 } }),
      stepFrom(two.caseId, 1, two.head),
    ]);
    expect(outcomes).toEqual([{ repeated: { receipt: 1 } }, 'written']);
  });
});
