import type { Citizen } from '#access/person';
import { subjectOf } from '#exchange/subject';
import { fileApplication, filingId } from '#operations/case/file-application';
import { type Loaded, loadCase } from '#operations/case/load-case';
import { settleCase } from '#operations/case/settle-case';
import { openingAnswers } from '#operations/demo/life/answers';
import { seedOf } from '#operations/demo/life/draw';
import { enterPopulation, lifeBegins, noteLived } from '#operations/demo/life/enter-population';
import { type Done, type Due, type Next, nextMove } from '#operations/demo/life/next-move';
import { type Life, perform } from '#operations/demo/life/perform';
import { type Plan, planLife } from '#operations/demo/life/plan-life';
import { type Population, populate } from '#operations/demo/life/populate';
import { openDraft } from '#operations/draft/drafts';
import type { House } from '#operations/house';
import { sql } from '#store/sql';
import type { ChainId } from '#terms/ids';
import { dayIn, type Instant, instant, later } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';

/** Strands that live side by side; the rest of the connections are for whoever visits meanwhile. */
const SIDE_BY_SIDE = 3;

export interface Grown {
  readonly records: number;
  readonly cases: number;
}

/**
 * Lets the demonstration live once, by the real engine on a virtual clock: the population of `life/population.yaml` enters
 * the registries, and the cases of `life/` happen one act after another up to now. The same files and moment give the same
 * acts. A life cut short, or ended between two acts by `ending`, goes on where it ended. `report` hears of a case that could not go on; the others do. Null where
 * there is no such file, or it has been lived.
 */
export async function growLife(
  house: House,
  now: Instant,
  report: (id: string, error: unknown) => void,
  ending?: AbortSignal,
): Promise<Grown | null> {
  const { government } = house.library;
  if (government.population === undefined) return null;
  const master = seedOf(government.population.seed);
  const begins = await lifeBegins(house.db, now, master);
  if (begins === 'lived') return null;
  const population = populate(government.population, government, dayIn(government.file.zone, begins));
  const records = await enterPopulation(house, population, begins, master);
  const plans = planLife(government, government.population, population, begins);
  const strands = new Map<string, Plan[]>();
  for (const plan of plans) strands.set(plan.strand, [...(strands.get(plan.strand) ?? []), plan]);
  const longestFirst = [...strands.values()].toSorted((a, b) => b.length - a.length).values();
  const work = async () => {
    for (const strand of longestFirst) await liveStrand(house, population, strand, begins, report, ending);
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  if (ending?.aborted === true) return null;
  await noteLived(house.db);
  return { records, cases: plans.filter(({ isDraft }) => !isDraft).length };
}

interface Alive extends Life {
  readonly caseId: ChainId;
  /** The case as it was when what is next was decided. */
  now: Loaded | null;
  next: Next | { readonly at: Instant; readonly do: 'begin' };
}

/** One act after another, whoever's turn is next, until now. */
async function liveStrand(
  house: House,
  population: Population,
  plans: readonly Plan[],
  now: Instant,
  report: (id: string, error: unknown) => void,
  ending?: AbortSignal,
): Promise<void> {
  const alive = new Set<Alive>();
  for (const plan of plans) alive.add(await unborn(house, plan));
  for (;;) {
    let first: Alive | undefined;
    for (const one of alive) if (first === undefined || one.next.at < first.next.at) first = one;
    if (first === undefined || first.next.at > now || ending?.aborted === true) return;
    try {
      const next = await live(house, population, first);
      if (next === null) alive.delete(first);
      else first.next = next;
    } catch (error) {
      alive.delete(first);
      report(first.plan.id, error);
    }
  }
}

async function unborn(house: House, plan: Plan): Promise<Alive> {
  const seed = derive(plan.seed, 'applicant');
  const subject = await subjectOf(house.db, house.keys, plan.applicant, plan.begins, seed);
  const citizen: Citizen = {
    kind: 'citizen',
    persona: 'warga',
    name: 'warga',
    nik: plan.applicant,
    subject,
    amr: 'demo',
  };
  const done: Done = { once: new Set(), asked: new Map() };
  const caseId = filingId(plan.begins, derive(plan.seed, 'file'));
  return { plan, citizen, done, caseId, now: null, next: { at: plan.begins, do: 'begin' } };
}

/** Does what is next in a case and says what comes after. */
async function live(house: House, population: Population, one: Alive): Promise<Next | null> {
  const { plan, caseId, next } = one;
  const { at } = next;
  if (next.do === 'begin') {
    await begin(house, one);
    if (plan.isDraft) return null;
  } else if (next.do !== 'wait' && one.now !== null) await perform(house, population, one, one.now, next);
  const due = await settled(house, caseId, at, derive(plan.seed, `settle/${at}`));
  one.now = await loadCase(house, house.db, { caseId });
  return nextMove(plan, one.now, one.done, due, later(at, 1_000));
}

async function begin(house: House, { plan, citizen, done }: Alive): Promise<void> {
  const { service } = plan.file;
  if (plan.isDraft) {
    await openDraft(house, citizen, service, plan.begins, derive(plan.seed, 'draft'));
    return;
  }
  const { program } = house.library.newest(service);
  const today = dayIn(program.government.file.zone, plan.begins);
  const form = program.service.forms.get(program.service.file.opening.form);
  const answers = openingAnswers(plan, form, done, { lists: plan.lists, begins: today, today });
  const application = { service, pick: plan.pick, answers, fetched: new Map() };
  await fileApplication(house, citizen, application, plan.begins, derive(plan.seed, 'file'));
}

/** Does what is due in a case by then; when the house has something to do for it next. What failed waits for its next try. */
async function settled(house: House, caseId: ChainId, at: Instant, seed: Seed): Promise<Due> {
  const before = await dueOf(house, caseId);
  if (before === null || before > at) return before;
  await settleCase(house, caseId, at, seed);
  const after = await dueOf(house, caseId);
  return after === null || after > at ? after : null;
}

async function dueOf({ db }: House, caseId: ChainId): Promise<Due> {
  const row = await db.one<{ due: string | null }>(sql`
    select least((select min(due) from waits where case_id = ${caseId}),
                 (select min(next_at) from outbox where chain = ${caseId})) as due`);
  const due = row?.due ?? null;
  return due === null ? null : instant(due);
}
