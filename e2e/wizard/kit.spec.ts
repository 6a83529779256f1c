import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.js';
import { afterRestart, agree, atHeading, beginRehearsal, runSetup, takeIdentity } from './walk.js';

test.use({ actionTimeout: 60_000 });

const password = 'of the kit "ä"';

async function recoverEx3(page: Page): Promise<void> {
  await beginRehearsal(page);
  await takeIdentity(page);
  await agree(page, 'Install 26 features');
  await runSetup(page);
  await agree(page, 'Restart this server now');
  await afterRestart(page);
  await atHeading(page, 'EX3 is recovered');
}

/** Takes a kit of EX3 as it was before it was lost. */
async function takeKit(page: Page, kit: string): Promise<void> {
  await page.getByRole('button', { name: 'Take a kit' }).click();
  await page.getByLabel('Folder or .zip file to write the kit to').fill(kit);
  await page.getByLabel('Password for the certificates').fill(password);
  const again = page.getByLabel('The same password again');
  await again.fill('another');
  await expect(page.getByRole('button', { name: 'Take the kit' })).toHaveAttribute('aria-disabled', 'true');
  await again.fill(password);
  await page.getByRole('button', { name: 'Take the kit' }).click();
  await atHeading(page, /^This kit of EX3/);
}

/** Agrees to step after step, and gives what each asks for, until the heading stands. */
async function agreeUntil(page: Page, heading: RegExp): Promise<void> {
  const end = page.getByRole('heading', { level: 1, name: heading });
  const asked = page.getByRole('button', { name: 'Not now' });
  const restarted = page.getByRole('button', { name: 'Go on after the restart' });
  for (let steps = 0; steps < 12; steps += 1) {
    await expect(end.or(asked).or(restarted).first()).toBeVisible({ timeout: 60_000 });
    if (await end.isVisible()) return;
    if (await restarted.isVisible()) {
      await afterRestart(page);
      await expect(restarted).toBeHidden({ timeout: 60_000 });
      continue;
    }
    const now = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    const name = page.getByLabel('Type EX3 to confirm');
    if (await name.isVisible()) await name.fill('EX3');
    const secret = page.getByLabel(/^Password of/);
    if (await secret.isVisible()) await secret.fill(password);
    await page.getByRole('region', { name: 'What you can do' }).getByRole('button').last().click();
    await expect(page.getByRole('heading', { level: 1, name: now, exact: true })).toBeHidden({ timeout: 60_000 });
  }
  await expect(end).toBeVisible();
}

test('a kit brings back what the directory does not hold, and can be taken back', async ({ page, door }) => {
  test.setTimeout(300_000);
  const kit = path.join(door.stateFolder, 'taken', 'EX3.zip');
  const rollup = path.join(door.stateFolder, 'Exchange2010-KB2936871-x64-en.msp');
  await mkdir(path.dirname(kit));
  await writeFile(rollup, 'a rollup of a rehearsal');
  await door.open(page);
  await takeKit(page, kit);
  await expect(page.getByText(/There is nothing to compare with yet/)).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Back to the start' }).click();
  await recoverEx3(page);

  await page.getByRole('button', { name: 'Re-apply what the directory does not hold' }).click();
  await page.getByLabel('Folder or .zip file of the kit').fill(kit);
  await page.getByLabel(/^Password of its certificates/).fill(password);
  await page.getByRole('button', { name: 'Open the kit' }).click();
  await expect(page.getByText(/The password of its certificates fits/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Compare with EX3' }).click();
  await atHeading(page, /^\d+ things on EX3 are not as in the kit/);

  // The two files of a difference, side by side.
  await page.getByLabel('Search the differences').fill('sync web.config');
  await page.getByRole('treeitem', { name: /Sync\\web\.config/ }).click();
  await page.getByRole('button', { name: 'Show side by side' }).click();
  await expect(page.getByRole('table').getByRole('row').nth(3)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByLabel('Search the differences').fill('');

  await page.getByRole('button', { name: /^Choose the \d+ advised$/ }).click();
  await page.getByRole('button', { name: /^Show what applying these \d+ will do/ }).click();
  await atHeading(page, 'What you chose cannot be applied like this');
  await page.getByLabel('Path of the rollup (.msp)').fill(rollup);
  await page.getByRole('button', { name: 'Work it out again' }).click();
  await atHeading(page, /^\d+ changes will be made to EX3/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as PowerShell script' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain('RpcTcpPort');

  await page.getByRole('button', { name: /^Begin with these \d+ changes/ }).click();
  await agreeUntil(page, /^What you chose is in place on EX3/);
  await page.getByRole('button', { name: 'Take this re-application back' }).click();
  await agreeUntil(page, /^The re-application to EX3 is taken back/);
  await page.getByRole('button', { name: 'Back to the start' }).click();
  await expect(page.getByRole('row', { name: /Re-application, rehearsal/ })).toHaveCount(1);
  await expect(page.getByRole('row', { name: /Taking back, rehearsal.*Taken back/ })).toHaveCount(1);
});
