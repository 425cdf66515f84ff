import { feeNoBasis } from '#definitions/checks/fee/no-basis';
import { feeNoShare } from '#definitions/checks/fee/no-share';
import { feeNotATariff } from '#definitions/checks/fee/not-a-tariff';
import { feeUnknownPayee } from '#definitions/checks/fee/unknown-payee';
import type { Area } from '#definitions/rule';

export const feeArea: Area = {
  name: 'fee',
  about:
    'Every bill line is computed from a tariff table and goes to a known payee to whom an arrangement gives the share.',
  rules: [feeNoBasis, feeNotATariff, feeUnknownPayee, feeNoShare],
};
