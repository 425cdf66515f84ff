import { boxesIn, modelsFor, ruleNamed, withNeeded } from '#definitions/decisions';
import type { Check, Draft, DraftService } from '#definitions/draft';
import type { Findings } from '#definitions/findings';
import type { BillLine } from '#definitions/schema';
import { elementsOf, nearestName, placeIn } from '#definitions/vocabulary';

/**
 * A bill refuses whatever stands in no tariff ("formulir", "administrasi"): each line comes from a decision of tariffs/ that
 * reads a table, goes to a payee of the government, and an arrangement gives that payee its share. The legal basis of a
 * line is part of the file's form.
 */
export const feesCheck: Check = {
  name: 'fee',
  about:
    'Every bill line is computed from a tariff table and goes to a known payee to whom an arrangement gives the share.',
  run: (draft, findings) => {
    for (const service of draft.services.values()) {
      for (const [id, { bill }] of elementsOf(service)) {
        for (const [index, line] of (bill?.lines ?? []).entries())
          checkLine(draft, service, ['elements', id, 'bill', 'lines', index], line, findings);
      }
    }
  },
};

function checkLine(
  draft: Draft,
  service: DraftService,
  path: readonly PropertyKey[],
  line: BillLine,
  findings: Findings,
): void {
  if (!isTariff(draft, service, line.decision)) {
    const message = `Line ${line.id} is not read from a tariff table`;
    const fix = 'name a decision of tariffs/ that reads a decision table; what stands in no tariff may not be billed';
    findings.error(placeIn(service, ...path, 'decision'), 'fee/not-a-tariff', message, fix);
  }
  const payees = draft.government.value.payees.map((payee) => payee.id);
  const place = placeIn(service, ...path, 'payee');
  if (!payees.includes(line.payee)) {
    const near = nearestName(line.payee, payees);
    const fix =
      near === undefined ? 'name a payee of government.yaml' : `write ${near}, or add the payee to government.yaml`;
    findings.error(place, 'fee/unknown-payee', `There is no payee ${line.payee}`, fix);
  } else if (!hasShare(draft, line.payee)) {
    const message = `No arrangement gives ${line.payee} a share`;
    findings.error(
      place,
      'fee/no-share',
      message,
      'add a grant of kind fee-share with this payee to the arrangement of the service',
    );
  }
}

/** An unknown decision is another check's finding. */
function isTariff(draft: Draft, service: DraftService, reference: string): boolean {
  const models = modelsFor(draft, service);
  const rule = ruleNamed(models, reference);
  if (rule === undefined) return true;
  const boxes = withNeeded(models, rule).flatMap(({ element }) => boxesIn(element.logic));
  return reference.startsWith('tariffs/') && boxes.some((box) => box.kind === 'table');
}

function hasShare(draft: Draft, payee: string): boolean {
  return [...draft.arrangements.values()].some(({ value }) =>
    value.grants.some((grant) => grant.kind === 'fee-share' && grant.payee === payee),
  );
}
