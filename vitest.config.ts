import { defineConfig } from 'vitest/config';
import { WalksFirst } from './test/support/walks-first.ts';

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  // Where the global set-up is read.
  environments: { __vitest__: { resolve: { conditions: ['source'] } } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    /** The house is loaded once a worker, not once a file: no module keeps state that a test could leave behind. */
    isolate: false,
    sequence: { sequencer: WalksFirst },
    globalSetup: 'test/support/shared-server.ts',
  },
});
