import { elementAt, versionsCalled } from '#engine/called';
import type { CaseQuestion, CaseState, Opened, Program } from '#engine/case';
import { heldBy, laneAgency } from '#engine/plan';
import type { House } from '#operations/house';
import { sql } from '#store/sql';
import { deadline, workingDaysBetween } from '#terms/calendar';
import type { AgencyId } from '#terms/ids';
import { dayIn, type Instant } from '#terms/plain-date';

/** An open case as its state has it; nothing personal. */
export interface OpenCase {
  readonly number: string;
  readonly chain: string;
  readonly program: Program;
  readonly state: CaseState;
}

/** The board reads so many open cases, the oldest first, and so many that have ended. */
export const MOST_CASES = 5_000;

export async function openCases(house: Pick<House, 'db' | 'library'>): Promise<OpenCase[]> {
  const rows = await house.db.many<{ case_id: string; number: string; service: string; def: number; state: CaseState }>(
    sql`select case_id, number, service, def, state from cases where status = 'open' order by case_id limit ${MOST_CASES}`,
  );
  return Promise.all(
    rows.map(async ({ case_id, number, service, def, state }) => ({
      number,
      chain: case_id,
      program: await house.library.program(service, def, versionsCalled(state)),
      state,
    })),
  );
}

/** Something an open case waits for, and whose it is; `held` once its owner has it in hand. Null is the applicant. */
export interface Wait {
  readonly wait: Opened;
  readonly owner: AgencyId | null;
  readonly held: boolean;
}

/** The waits of a case, boundary timers apart; the same rule of who holds as on every other page. */
export function waitsOf({ program, state }: OpenCase): readonly Wait[] {
  const now = (agency: AgencyId | null, element: string) =>
    agency === null ? null : (heldBy(program, agency, state.territory, element) ?? agency);
  return state.open.flatMap((wait): Wait[] => {
    const { node, program: own } = elementAt(program, wait.node);
    // What watches from the edge, or would start something beside, is nobody's turn.
    if (node === undefined || node.attachedTo !== null || wait.token === 0) return [];
    if (wait.kind === 'item')
      return [{ wait, owner: now(wait.agency, wait.node), held: wait.agency === null || wait.touched !== null }];
    if (wait.kind === 'ask') return [{ wait, owner: now(wait.agency, wait.node), held: true }];
    return [
      {
        wait,
        owner: now(laneAgency(own, node.lane, state.territory, wait.since), wait.node),
        held: wait.kind !== 'timer',
      },
    ];
  });
}

/** Working days since the case was filed. */
export function ageOf({ program, state }: OpenCase, at: Instant): number {
  const { calendar } = program.government;
  return workingDaysBetween(calendar, dayIn(calendar.zone, state.filed), dayIn(calendar.zone, at));
}

/** Since when nothing has happened, where that is longer than the service's whole promise; null else. */
export function quietSince(open: OpenCase, at: Instant): Instant | null {
  const { program, state } = open;
  if (waitsOf(open).every(({ owner }) => owner === null)) return null;
  return deadline(program.government.calendar, state.at, program.service.file.promise) < at ? state.at : null;
}

export interface OpenQuestion extends OpenCase {
  readonly question: CaseQuestion;
}

/** Unanswered questions, nearest deadline first. */
export function openQuestionsOf(cases: readonly OpenCase[]): OpenQuestion[] {
  return cases
    .flatMap((one) =>
      one.state.questions.filter(({ state }) => state === 'open').map((question) => ({ ...one, question })),
    )
    .toSorted((a, b) => (a.question.due < b.question.due ? -1 : 1));
}
