import { defineConfig, type PlaywrightTestProject } from '@playwright/test';
import { existsSync } from 'node:fs';

// The Chromium that is inside Electron 22 (scripts/setup.mjs fetches it), and the one of today.
const chromium108 = '.cache/tools/chromium-108/chromium';
const debianChromium = '/usr/bin/chromium';

// As root, and in containers, Chromium can't build its own sandbox; the pages here are our own.
const args = ['--no-sandbox', '--disable-gpu'];

const realElectron = '**/electron/real.spec.ts';

const browsers: PlaywrightTestProject[] = [
  {
    name: 'chromium-108',
    testIgnore: realElectron,
    use: { browserName: 'chromium', launchOptions: { executablePath: chromium108, args } },
  },
  {
    name: 'chromium-current',
    // The product runs in Chromium 108, where everything is tried. A browser of today meets the loopback door alone:
    // an operator rehearses in it. The tests marked so prove that it is let in, and walked through to the end.
    // Where there is no Chromium 108, this one has to try everything.
    ...(existsSync(chromium108) && { grep: /@own-browser/ }),
    use: {
      browserName: 'chromium',
      ...(existsSync(debianChromium)
        ? { launchOptions: { executablePath: debianChromium, args } }
        : { channel: process.platform === 'win32' ? 'msedge' : 'chrome' }),
    },
  },
];

// `npm run e2e` names the runtime that it found; without one the real window can't be tested, and it says so.
const electron: PlaywrightTestProject[] = process.env['CAS_RECOVERY_ELECTRON']
  ? [{ name: 'electron', testMatch: realElectron }]
  : [];

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/serve-gallery.ts',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: process.env['CI'] === 'true',
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/results/e2e.json' }]],
  use: {
    ...(process.env['CAS_RECOVERY_GALLERY'] && { baseURL: process.env['CAS_RECOVERY_GALLERY'] }),
    viewport: { width: 1024, height: 768 },
    // A trace of every test costs more than the tests: ask for one with --trace on.
    screenshot: 'only-on-failure',
  },
  projects: [...browsers, ...electron],
});
