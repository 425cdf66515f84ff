/** Codes of the refusals the store can throw. */
export const STORE_REFUSALS = [
  // Opening
  'data-folder-in-use',
  'data-folder-copied',
  'no-postgres-here',
  'postgres-did-not-start',
  'database-too-old',
  'database-unreachable',
  'database-rights-missing',
  'database-newer',
  'migration-altered',
  'master-key-malformed',
  'master-key-wrong',
  // Working
  'database-unavailable',
  'disk-full',
  'already-open',
  'journal-repeated',
  'lease-lost',
] as const;
export type StoreRefusal = (typeof STORE_REFUSALS)[number];
