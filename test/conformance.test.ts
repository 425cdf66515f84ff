import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBetsy } from '../conformance/betsy.ts';

/** Other people's suites are no part of the product: each runs where its folder has been put, and says so where not. */
const SUITES = process.env['CONFORMANCE'] ?? join(import.meta.dirname, '../../shared/conformance');
const BETSY = join(SUITES, 'betsy');

describe('betsy, the executable BPMN tests of the University of Bamberg', () => {
  it.skipIf(!existsSync(BETSY))('pass, but for those that the profile refuses by name', async () => {
    const { failures, ...counts } = await runBetsy(BETSY);
    expect(failures).toEqual([]);
    expect(counts).toEqual({ passed: 39, failed: 0, refused: 33, total: 72 });
  });

  it.runIf(!existsSync(BETSY))(`are not here: ${BETSY} is missing, so nothing was run`, () => {
    expect(existsSync(BETSY)).toBe(false);
  });
});
