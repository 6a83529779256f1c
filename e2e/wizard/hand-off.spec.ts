import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures.js';
import { atHeading } from './walk.js';

test.use({ actionTimeout: 30_000 });

test('a whole server is handed off, restored in a rehearsal, and verified', async ({ page, door }) => {
  test.setTimeout(120_000);
  const copies = path.join(door.stateFolder, 'sheets');
  await door.open(page);
  await page.getByRole('button', { name: 'Find backups' }).click();
  await page.getByRole('button', { name: 'Look for backups' }).click();
  await atHeading(page, /^EX3 can be brought back whole/);
  await page
    .getByRole('row', { name: /10\/29\/2026-21:30/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Restore the whole server' }).click();

  await atHeading(page, 'EX3 will be restored by hand, from a sheet');
  await page.getByLabel('Folder for a copy of the sheet').fill(copies);
  await page.getByRole('button', { name: 'Write the sheet' }).click();
  await atHeading(page, 'EX3 can be restored as a whole from 10/29/2026-21:30');
  await expect(page.getByRole('group', { name: 'The line that restores it' })).toContainText(
    'wbadmin start sysrecovery -version:10/29/2026-21:30',
  );
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a copy' }).click();
  expect((await download).suggestedFilename()).toBe('cas-recovery-hand-off-EX3.html');

  await page.getByRole('button', { name: 'Practise the restore' }).click();
  await expect(page.getByText(/^The simulated server is EX3 of 2026-10-29/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Verify EX3' }).click();
  await atHeading(page, 'EX3 is restored, but not all is as it was');
  await expect(page.getByText('netdom resetpwd').first()).toBeVisible();
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.getByRole('button', { name: 'Verify this server' }).click();
  await atHeading(page, 'EX3 is as it was');
  expect(existsSync(path.join(copies, 'cas-recovery-restored-EX3.html'))).toBe(true);
});
