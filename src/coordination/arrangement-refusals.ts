/** Refusal codes of the life of an arrangement. */
export const ARRANGEMENT_REFUSALS = [
  'arrangement-unknown',
  'arrangement-exists',
  'arrangement-changed',
  'arrangement-unfit',
  'arrangement-over',
  'arrangement-malformed',
  'instrument-unprinted',
  'consultation-open',
  'signed-before',
  'signature-not-yours',
  'delegation-ended',
] as const;
export type ArrangementRefusal = (typeof ARRANGEMENT_REFUSALS)[number];
