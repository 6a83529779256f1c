import { expect, test } from '../fixtures.js';
import { rehearseBefore } from './recovered.js';
import { atHeading } from './walk.js';

test.use({ actionTimeout: 30_000 });

test('past recoveries are listed, opened, compared, and deleted once the name is typed', async ({ page, door }) => {
  test.setTimeout(180_000);
  await rehearseBefore(door, 'ip-in-use');
  await rehearseBefore(door, 'ip-in-use');
  await door.open(page);
  await page.getByRole('button', { name: 'All of them: compare, export, delete' }).click();
  await atHeading(page, 'Recoveries on this machine');
  const rows = page.getByRole('grid').getByRole('row', { name: /^EX3 Rehearsal/ });
  await expect(rows).toHaveCount(2);

  // Opened, and back again.
  await rows.first().click();
  await page.getByRole('button', { name: 'Open it' }).click();
  await expect(page.getByRole('button', { name: 'Go on with EX3' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the start' }).click();
  await page.getByRole('button', { name: 'All of them: compare, export, delete' }).click();

  await rows.first().click();
  // By the keyboard, too: the focus stays where the next choice is made.
  await page.getByRole('button', { name: 'Compare…' }).press('Enter');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText(/^Chosen: ex3-.* and ex3-/)).toBeVisible();
  await page.getByRole('button', { name: 'Compare the two' }).click();
  await atHeading(page, 'Two recoveries side by side');
  await expect(page.getByRole('table', { name: 'Step by step' }).getByRole('row')).not.toHaveCount(0);
  await page.getByRole('button', { name: 'Back', exact: true }).click();

  await rows.first().click();
  await page.getByRole('button', { name: 'Delete…' }).click();
  await atHeading(page, /^Delete ex3-.*\?$/);
  const forGood = page.getByRole('button', { name: 'Delete it for good' });
  await expect(forGood).toHaveAttribute('aria-disabled', 'true');
  await page.getByLabel('Type EX3 to delete it').fill('EX3');
  await page.getByLabel('Type EX3 to delete it').press('Enter');
  await expect(page.getByText(/^ex3-.* is deleted\.$/)).toBeVisible();
  await expect(rows).toHaveCount(1);
});
