/** Refusal codes of this storey. */
export const EXCHANGE_REFUSALS = [
  'record-unknown',
  'registry-silent',
  'gateway-file-malformed',
  'question-unknown',
  'question-answered',
  'question-late',

  'no-arrangement',
  'arrangement-expired',
  'arrangement-suspended',
  'basis-lapsed',
  'fields-exceed-grant',
  'no-consent',
  'preview-needed',
  'consent-unknown',
] as const;
export type ExchangeRefusal = (typeof EXCHANGE_REFUSALS)[number];
