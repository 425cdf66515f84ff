import type { Official } from '#access/person';
import type { ReorganisationOrder } from '#coordination/reorganisation-schema';
import { fileApplication } from '#operations/case/file-application';
import { loadCase } from '#operations/case/load-case';
import type { House } from '#operations/house';
import { applyReorganisation } from '#operations/reorganisation/apply';
import { planFor, stageReorganisation } from '#operations/reorganisation/plan';
import { signReorganisation } from '#operations/reorganisation/sign';
import { Database } from '#store/database';
import { sql } from '#store/sql';
import { agencyId, positionId } from '#terms/ids';
import { derive, sha256 } from '#terms/random';
import { fillCases } from '../test/support/many-cases.ts';
import { AT, conclude, enter, openBenchHouse, SERVICE } from './house.ts';

const OPEN = 100_000;
const STEPS = 200;
const ORDER: ReorganisationOrder = {
  kind: 'merge',
  from: ['tata-ruang'],
  to: ['pupr'],
  effectiveAt: AT,
  basis: { law: 'Contoh', certainty: 'B' },
  shares: {},
  assigned: {},
  ends: {},
};

/** A merger of an agency with a hundred thousand open steps, while another agency's officers work on: how long the instant takes, and what they wait. */
export async function measureReorganisation(): Promise<[string, string][]> {
  const bench = await openBenchHouse();
  const { house } = bench;
  const owner = new Database({ url: bench.url, role: null, size: 2 });
  await fillCases(owner, 0, OPEN);
  await owner.run(sql`update work_items set agency = 'tata-ruang', role = 'spatial-planning'`);
  await owner.run(sql`insert into case_agencies (chain, agency) select case_id, 'tata-ruang' from cases`);
  await owner.run(sql`vacuum analyze`);
  const applicants = await enter(house, STEPS);
  const cases = [];
  for (const one of applicants) {
    const { number } = await fileApplication(
      house,
      one.citizen,
      { service: SERVICE, pick: one.plate, answers: { 'contact.phone': '081234567890' }, fetched: new Map() },
      AT,
      sha256(one.plate),
    );
    cases.push(await loadCase(house, house.db, { number }));
  }
  const plan = await planFor(house, ORDER, AT);
  await stageReorganisation(house, plan, null, AT, sha256('stage'));
  for (const side of ['tata-ruang', 'pupr'])
    await signReorganisation(house, headOf(house, side), plan.id, AT, sha256(side));
  const counting = performance.now();
  await planFor(house, ORDER, AT);
  const counted = performance.now() - counting;
  const transaction = house.db.transaction.bind(house.db);
  let instant = 0;
  house.db.transaction = async (work) => {
    const began = performance.now();
    const done = await transaction(work);
    instant = performance.now() - began;
    return done;
  };
  const waits: number[] = [];
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  const during: number[] = [];
  const steps = (async () => {
    for (const one of cases) {
      const began = performance.now();
      await conclude(house, one, 'confirm-tax', bench.officers, sha256(one.number));
      const ended = performance.now();
      (ended > from && began < (to || ended) ? during : waits).push(ended - began);
    }
  })();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const statements = house.db.counter.statements;
  from = performance.now();
  await applyReorganisation(house, 'house', plan.id, AT, derive(sha256('apply'), 'a'), { recount: true });
  to = performance.now();
  const sent = house.db.counter.statements - statements;
  await steps;
  await owner.close();
  await bench.close();
  const longest = (all: readonly number[]) => (all.length === 0 ? 'none' : `${Math.max(...all).toFixed(0)} ms`);
  const open = plan.counts['work-item']?.before ?? 0;
  return [
    [`merger of an agency with ${open} open steps, counted and switched`, `${(to - from).toFixed(0)} ms`],
    ['of it the instant itself: the transaction with its two rows', `${instant.toFixed(0)} ms`],
    ['counting alone, nobody else at work', `${counted.toFixed(0)} ms`],
    [`another agency's steps meanwhile: ${during.length}, the longest`, longest(during)],
    [`the same before and after: ${waits.length}, the longest`, longest(waits)],
    ['statements meanwhile, those of the other steps among them', String(sent)],
  ];
}

function headOf({ library }: House, side: string): Official {
  const lead = library.government.agencies.get(side)?.positions.find((one) => one.lead);
  if (lead === undefined) throw new Error(`${side} has no head`);
  const seat = { agency: agencyId(side), position: positionId(lead.id), title: lead.title };
  return { kind: 'officer', persona: lead.id, name: lead.title.id, ...seat, amr: 'demo' };
}
