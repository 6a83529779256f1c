import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

// The directory tests need a running Active Directory: `npm test` starts one and sets this variable.
const withDirectory = process.env['CAS_RECOVERY_TEST_LDAP'] !== undefined;

// Whole machines and what talks to the outside take most of the time: `npm test` has them on the Node of the product alone.
const machines = ['main/adapters/**', 'main/recovery/**', 'main/compose*'];
const machinesElsewhere = process.env['CAS_RECOVERY_TEST_NODE16'] !== undefined;

// Many tests start real child processes, on machines that may have two cores.
const common = {
  environment: 'node',
  globals: false,
  pool: 'forks',
  // Limits, not measures: a machine that does other things beside must not fail a test.
  testTimeout: 60_000,
  hookTimeout: 60_000,
} as const;

export default defineConfig({
  test: {
    // Vitest leaves one core to others by itself. Nobody else is here.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          // To read the modules anew for each file took more than half of the time.
          isolate: false,
          include: ['{main,preload,renderer,scripts,bench}/**/*.test.{ts,tsx,mjs}'],
          exclude: [
            ...configDefaults.exclude,
            // They run on Windows: scripts/wine/run-tests.mjs.
            '**/*.wine.test.ts',
            ...(withDirectory ? [] : ['**/*.samba.test.ts']),
            ...(machinesElsewhere ? machines : []),
          ],
        },
      },
      {
        // Runs the built command line.
        test: { ...common, name: 'cli', include: ['e2e/cli/**/*.test.ts'], testTimeout: 240_000 },
      },
      {
        // Runs the built command line against a running Active Directory.
        test: { ...common, name: 'live', include: ['e2e/live/**/*.test.ts'], testTimeout: 120_000 },
      },
      {
        // Kills the built program dozens of times: `npm test` runs it as a part of its own, beside another one.
        test: { ...common, name: 'kill', fileParallelism: false, include: ['e2e/kill/**/*.test.ts'] },
      },
    ],
  },
});
