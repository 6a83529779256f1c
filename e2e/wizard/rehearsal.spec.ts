import { readFile } from 'node:fs/promises';
import { expect, test } from '../fixtures.js';
import { afterRestart, agree, atHeading, beginRehearsal, runSetup, takeIdentity } from './walk.js';

test.describe('a whole rehearsal in the window', { tag: '@own-browser' }, () => {
  test('recovers EX3, shows the article’s addresses as verified, and hands the report over', async ({ page, door }) => {
    test.setTimeout(180_000);
    await door.open(page);
    await beginRehearsal(page);
    await takeIdentity(page);
    await agree(page, 'Install 26 features');
    await runSetup(page);
    await agree(page, 'Restart this server now');
    await afterRestart(page);
    await atHeading(page, 'EX3 is recovered');
    await page.getByRole('button', { name: 'Show the report' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the report' }).click();
    // The report lets long values break inside; that is not part of what it says.
    const html = (await readFile(await (await download).path(), 'utf8')).replaceAll('<wbr />', '');
    expect(html).toContain('https://mail.exchangeserverpro.local/owa');
    expect(html).toContain('REHEARSAL');
  });
});

test.describe('a rehearsal whose program is killed', () => {
  // The open page tries to reach the program while it is away.
  test.use({ allowedErrors: /WebSocket|ERR_CONNECTION_REFUSED/ });

  test('goes on where it was after the program was killed and started again', async ({ page, door }) => {
    test.setTimeout(180_000);
    await door.open(page);
    await beginRehearsal(page);
    await takeIdentity(page);
    await expect(page.getByRole('button', { name: 'Install 26 features' })).toBeVisible({ timeout: 60_000 });
    await door.end('SIGKILL');
    await page.goto(await door.startAgain());
    await page.getByRole('button', { name: /^Go on/ }).click();
    await page.getByRole('button', { name: 'Go on with EX3' }).click();
    await agree(page, 'Install 26 features');
    await expect(page.getByRole('button', { name: 'Run recovery setup on EX3' })).toBeVisible({ timeout: 60_000 });
  });
});

test.describe('a rehearsal that fails', () => {
  test('names what happened and what to do, and passes when the operator retries', async ({ page, door }) => {
    test.setTimeout(120_000);
    await door.open(page);
    await beginRehearsal(page, ['The address is in use']);
    await atHeading(page, 'This server does not have the identity of EX3 yet');
    await expect(page.getByText('Another machine answers on 10.0.0.23.', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Make this server EX3 and restart' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Retry', exact: true }).click();
    await takeIdentity(page);
  });

  test('is skipped only with a reason', async ({ page, door }) => {
    test.setTimeout(120_000);
    await door.open(page);
    await beginRehearsal(page, ['The Exchange files are too old']);
    await page.getByRole('button', { name: 'Skip this step' }).click();
    const skip = page.getByRole('button', { name: 'Skip with this reason' });
    await expect(skip).toHaveAttribute('aria-disabled', 'true');
    await page.getByLabel('Your reason').fill('Newer media are on their way');
    await skip.click();
    await atHeading(page, 'Three things on this server differ from the lost one');
  });
});
