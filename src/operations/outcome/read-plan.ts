import { allowOfficial, type Person } from '#access/person';
import { voting } from '#coordination/arrangement';
import { type Arrangements, currentArrangements } from '#coordination/current';
import { planTotals, schedule } from '#coordination/joint-plan';
import { calendarAt, type Government, NATIONAL } from '#definitions/government';
import { signatoryOf } from '#operations/council/decide-arrangement';
import type { House } from '#operations/house';
import { ownerOf } from '#operations/marks/present-marks';
import { nameOf } from '#operations/marks/say-case';
import { refusalView } from '#operations/marks/say-refusal';
import { loadPlan, loadPlans, type Plan, type Plans } from '#operations/outcome/plans';
import { missingOf } from '#operations/outcome/read-outcomes';
import type { ActivityView, PlansView, PlanView } from '#operations/views/outcome';
import { addWorkingDays, type Calendar } from '#terms/calendar';
import type { Language } from '#terms/language';
import { addDays, type Instant, type PlainDate, plainDate } from '#terms/plain-date';
import type { Refusal } from '#terms/refusal';
import { type Rupiah, rupiah } from '#terms/rupiah';

type Parts = Pick<House, 'db' | 'library'>;

/** `/dewan/rencana`: joint plans with what they still lack, for officials. */
export async function readPlans(house: Parts, person: Person | null, language: Language): Promise<PlansView> {
  allowOfficial(person, 'arrangement');
  const { government } = house.library;
  const arrangements = await currentArrangements(house.db, government);
  const rows = [...(await loadPlans(house.db, house.library.government))].map(([id, plans]) => {
    const { text, agreedAt } = newestOf(plans);
    return {
      link: { href: `/dewan/rencana/${id}`, label: text.plan.title[language] },
      outcome: text.title[language],
      agreedAt,
      missing: missingOf(newestOf(plans), membersOf(arrangements, newestOf(plans))).map((one) =>
        nameOf(government, one, language),
      ),
    };
  });
  return { rows };
}

/** One plan as its newest version has it. `refused` is what was just said no to. Refuses `outcome-unknown`. */
export async function readPlan(
  house: Parts,
  person: Person | null,
  id: string,
  refused: Refusal | null,
  language: Language,
  at: Instant,
): Promise<PlanView> {
  const official = allowOfficial(person, 'arrangement');
  const { government } = house.library;
  const plan = newestOf(await loadPlan(house.db, house.library.government, id));
  const members = membersOf(await currentArrangements(house.db, government), plan);
  const { text, signed, agreedAt } = plan;
  const { days, path } = schedule(text.plan.activities);
  const { total, byAgency } = planTotals(text.plan);
  const by = signatoryOf(government, official, at);
  return {
    id,
    title: text.plan.title[language],
    outcome: text.title[language],
    version: plan.version,
    from: plainDate(text.plan.from),
    to: plainDate(text.plan.to),
    days,
    path: path.map((step) => text.plan.activities.find((one) => one.id === step)?.title[language] ?? step),
    activities: activitiesOf(government, plan, calendarAt(government, NATIONAL, at), language),
    total,
    ceiling: rupiah(text.plan.ceiling),
    byAgency: owned(government, byAgency, language),
    signatures: members.map((agency, place) => ({
      owner: ownerOf(government, agency, language, place),
      signed: signed.includes(agency),
    })),
    agreedAt,
    maySign: agreedAt === null && by.head && members.includes(by.agency) && !signed.includes(by.agency),
    refused: refused === null ? null : refusalView(government, refused, language),
  };
}

function activitiesOf(government: Government, { text }: Plan, calendar: Calendar, language: Language): ActivityView[] {
  const { activities, from } = text.plan;
  const { placed, path } = schedule(activities);
  const { byActivity } = planTotals(text.plan);
  const dayBefore = addDays(plainDate(from), -1);
  const titleOf = (id: string) => activities.find((one) => one.id === id)?.title[language] ?? id;
  return placed.flatMap(({ id, start, end, slack }) => {
    const activity = activities.find((one) => one.id === id);
    if (activity === undefined) return [];
    const to: PlainDate = addWorkingDays(calendar, dayBefore, end);
    return [
      {
        id,
        title: activity.title[language],
        output: activity.output[language],
        owner: ownerOf(government, activity.owner, language),
        after: activity.after.map(titleOf),
        days: activity.days,
        slack,
        isCritical: path.includes(id),
        from: addWorkingDays(calendar, dayBefore, start + 1),
        to,
        due: plainDate(activity.due),
        isLate: to > activity.due,
        shares: owned(government, byActivity.get(id) ?? new Map(), language),
      },
    ];
  });
}

function owned(government: Government, shares: ReadonlyMap<string, Rupiah>, language: Language) {
  return [...shares].map(([agency, amount], place) => ({
    owner: ownerOf(government, agency, language, place),
    amount,
  }));
}

function newestOf({ current, next }: Plans): Plan {
  return next ?? current;
}

function membersOf(arrangements: Arrangements, { arrangement }: Plan): readonly string[] {
  const standing = arrangements.get(arrangement);
  return standing === undefined ? [] : voting(standing);
}
