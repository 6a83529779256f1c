import { _electron, type ElectronApplication, expect, type Page, test as base } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { callNames } from '../../preload/contract/channels.js';
import { root } from '../fixtures.js';

// The real window, wherever a runtime is found: `npm run e2e` names it in this variable, and leaves this file out
// where there is none.
const executablePath = process.env['CAS_RECOVERY_ELECTRON'] ?? '';

interface Window {
  readonly program: ElectronApplication;
  readonly page: Page;
}

const test = base.extend<{ readonly window: Window }>({
  window: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'cas-recovery-electron-'));
    // Root can't use Chromium's sandbox on Linux.
    const asRoot = process.platform === 'linux' && process.getuid() === 0;
    const program = await _electron.launch({
      executablePath,
      args: [...(asRoot ? ['--no-sandbox'] : []), `--user-data-dir=${path.join(folder, 'user-data')}`, root],
      env: { ...process.env, XDG_STATE_HOME: path.join(folder, 'state') },
    });
    await use({ program, page: await program.firstWindow() });
    await program.close();
    await rm(folder, { recursive: true, force: true });
  },
});

test.describe('the real Electron window', () => {
  test('runs on Electron 22 and shows the wizard', async ({ window: { program, page } }) => {
    const versions = await program.evaluate(() => ({ ...process.versions }));
    expect(versions['electron']).toMatch(/^22\./);
    expect(page.url()).toBe('app://wizard/index.html');
    await expect(page.getByRole('heading').first()).toBeVisible();
  });

  test('keeps Node and Electron out of the page', async ({ window: { page } }) => {
    const found = await page.evaluate('[typeof require, typeof process, typeof module, typeof Buffer]');
    expect(found).toEqual(['undefined', 'undefined', 'undefined', 'undefined']);
    const exposed = await page.evaluate<string[]>('Object.keys(casRecovery)');
    expect(exposed.sort()).toEqual([...callNames, 'on'].sort());
    // What crosses the bridge can't be changed from the page.
    expect(await page.evaluate('Object.isFrozen(casRecovery)')).toBe(true);
  });

  test('answers a call, and refuses one that it does not understand', async ({ window: { page } }) => {
    expect(await page.evaluate('casRecovery.appInfo({})')).toMatchObject({ ok: true, value: { door: 'window' } });
    const refused = await page.evaluate('casRecovery.appInfo({ path: "C:/" })');
    expect(refused).toMatchObject({ ok: false, problem: { code: 'REQUEST_NOT_UNDERSTOOD' } });
  });

  test('obeys its policy: no foreign script, style or connection', async ({ window: { page } }) => {
    const tried = await page.evaluate<string[]>(`(async () => {
      const outcomes = [];
      for (const attempt of [() => fetch('https://example.com/'), () => fetch('app://other/'), () => (0, eval)('1')]) {
        outcomes.push(await Promise.resolve().then(attempt).then(() => 'done', () => 'refused'));
      }
      return outcomes;
    })()`);
    expect(tried).toEqual(['refused', 'refused', 'refused']);
  });

  test('stays where it is', async ({ window: { program, page } }) => {
    await page.evaluate('void (location.href = "https://example.com/")');
    expect(await page.evaluate('window.open("https://example.com/")')).toBeNull();
    await expect(page.getByRole('heading').first()).toBeVisible();
    expect(page.url()).toBe('app://wizard/index.html');
    expect(program.windows()).toHaveLength(1);
  });

  test('grants no permission', async ({ window: { page } }) => {
    const state = await page.evaluate(
      `navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state)`,
    );
    expect(state).toBe('denied');
  });
});
