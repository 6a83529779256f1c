import { test as base, expect, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { calls, type CallName, type CallOutput } from '../../preload/contract/calls.js';
import { channelOf } from '../../preload/contract/channels.js';
import { proposal } from '../../renderer/fixtures/live.js';
import { dist, root } from '../fixtures.js';
import { ElectronStandIn } from './stand-in/electron-stand-in.js';

const contoso = path.join(root, 'main', 'directory', 'fixtures', 'contoso');

interface Program {
  readonly electron: ElectronStandIn;
  readonly page: Page;
  /** What was asked of the calls that are answered here. */
  readonly asked: { readonly call: CallName; readonly input: unknown }[];
}

/**
 * The built program, but for what only Windows can answer: whether a recovery can begin, what is proposed for it, and
 * its begin. Each question is held to the contract as the program itself does.
 */
const test = base.extend<{ readonly program: Program }>({
  program: async ({ browser }, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'cas-recovery-live-'));
    process.env['XDG_STATE_HOME'] = path.join(folder, 'state');
    const electron = new ElectronStandIn(browser, path.join(folder, 'user-data'));
    const page = await electron.run(dist('main', 'index.cjs'));
    const asked: Program['asked'] = [];
    const answer = <N extends CallName>(call: N, value: (real: unknown) => CallOutput<N>): void => {
      const channel = channelOf(call);
      const real = electron.handlers.get(channel);
      electron.handlers.set(channel, async (event, input) => {
        asked.push({ call, input: calls[call].input.parse(input) });
        const told = call === 'appInfo' ? ((await real?.(event, input)) as { value: unknown }).value : undefined;
        return { ok: true, value: calls[call].output.parse(value(told)) };
      });
    };
    answer('appInfo', real => ({ ...(real as CallOutput<'appInfo'>), rehearsalsOnlyBecause: null, elevated: true }));
    answer('proposeRecovery', () => ({ ...proposal, server: 'CAS1' }));
    answer('beginRecovery', () => ({ id: 'cas1-1' }));
    await page.reload();
    await use({ electron, page, asked });
    await electron.leave();
    await rm(folder, { recursive: true, force: true });
  },
});

test('a recovery on this machine is begun as the form says, and opens as LIVE', async ({
  program: { page, asked },
}) => {
  await page.getByRole('button', { name: 'Recover a server on this machine' }).click();
  await page.getByRole('radio', { name: /^An export of the directory/ }).check();
  await page.getByLabel('Path of each file, one a line').fill(contoso);
  await page.getByRole('button', { name: 'Read the servers' }).click();
  await page.getByRole('row', { name: /^CAS1 / }).click();
  await expect(page.getByText('READ ONLY')).toBeVisible();
  await page.getByRole('button', { name: 'Recover CAS1 on this server' }).click();

  await expect(page.getByRole('heading', { name: 'Is WIN-8K2P the machine that becomes CAS1?' })).toBeVisible();
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible();
  await page.getByRole('textbox', { name: 'DNS servers' }).fill('192.168.0.10');
  await page.getByLabel('Last known to work').fill('2026-11-20T10:00');
  await page.getByRole('button', { name: 'Begin the recovery of CAS1 on WIN-8K2P' }).click();

  // There is no journal behind it here: that the recovery is opened shows by what the program says of it.
  await expect(page.getByRole('heading', { name: 'This recovery cannot be opened' })).toBeVisible();
  expect(asked.filter(({ call }) => call === 'beginRecovery')).toMatchObject([
    {
      input: {
        directory: { kind: 'file', path: contoso },
        server: 'CAS1',
        settings: { address: '192.168.0.33', dnsServers: ['192.168.0.10'], folders: { media: null } },
      },
    },
  ]);
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible();
});

test('a recovery on this machine can be left before it begins, and nothing was asked for', async ({
  program: { page, asked },
}) => {
  await page.getByRole('button', { name: 'Look at a server' }).click();
  await page.getByRole('radio', { name: /^An export of the directory/ }).check();
  await page.getByLabel('Path of each file, one a line').fill(contoso);
  await page.getByRole('button', { name: 'Read the servers' }).click();
  await page.getByRole('row', { name: /^CAS1 / }).click();
  await page.getByRole('button', { name: 'Recover CAS1 on this server' }).click();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('heading', { name: 'CAS1 can be recovered, with care' })).toBeVisible();
  expect(asked.map(({ call }) => call)).not.toContain('beginRecovery');
});
