import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../fixtures.js';
import { atHeading } from './walk.js';

test.use({ actionTimeout: 30_000 });

test('advice is weighed with each answer, kept as a plan, and compared with what was done', async ({ page, door }) => {
  await door.open(page);
  await page.getByRole('button', { name: 'Advise me' }).click();
  await page.getByRole('button', { name: 'Read and advise' }).click();
  // With no answer, what nobody knows counts as the worse.
  await atHeading(page, /^Back up everything of EX3/);

  await page.getByLabel(/^How many hours may users be without/).fill('8');
  await page
    .getByRole('radiogroup', { name: /^Does other software run on it/ })
    .getByRole('radio', { name: 'No', exact: true })
    .check();
  await page
    .getByRole('radiogroup', { name: /^Is every change to the server written down/ })
    .getByRole('radio', { name: 'Yes' })
    .check();
  await atHeading(page, /^Back up the minimum of EX3/);
  await expect(page.getByText(/^Answered 3 of/)).toBeVisible();
  await page.getByText(/^When nothing need be backed up: 0 of 3 conditions hold, 3 not known/).click();
  await expect(page.getByText('Not known: Several Client Access servers stand in for each other.')).toBeVisible();

  await page.getByLabel('Days between backups').fill('60');
  const printed = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save it to print' }).click();
  expect(await readFile(await (await printed).path(), 'utf8')).toContain('<svg class="chart"');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Keep the plan' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  const plan = JSON.parse(text) as { servers: { chosen: string; rhythm: object }[] };
  expect(plan.servers[0]).toMatchObject({ chosen: 'minimum', rhythm: { backupDays: 60, kitDays: 31 } });

  // The plan is opened again, as on another day.
  const kept = path.join(door.stateFolder, 'kept.json');
  await writeFile(kept, text);
  await page.getByRole('button', { name: 'Compare with what was done' }).click();
  await page.getByLabel('Plan', { exact: true }).setInputFiles(kept);
  await expect(page.getByText('In hand: kept.json')).toBeVisible();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.getByRole('row', { name: /a backup with the system state, at least every 60 days/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Not known.*recovery kit.*Name the newest kit above/ })).toBeVisible();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await atHeading(page, /^Back up the minimum of EX3/);
});
