/** Codes of the billing storey. */
export const BILLING_REFUSALS = [
  // Making a bill
  'line-without-tariff',
  'amount-not-whole',
  'weights-unusable',
  // Ending or refunding
  'bill-already-paid',
  'payment-not-parked',
  'refund-not-due',
  'refund-by-one-person',
  // The bank's callback
  'callback-unsigned',
  'callback-stale',
  'callback-forged',
  'callback-malformed',
  // Talking to the bank
  'bank-silent',
  'bank-declined',
] as const;
export type BillingRefusal = (typeof BILLING_REFUSALS)[number];
