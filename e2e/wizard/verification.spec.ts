import { readFile } from 'node:fs/promises';
import { expect, test } from '../fixtures.js';
import { rehearseBefore } from './recovered.js';
import { atHeading } from './walk.js';

test.use({ actionTimeout: 30_000 });

test('a recovered server is verified, one check is run again, and the document is kept', async ({ page, door }) => {
  test.setTimeout(240_000);
  await rehearseBefore(door);
  await door.open(page);
  await page.getByRole('button', { name: 'Verify a server' }).click();
  await atHeading(page, 'Is this server ready for clients?');
  await page.getByRole('button', { name: 'Verify EX3' }).click();
  await atHeading(page, /^EX3 is not ready for clients: “Clients are not shown the certificate that setup made”/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

  // What stops clients lies open, with what to do.
  await expect(page.getByRole('group', { name: /^Commands for “Clients are not shown/ })).toContainText(
    'cas-recovery kit apply KIT --choose all-of:certificates',
  );
  const again = page.getByRole('button', { name: 'Run again: Clients are not shown the certificate that setup made' });
  await again.click();
  const said = page.getByRole('region', { name: 'What you can do' }).getByRole('status');
  await expect(said).toHaveText('Clients are not shown the certificate that setup made: Failed', { timeout: 60_000 });
  await expect(again).toBeFocused();

  await page.getByLabel('Show', { exact: true }).selectOption('Passed');
  await expect(again).toHaveCount(0);
  await page.getByLabel('Look for').fill('outlook web app');
  await page.getByText('Outlook Web App answers', { exact: true }).click();
  await page.getByText('Why, how and where').click();
  await expect(page.getByText('What a pass proves')).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Keep as file' }).click();
  const kept = await download;
  expect(kept.suggestedFilename()).toMatch(/^verification-ex3-\d{8}-\d{4}\.json$/);
  const document = JSON.parse(await readFile(await kept.path(), 'utf8')) as Record<string, unknown>;
  expect(document).toMatchObject({ serverName: 'EX3', verdict: { standing: 'not ready' } });

  await page.getByRole('tab', { name: 'Before and after' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Virtual directories' })).toBeVisible();

  // The certificate comes back from a kit.
  await page.getByRole('tab', { name: 'Checks' }).click();
  await page.getByRole('button', { name: 'Re-apply from a kit' }).first().click();
  await atHeading(page, 'Open a recovery kit');
  await expect(page.getByText('The kit that EX3 is compared with')).toBeVisible();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await atHeading(page, /^EX3 is not ready for clients/);
});
