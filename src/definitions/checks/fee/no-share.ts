import type { Rule } from '#definitions/rule';
import { everyBillLine } from '#definitions/views/bill-lines';

/** A payee gets its share because an arrangement gives it. */
export const feeNoShare: Rule = {
  id: 'fee/no-share',
  what: { id: 'Tidak ada kerja sama yang memberi bagian', en: 'No arrangement gives the payee a share' },
  hint: { id: 'tambahkan pemberian fee-share', en: 'add a grant of kind fee-share' },
  check: (draft, say) => {
    const payees = new Set(draft.government.value.payees.map(({ id }) => id));
    const grants = [...draft.arrangements.values()].flatMap((file) => file.value.grants);
    const shared = new Set(grants.flatMap(({ kind, payee }) => (kind === 'fee-share' ? [payee] : [])));
    for (const { line, place } of everyBillLine(draft)) {
      if (!payees.has(line.payee) || shared.has(line.payee)) continue;
      const fix = 'add a grant of kind fee-share with this payee to the arrangement of the service';
      say(place('payee'), `No arrangement gives ${line.payee} a share`, fix);
    }
  },
};
