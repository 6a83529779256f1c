import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.js';
import { agree, atHeading } from './walk.js';

test.use({ actionTimeout: 60_000 });

/** What the rail says of each place, as `Restore: waits for the restart`. */
const rail = async (page: Page): Promise<string[]> => {
  const items = page.getByRole('navigation', { name: 'The journey' }).getByRole('listitem');
  return (await items.allInnerTexts()).map(text => text.replace(/\n+/g, ': '));
};

async function rehearseAt(page: Page, pace: 'No waiting' | 'Brisk'): Promise<void> {
  await page.getByText('Make it go wrong on purpose').click();
  await page.getByRole('radio', { name: pace }).check();
  await agree(page, 'Look first: what would be done?');
}

/** The form that takes a backup of EX3 to E:, looked at and begun. */
async function beginTaking(page: Page, pace: 'No waiting' | 'Brisk'): Promise<void> {
  await page.getByRole('button', { name: 'Take a backup' }).click();
  await page.getByLabel('Place for the backup').fill('E:');
  await rehearseAt(page, pace);
  await atHeading(page, 'This is how the backup of EX3 would go');
  await agree(page, 'Begin the backup of EX3');
}

test('files of a backup are chosen from the list, looked at first, and restored beside the live ones', async ({
  page,
  door,
}) => {
  await door.open(page);
  await page.getByRole('button', { name: 'Find backups' }).click();
  await page.getByRole('button', { name: 'Look for backups' }).click();
  await atHeading(page, /^EX3 can be brought back whole/);
  await page
    .getByRole('row', { name: /10\/28\/2026-20:00/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Restore files' }).click();

  // What would be written over the live files is refused before anything is asked.
  await atHeading(page, 'Restore files from a backup');
  const look = page.getByRole('button', { name: 'Look first: what would be done?' });
  const into = page.getByLabel('Into this new folder of the server');
  await expect(into).toHaveValue('C:\\Restored-EX3-20261028-2000');
  await into.fill('C:\\Windows\\System32\\inetsrv');
  await expect(page.getByText(/Nothing old may be written over what is live/)).toBeVisible();
  await expect(look).toHaveAttribute('aria-disabled', 'true');
  await into.fill('C:\\Restored');
  await page.getByText('Make it go wrong on purpose').click();
  await page.getByRole('radio', { name: 'No waiting' }).check();
  await look.click();

  await atHeading(page, 'This is how files of EX3 would come back');
  await expect(page.getByText(/wbadmin\.exe start recovery -version:10\/28\/2026-20:00/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Begin to restore files of EX3' }).click();

  await agree(page, 'Install Windows Server Backup');
  await agree(page, 'Restore 2 folders');
  await atHeading(page, /^The files of EX3 are restored/);
  await expect(page.getByText(/C:\\Restored/).first()).toBeVisible();

  // The way on: the restored folders as a kit, with everything filled in that is known.
  expect((await rail(page)).at(-2)).toBe('Proof: done');
  await agree(page, 'Compare as a kit');
  await atHeading(page, 'Take a recovery kit');
  await expect(page.getByLabel('Name of the server')).toHaveValue('EX3');
  await agree(page, 'Take the kit');
  await atHeading(page, /^This kit of EX3/);
});

test('a backup is taken to the end, and listed after it', async ({ page, door }) => {
  test.setTimeout(180_000);
  await door.open(page);
  await beginTaking(page, 'No waiting');
  await atHeading(page, 'The backup of EX3 is ready to be taken');
  await agree(page, 'Take the backup');
  await atHeading(page, 'The backup of EX3 is taken');
  const version = await page
    .getByText(/\d\d\/\d\d\/\d{4}-\d\d:\d\d/)
    .first()
    .textContent();
  const id = /\d\d\/\d\d\/\d{4}-\d\d:\d\d/.exec(version ?? '')?.[0] ?? 'no version';
  expect(await rail(page)).toEqual([
    'Backup tool: done',
    'Place: done',
    'Backup: done',
    'Proof: done',
    'Report: ready to read',
  ]);
  await agree(page, 'Back to the start');
  await expect(page.getByRole('row', { name: /^EX3 Backup, rehearsal/ })).toHaveCount(1);
  await agree(page, 'Find backups');
  await page.getByRole('radio', { name: /^The simulated server of a rehearsal/ }).check();
  await agree(page, 'Look for backups');
  await expect(page.getByRole('grid', { name: 'Backups, newest first' }).getByRole('row', { name: id })).toHaveCount(
    1,
    {
      timeout: 60_000,
    },
  );
});

/** Moves the focus with Tab alone until it is on what is called so. */
async function tabTo(page: Page, role: 'button' | 'textbox' | 'radio' | 'row', name: string | RegExp): Promise<void> {
  const place = page.getByRole(role, { name }).first();
  await expect(place).toBeVisible({ timeout: 60_000 });
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await place.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  await expect(place).toBeFocused();
}

/** A new page of the wizard is told to a screen reader by the focus on its heading. */
async function toldBy(page: Page, name: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused({ timeout: 60_000 });
}

test('a system state is restored by the keyboard alone, through the restart to the proof', async ({ page, door }) => {
  test.setTimeout(180_000);
  await door.open(page);
  const press = async (name: string | RegExp): Promise<void> => {
    await tabTo(page, 'button', name);
    await page.keyboard.press('Enter');
  };
  await press('Find backups');
  await press('Look for backups');
  await toldBy(page, /^EX3 can be brought back whole/);
  await press('Restore the system state');
  await toldBy(page, 'Restore a system state');
  await press('Look first: what would be done?');
  await toldBy(page, 'This is how the system state of EX3 would come back');
  await press('Begin to restore EX3');
  await toldBy(page, 'Windows Server Backup can be installed on EX3');
  expect(await rail(page)).toContain('Backup tool: needs your decision');
  await press('Install Windows Server Backup');

  // What can't be undone: the safe button has the focus, and the name is to be typed.
  await atHeading(page, 'The restore of EX3 is ready to begin');
  await expect(page.getByRole('button', { name: 'Not now' })).toBeFocused();
  const restore = page.getByRole('button', { name: 'Restore the system state and restart' });
  await expect(restore).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByLabel('Type EX3 to confirm')).toBeFocused();
  await page.keyboard.type('ex3');
  await press('Restore the system state and restart');

  await toldBy(page, 'EX3 is restarting');
  expect(await rail(page)).toContain('Restore: waits for the restart');
  await expect(page.getByRole('button', { name: 'Go on after the restart' })).toBeEnabled({ timeout: 60_000 });
  await press('Go on after the restart');
  await toldBy(page, /^The system state of EX3 is restored/);
  expect(await rail(page)).toEqual([
    'Backup tool: done',
    'Version: done',
    'Restore: done',
    'Proof: done',
    'Report: ready to read',
  ]);
});

test.describe('a backup whose window is killed', () => {
  // The open page tries to reach the program while it is away.
  test.use({ allowedErrors: /WebSocket|ERR_CONNECTION_REFUSED/ });

  test('is offered at the next start, and followed without a second one', async ({ page, door }) => {
    test.setTimeout(180_000);
    await door.open(page);
    await beginTaking(page, 'Brisk');
    await agree(page, 'Take the backup');
    await atHeading(page, 'Windows takes the backup of EX3');
    // Killed before Windows has the job, nothing would have begun: it would be asked for again.
    await expect.poll(() => percentDone(door.stateFolder), { timeout: 60_000 }).toBeGreaterThan(0);
    await door.end('SIGKILL');
    await page.goto(await door.startAgain());
    await page
      .getByRole('row', { name: /^EX3 Backup, rehearsal/ })
      .getByRole('button', { name: /^Go on/ })
      .click();
    await atHeading(page, 'The backup of EX3 waits where it was left');
    expect((await rail(page)).slice(0, 3)).toEqual(['Backup tool: done', 'Place: done', 'Backup: needs your decision']);
    await agree(page, 'Go on with EX3');
    await atHeading(page, 'The backup of EX3 is taken');
    await agree(page, 'Show the report');
    const begun = (await journal(door.stateFolder)).filter(
      ({ kind, stepId }) => kind === 'act-intended' && stepId === 'backup-run',
    );
    expect(begun).toHaveLength(1);
  });
});

/** How far the job is that the simulated server works on; -1 without one. */
async function percentDone(stateFolder: string): Promise<number> {
  const [id = ''] = await readdir(path.join(stateFolder, 'recoveries'));
  const text = await readFile(path.join(stateFolder, 'recoveries', id, 'rehearsal', 'machine.json'), 'utf8');
  return (JSON.parse(text) as { backups: { job: { percent: number } | null } }).backups.job?.percent ?? -1;
}

/** What was written down of the only piece of work. */
async function journal(stateFolder: string): Promise<{ kind: string; stepId?: string }[]> {
  const [id = ''] = await readdir(path.join(stateFolder, 'recoveries'));
  const text = await readFile(path.join(stateFolder, 'recoveries', id, 'journal.jsonl'), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map(line => (JSON.parse(line) as { entry: { kind: string; stepId?: string } }).entry);
}
