import { configDefaults, defineConfig } from 'vitest/config';

// The directory tests need a running Active Directory: `npm test` starts one and sets this variable.
const withDirectory = process.env['CAS_RECOVERY_TEST_LDAP'] !== undefined;

export default defineConfig({
  test: {
    include: ['{main,preload,renderer,scripts,bench}/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, ...(withDirectory ? [] : ['**/*.samba.test.ts'])],
    environment: 'node',
    globals: false,
    pool: 'forks',
    // Many tests start real child processes, on machines that may have two cores.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
