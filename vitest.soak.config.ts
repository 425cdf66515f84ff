import { defineConfig } from 'vitest/config';
import usual from './vitest.config.ts';

/** The long runs, beside `npm test`: one `*.soak.ts` a subject, and the walks in a browser again, in all their looks. */
export default defineConfig({
  ...usual,
  test: {
    ...usual.test,
    include: ['test/**/*.soak.ts', 'test/**/*-browser.test.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
    env: { EVERY_SCREEN: '1' },
  },
});
