/** Refusal codes of this storey. */
export const ACCESS_REFUSALS = [
  'not-signed-in',
  'not-allowed',
  'forged-form',
  'personas-off',
  'word-unknown',
  'not-counter',
  'power-missing',
  'power-to-self',
] as const;
export type AccessRefusal = (typeof ACCESS_REFUSALS)[number];
