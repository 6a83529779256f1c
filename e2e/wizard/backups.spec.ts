import { expect, test } from '../fixtures.js';
import { atHeading } from './walk.js';

test('the backups of a server are found, looked at, and lead on', async ({ page, door }) => {
  await door.open(page);
  await page.getByRole('button', { name: 'Find backups' }).click();
  await page.getByLabel('Also look there').fill('the share');
  await expect(page.getByRole('button', { name: 'Look for backups' })).toHaveAttribute('aria-disabled', 'true');
  await page.getByLabel('Also look there').fill('\\\\nas1\\backup');
  await page.getByRole('button', { name: 'Look for backups' }).click();
  await atHeading(page, /^EX3 can be brought back whole as it was on/);
  await expect(page.getByRole('img', { name: /^EX3: 5 backups .* 1 missing/ })).toBeVisible();

  // The newest that suits is in view; the keys lead on.
  const grid = page.getByRole('grid', { name: 'Backups, newest first' });
  await grid.getByRole('row', { name: /EX2/ }).click();
  await expect(page.getByRole('button', { name: 'Restore the system state' })).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('ArrowUp');
  await expect(grid.getByRole('row', { name: /10\/28\/2026/ })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('button', { name: 'Restore the whole server' })).toHaveAttribute('aria-disabled', 'true');

  // There and back: the list stays.
  await page.getByRole('button', { name: 'Restore files' }).click();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await atHeading(page, /^EX3 can be brought back whole/);
  await expect(grid.getByRole('row', { name: /10\/28\/2026/ })).toHaveAttribute('aria-selected', 'true');
});
