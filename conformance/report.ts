/** What a runner prints: tests by verdict, and each that failed with its reason. */
export interface Report {
  readonly passed: number;
  readonly failed: number;
  /** Refused by name at reading, as the published profile says. */
  readonly refused: number;
  readonly total: number;
  readonly failures: readonly string[];
}
