import { defineConfig } from 'vitest/config';

/** Kills real processes at many moments of a rehearsal: minutes, so apart from the unit tests. Needs a build. */
export default defineConfig({
  test: { include: ['e2e/kill/**/*.test.ts'], environment: 'node', pool: 'forks' },
});
