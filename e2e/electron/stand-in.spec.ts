import { test as base, expect, type Page } from '@playwright/test';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { callNames, channelOf } from '../../preload/contract/channels.js';
import { dist } from '../fixtures.js';
import { ElectronStandIn } from './stand-in/electron-stand-in.js';

interface Program {
  readonly electron: ElectronStandIn;
  readonly page: Page;
  readonly folder: string;
}

const test = base.extend<{ readonly program: Program }>({
  program: async ({ browser }, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'cas-recovery-window-'));
    // Where journals go, on a system that is not Windows.
    process.env['XDG_STATE_HOME'] = path.join(folder, 'state');
    const electron = new ElectronStandIn(browser, path.join(folder, 'user-data'));
    const page = await electron.run(dist('main', 'index.cjs'));
    await use({ electron, page, folder });
    if (electron.windows.length > 0) await electron.leave();
    await rm(folder, { recursive: true, force: true });
  },
});

test.describe('the Electron program, on a stand-in for electron', () => {
  test('shows the wizard', async ({ program: { page, electron } }) => {
    await expect(page.getByRole('heading').first()).toBeVisible();
    expect(electron.app.calls).toEqual(['name CAS Recovery', 'sandbox', 'no hardware acceleration']);
    expect(electron.schemes).toMatchObject([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
  });

  test('locks the page in', async ({ program: { electron } }) => {
    expect(electron.windows[0]?.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
    });
    expect(await electron.session.permissions('media')).toEqual([false, false, false]);
    expect(electron.windows[0]?.webContents.windowOpenAction()).toBe('deny');
  });

  test('answers the calls of the window, and no other channel', async ({ program: { page, electron } }) => {
    const reply = await page.evaluate('casRecovery.appInfo({})');
    expect(reply).toMatchObject({ ok: true, value: { door: 'window' } });
    expect([...electron.handlers.keys()].sort()).toEqual(callNames.map(channelOf).sort());
  });

  test('exposes functions that mean something, and nothing of Electron', async ({ program: { page } }) => {
    const exposed = await page.evaluate<string[]>('Object.keys(casRecovery)');
    expect(exposed.sort()).toEqual([...callNames, 'on'].sort());
  });

  test('does not understand a call with a surplus key', async ({ program: { page } }) => {
    const reply = await page.evaluate('casRecovery.appInfo({ path: "C:/" })');
    expect(reply).toMatchObject({ ok: false, problem: { code: 'REQUEST_NOT_UNDERSTOOD' } });
  });

  test('does not listen to a frame inside the page, nor to another address', async ({ program: { electron } }) => {
    const handle = electron.handlers.get(channelOf('appInfo'));
    const strangers = [
      null,
      { url: 'app://wizard/index.html', parent: {} },
      { url: 'app://wizard.example/index.html', parent: null },
      { url: 'https://wizard/', parent: null },
    ];
    for (const senderFrame of strangers) {
      expect(await handle?.({ senderFrame }, {})).toMatchObject({ problem: { code: 'REQUEST_NOT_UNDERSTOOD' } });
    }
    expect(await handle?.({ senderFrame: { url: 'app://wizard/', parent: null } }, {})).toMatchObject({ ok: true });
  });

  test('loads nothing but its own files', async ({ program: { electron, page } }) => {
    expect(await electron.session.mayLoad('https://example.com/')).toBe(false);
    expect(await electron.session.mayLoad('file:///etc/passwd')).toBe(false);
    const outside = await electron.session.serve('app://wizard/%2e%2e/main/index.cjs', 'GET');
    expect(outside.statusCode).toBe(404);
    await page.evaluate('void (location.href = "https://example.com/")');
    await expect(page.getByRole('heading').first()).toBeVisible();
  });

  test('tells the window what happens in a rehearsal', async ({ program: { page } }) => {
    // Text, as it runs in the page: begins a rehearsal, and leaves it after the third record that it hears of.
    const kinds = await page.evaluate<string[]>(`(async () => {
      const heard = [];
      const enough = new Promise(resolve => {
        const end = casRecovery.on('record', ({ record }) => {
          heard.push(record.entry.kind);
          if (heard.length === 3) resolve(end());
        });
      });
      const wish = { scenario: 'ex3', server: 'EX3', faults: [], speed: 0 };
      const { value } = await casRecovery.beginRehearsal(wish);
      await casRecovery.runRecovery({ id: value.id });
      await enough;
      await casRecovery.cancelRecovery({ id: value.id });
      return heard;
    })()`);
    expect(kinds.length).toBe(3);
  });

  test('comes back after a restart with the recovery that Windows names, and goes on with it', async ({
    browser,
    program: { electron, page, folder },
  }) => {
    // Text, as it runs in the page.
    const id = await page.evaluate<string>(`(async () => {
      const wish = { scenario: 'ex3', server: 'EX3', faults: [], speed: 0 };
      return (await casRecovery.beginRehearsal(wish)).value.id;
    })()`);
    await electron.leave();
    const again = new ElectronStandIn(browser, path.join(folder, 'user-data'));
    const before = process.argv;
    process.argv = [...before, '--resume', id];
    try {
      const back = await again.run(dist('main', 'index.cjs'));
      await expect(
        back.getByRole('heading', { name: 'Three things on this server differ from the lost one' }),
      ).toBeVisible();
      await expect(back.getByText('REHEARSAL')).toBeVisible();
    } finally {
      process.argv = before;
      await again.leave();
    }
  });

  test('keeps where the window stood, and ends with its last window', async ({ program: { electron, folder } }) => {
    await electron.leave();
    const kept: unknown = JSON.parse(await readFile(path.join(folder, 'user-data', 'window-state.json'), 'utf8'));
    expect(kept).toMatchObject({ x: 12, y: 34, width: 1000, height: 700, maximised: false });
    expect(await electron.app.ended).toBe(0);
  });
});

base('a second instance leaves at once', async ({ browser }) => {
  const electron = new ElectronStandIn(browser, tmpdir());
  electron.app.lockIsFree = false;
  await expect(electron.run(dist('main', 'index.cjs'))).rejects.toThrow('The program ended with 0');
  expect(electron.windows).toEqual([]);
});
