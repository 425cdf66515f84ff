import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import type { Official } from '#access/person';
import type { ReorganisationOrder } from '#coordination/reorganisation-schema';
import { readFolder } from '#definitions/read-folder';
import { openLibrary } from '#operations/government/library';
import { publishGovernment } from '#operations/government/publish-government';
import { planFor, stageReorganisation } from '#operations/reorganisation/plan';
import { signReorganisation } from '#operations/reorganisation/sign';
import { readActs } from '#store/chain';
import { Database } from '#store/database';
import { sql } from '#store/sql';
import { readSuccessions } from '#store/successions';
import { agencyId, type ChainId, positionId } from '#terms/ids';
import { instant } from '#terms/plain-date';
import { sha256 } from '#terms/random';
import { fillCases } from './support/many-cases.ts';
import { startTestDatabase } from './support/postgres.ts';

const AT = instant('2026-05-13T12:00:00+07:00');
const BASE = {
  from: ['tata-ruang'],
  effectiveAt: '2026-05-13T00:00:00+07:00',
  basis: { law: 'Perda perangkat daerah (rekaan)', certainty: 'M' },
  assigned: {},
  ends: {},
} satisfies Partial<ReorganisationOrder>;

/** A hundred open steps of spatial planning in three districts of which one, with 7, is easily forgotten. */
const database = await startTestDatabase();
const { db } = database;
await publishGovernment(db, await readFolder(join(import.meta.dirname, '../governments/nusantara')), AT);
const library = await openLibrary(db);
const house = { db, library };
const owner = new Database({ url: database.url, role: null, size: 2 });
await fillCases(owner, 0, 110);
await owner.run(sql`update work_items w set agency = 'tata-ruang', role = 'spatial-planning' from made m
  where m.id = w.case_id and m.n <= 100`);
await owner.run(sql`update cases c set state = c.state || jsonb_build_object('territory',
    case when m.n <= 60 then '99.71.01' when m.n <= 93 then '99.71.02' else '99.71.03' end)
  from made m where m.id = c.case_id`);
afterAll(async () => {
  await owner.close();
  await database.stop();
});

function head(side: string): Official {
  const lead = library.government.agencies.get(side)?.positions.find((one) => one.lead);
  if (lead === undefined) throw new Error(`${side} has no head`);
  const seat = { agency: agencyId(side), position: positionId(lead.id), title: lead.title };
  return { kind: 'officer', persona: lead.id, name: lead.title.id, ...seat, amr: 'demo' };
}

async function staged(order: ReorganisationOrder, sides: readonly string[]): Promise<ChainId> {
  const plan = await planFor(house, order, AT);
  await stageReorganisation(house, plan, null, AT, sha256('stage'));
  for (const side of sides) await signReorganisation(house, head(side), plan.id, AT, sha256(side));
  return plan.id;
}

/** Everything that an instant must leave as it is. */
async function openRows(): Promise<string> {
  const row = await db.one<{ h: string }>(sql`
    select md5(coalesce((select string_agg(t::text, '|' order by t::text) from cases t), '')
      || coalesce((select string_agg(t::text, '|' order by t::text) from work_items t), '')) as h`);
  return row?.h ?? '';
}

/** Another process that stops between the two rows of the instant; `kill` ends it as a power cut would. */
async function elsewhere(id: string) {
  const program = join(import.meta.dirname, 'support/reorganise-process.ts');
  const flags = ['--import', 'tsx', '--conditions=source', program, database.url, id, AT];
  const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [word] = await once(createInterface({ input: child.stdout }), 'line');
  expect(word).toBe('between');
  const kill = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return { kill };
}

/** Until the server has noticed that whoever it worked for is gone. */
async function letGo(): Promise<void> {
  const busy = sql`select pid from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`;
  while ((await owner.many(busy)).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('a reorganisation of an agency with a hundred open steps', { timeout: 240_000 }, () => {
  const split = (more: { readonly [territory: string]: string }): ReorganisationOrder => ({
    ...BASE,
    kind: 'split',
    to: ['pupr', 'dlh'],
    by: 'territory',
    rest: 'pupr',
    shares: { '99': 'pupr', '99.71.01': 'pupr', '99.71.02': 'dlh', ...more },
  });

  it('split by district with one of 7 steps left out is refused with 7, and put forward by nobody', async () => {
    const plan = await planFor(house, split({}), AT);
    expect(plan.counts['work-item']).toEqual({ before: 100, after: 93, ended: 0, orphans: 7 });
    expect(plan.orphans).toBe(7);
    await expect(stageReorganisation(house, plan, null, AT, sha256('split'))).rejects.toMatchObject({
      code: 'reorganisation-orphans',
      facts: { orphans: 7 },
    });
    expect(await db.many(sql`select 1 from reorganisations`)).toEqual([]);
    const whole = await planFor(house, split({ '99.71.03': 'dlh' }), AT);
    expect(whole.counts['work-item']).toEqual({ before: 100, after: 100, ended: 0, orphans: 0 });
    expect(whole.orphans).toBe(0);
  });

  it('killed between its two rows leaves everything as before, and nobody else was held up meanwhile', async () => {
    const id = await staged({ ...BASE, kind: 'merge', to: ['pupr'], shares: {} }, ['tata-ruang', 'pupr']);
    const before = await openRows();
    const acts = (await readActs(db, id)).length;
    const { kill } = await elsewhere(id);
    // It holds locks now on what it writes, and on no table or row of open work.
    const locks = await owner.many<{ relation: string; mode: string }>(sql`
      select distinct c.relname as relation, l.mode from pg_locks l join pg_class c on c.oid = l.relation
      join pg_stat_activity a using (pid) where a.state like 'idle in transaction%' and a.datname = current_database()
        and c.relkind in ('r', 'p')`);
    expect(locks.map(({ relation }) => relation)).toContain('successions');
    const work = ['cases', 'work_items', 'waits', 'questions', 'case_agencies', 'records'];
    expect(locks.filter(({ relation }) => work.includes(relation))).toEqual([]);
    const others = sql`update work_items set version = version + 1 where agency = 'regident'`;
    expect(await db.run(others)).toBe(10);
    expect(await db.run(sql`update work_items set version = version - 1 where agency = 'regident'`)).toBe(10);
    await kill();
    await letGo();
    expect(await readSuccessions(db)).toEqual([]);
    expect((await readActs(db, id)).length).toBe(acts);
    expect(await openRows()).toBe(before);
  });
});
