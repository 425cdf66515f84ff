import { boxesIn, modelsFor, ruleNamed, withNeeded } from '#definitions/decisions';
import type { Draft, DraftService } from '#definitions/draft';
import type { Rule } from '#definitions/rule';
import { everyBillLine } from '#definitions/views/bill-lines';

/** A bill refuses whatever stands in no tariff ("formulir", "administrasi"): each line comes from a decision of tariffs/ that reads a table. */
export const feeNotATariff: Rule = {
  id: 'fee/not-a-tariff',
  what: { id: 'Biaya tidak dibaca dari tabel tarif', en: 'The line is not read from a tariff table' },
  hint: { id: 'pakai keputusan di tariffs/ yang membaca tabel', en: 'name a decision of tariffs/ that reads a table' },
  check: (draft, say) => {
    for (const { service, line, place } of everyBillLine(draft)) {
      if (isTariff(draft, service, line.decision)) continue;
      const fix = 'name a decision of tariffs/ that reads a decision table; what stands in no tariff may not be billed';
      say(place('decision'), `Line ${line.id} is not read from a tariff table`, fix);
    }
  },
};

/** An unknown decision is another rule's finding. */
function isTariff(draft: Draft, service: DraftService, reference: string): boolean {
  const models = modelsFor(draft, service);
  const rule = ruleNamed(models, reference);
  if (rule === undefined) return true;
  const boxes = withNeeded(models, rule).flatMap(({ element }) => boxesIn(element.logic));
  return reference.startsWith('tariffs/') && boxes.some((box) => box.kind === 'table');
}
