import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that a thing has one name everywhere.',
};

/** `restrict` names modules that only the listed folders may import. */
const guarded = {
  electron: { name: 'electron', message: 'Only main/doors/electron and preload talk to Electron.' },
  childProcess: ['child_process', 'node:child_process', 'execa'].map(name => ({
    name,
    message: 'Processes are started in main/adapters, main/doors and scripts only.',
  })),
};

const restrict = paths => ({ '@typescript-eslint/no-restricted-imports': ['error', { paths }] });

export default tseslint.config(
  {
    ignores: ['dist/', 'release/', '.cache/', 'node_modules/', 'test-results/', 'playwright-report/', 'screenshots/'],
  },
  js.configs.recommended,
  {
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport],
      eqeqeq: 'error',
      'no-console': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: ['tsconfig.node.json', 'tsconfig.window.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // An adapter keeps the shape of its port also where one method has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      ...restrict([guarded.electron, ...guarded.childProcess]),
    },
  },
  // Who may start processes.
  {
    files: [
      'main/adapters/**/*.ts',
      'main/doors/**/*.ts',
      'scripts/**/*.ts',
      'bench/**/*.ts',
      'e2e/**/*.ts',
      '**/*.test.ts',
    ],
    rules: restrict([guarded.electron]),
  },
  {
    // A row of a table of cases has as many columns as it needs.
    files: ['**/*.test.{ts,tsx}', 'renderer/fixtures/**/*.ts'],
    rules: { 'max-params': 'off' },
  },
  // Who may talk to Electron, and with which half of it.
  {
    files: ['main/doors/electron/**/*.ts'],
    rules: restrict([
      { name: 'electron', importNames: ['ipcRenderer', 'contextBridge'], message: 'Belongs to preload.' },
    ]),
  },
  {
    files: ['preload/index.ts'],
    rules: restrict([
      ...guarded.childProcess,
      {
        name: 'electron',
        importNames: ['ipcMain', 'app', 'BrowserWindow'],
        message: 'Belongs to main/doors/electron.',
      },
    ]),
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: {
      // The window has no classes: what its stores hand out are closures, which know no `this`.
      '@typescript-eslint/unbound-method': 'off',
      // Concerns the React compiler, which is not used.
      'react-hooks/incompatible-library': 'off',
    },
  },
  {
    files: ['e2e/**/*.ts'],
    // Playwright's fixtures are functions that take `{}` first.
    rules: { 'no-empty-pattern': 'off' },
  },
  {
    // Playwright takes its global set-up from the default export.
    files: ['e2e/serve-gallery.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['*.config.{ts,js}', '.dependency-cruiser.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.{js,jsx,mjs,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { ...globals.node } },
  },
  {
    // These hold pieces that run in a page.
    files: ['bench/**/*.{mjs,jsx}'],
    languageOptions: { globals: { ...globals.browser }, parserOptions: { ecmaFeatures: { jsx: true } } },
  },
);
