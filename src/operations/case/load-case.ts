import type { Bill } from '#billing/bill';
import { versionsCalled } from '#engine/called';
import type { CaseState } from '#engine/case';
import { numberRoute } from '#operations/case/case-keys';
import type { Before } from '#operations/case/commit';
import { openFacts } from '#operations/case/facts';
import type { House } from '#operations/house';
import { readBill } from '#operations/money/money-rows';
import type { Runner } from '#store/database';
import type { InboxKey } from '#store/effects';
import { readStep } from '#store/step-read';
import type { ChainId } from '#terms/ids';
import type { Json } from '#terms/json';
import { isCaseNumber } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** A case by its id, or by the number people know. */
export type CaseRef = { readonly caseId: ChainId } | { readonly number: string };

export interface Loaded extends Before {
  readonly version: number;
  readonly state: CaseState;
  /** Result of the same command when it came before. */
  readonly repeated: { readonly result: Json } | null;
}

/** State, facts and bills of a case in one statement. Refuses with `case-unknown`. */
export async function loadCase(
  house: Pick<House, 'keys' | 'library'>,
  db: Runner,
  ref: CaseRef,
  inbox?: InboxKey,
): Promise<Loaded> {
  const of = 'caseId' in ref ? ref : { routeHash: numberRoute(checked(ref.number)) };
  const read = await readStep<CaseState>(db, {
    of,
    facts: 'all',
    also: ['bills'],
    ...(inbox === undefined ? {} : { inbox }),
  });
  await house.library.keepUp(read.successions);
  const row = read.case;
  if (row === null) throw new Refusal('case-unknown', 'There is no case with this number');
  const [program, facts] = await Promise.all([
    house.library.program(row.service, row.def, versionsCalled(row.state)),
    openFacts(house.keys, read.facts),
  ]);
  const bills = read.bills.map((bill) => readBill(bill, row.caseId));
  const bill = openBill(bills);
  const { caseId, number, def, version, head, state } = row;
  return { caseId, number, def, version, head, state, program, facts, bill, bills, repeated: read.repeated };
}

/** The bill that can be paid, else the last one. */
export function openBill(bills: readonly Bill[]): Bill | null {
  return bills.find(({ status }) => status === 'open') ?? bills.at(-1) ?? null;
}

function checked(number: string): string {
  if (!isCaseNumber(number)) throw new Refusal('case-unknown', 'A case number looks like MG-2026-7K3MQ2ZD-5');
  return number;
}
