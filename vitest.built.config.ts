import { defineConfig } from 'vitest/config';

/** Tests of the built command line: real processes, real files. Apart from the unit tests, since they need a build and minutes. */
export default defineConfig({
  test: {
    include: ['e2e/{cli,kill}/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
