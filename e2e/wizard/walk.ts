import type { Page } from '@playwright/test';
import { expect } from '../fixtures.js';

/** From the first screen to the begun rehearsal of EX3, as an operator would click it. */
export async function beginRehearsal(page: Page, faults: readonly string[] = []): Promise<void> {
  await page.getByRole('button', { name: 'Rehearse', exact: true }).click();
  await page.getByRole('button', { name: 'Read the servers' }).click();
  await page.getByRole('row', { name: /^EX3 / }).click();
  await expect(page.getByRole('heading', { name: /^EX3 can be recovered/ })).toBeVisible();
  await page.getByText('Make it go wrong on purpose').click();
  for (const fault of faults) await page.getByRole('checkbox', { name: fault }).check();
  await page.getByRole('radio', { name: 'No waiting' }).check();
  await page.getByRole('button', { name: 'Rehearse the recovery of EX3' }).click();
}

/** Waits for a heading of the recovery, and sees that the screen reader is taken there. */
export async function atHeading(page: Page, name: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible({ timeout: 60_000 });
}

/** Agrees to a preview by the button that says what it does. */
export async function agree(page: Page, button: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: button }).click();
}

/** Goes on after the simulated restart. */
export async function afterRestart(page: Page): Promise<void> {
  const goOn = page.getByRole('button', { name: 'Go on after the restart' });
  await expect(goOn).toBeEnabled({ timeout: 60_000 });
  await goOn.click();
}

/** The identity of EX3: address and name, a restart, the domain with the name typed, a restart. */
export async function takeIdentity(page: Page): Promise<void> {
  await atHeading(page, 'Three things on this server differ from the lost one');
  await agree(page, 'Make this server EX3 and restart');
  await afterRestart(page);
  const join = page.getByRole('button', { name: 'Join EX3 to the domain and restart' });
  await expect(join).toBeVisible({ timeout: 60_000 });
  await page.getByLabel('Type EX3 to confirm').fill('EX3');
  await join.click();
  await afterRestart(page);
}

/** Recovery setup, with the name typed. */
export async function runSetup(page: Page): Promise<void> {
  const run = page.getByRole('button', { name: 'Run recovery setup on EX3' });
  await expect(run).toBeVisible({ timeout: 60_000 });
  await page.getByLabel('Type EX3 to confirm').fill('EX3');
  await run.click();
}
