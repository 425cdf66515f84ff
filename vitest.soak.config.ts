import { defineConfig } from 'vitest/config';
import usual from './vitest.config.ts';

/**
 * The long runs, beside `npm test`: one `*.soak.ts` a subject; and again the walks in a browser, in all their looks, and the
 * files broken at random, more of them.
 */
export default defineConfig({
  ...usual,
  test: {
    ...usual.test,
    include: ['test/**/*.soak.ts', 'test/**/*-browser.test.ts', 'src/operations/government/broken-files.test.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
    env: { EVERY_SCREEN: '1', LONG_RUNS: '1' },
  },
});
