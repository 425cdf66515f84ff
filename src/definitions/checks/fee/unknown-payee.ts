import type { Rule } from '#definitions/rule';
import { everyBillLine } from '#definitions/views/bill-lines';
import { nearestName } from '#definitions/vocabulary';

/** Money goes to a payee of the government. */
export const feeUnknownPayee: Rule = {
  id: 'fee/unknown-payee',
  what: { id: 'Penerima uang tidak ada', en: 'The payee does not exist' },
  hint: { id: 'tambahkan di payees government.yaml', en: 'add it to payees of government.yaml' },
  check: (draft, say) => {
    const payees = draft.government.value.payees.map(({ id }) => id);
    for (const { line, place } of everyBillLine(draft)) {
      if (payees.includes(line.payee)) continue;
      const near = nearestName(line.payee, payees);
      const fix =
        near === undefined ? 'name a payee of government.yaml' : `write ${near}, or add the payee to government.yaml`;
      say(place('payee'), `There is no payee ${line.payee}`, fix);
    }
  },
};
