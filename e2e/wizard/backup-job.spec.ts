import { expect, test } from '../fixtures.js';
import { agree, atHeading } from './walk.js';

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
