import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.js';
import { agree, atHeading } from './walk.js';

test.use({ actionTimeout: 60_000 });

/** What the rail says of each place, as `Restore: waits for the restart`. */
const rail = (page: Page): Promise<string[]> =>
  page
    .getByRole('navigation', { name: 'The journey' })
    .getByRole('listitem')
    .evaluateAll(items =>
      items.map(item => [...item.querySelectorAll('span > span')].map(one => one.textContent).join(': ')),
    );

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
  await page.getByRole('button', { name: 'Show the report' }).click();
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
