import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Download, Page } from '@playwright/test';
import { LostServer } from '../../preload/contract/index.js';
import { expect, root, test } from '../fixtures.js';
import { atHeading } from './walk.js';

const contoso = path.join(root, 'main', 'directory', 'fixtures', 'contoso');

/** From the first screen to the list of an organization that was exported, as an operator would click and type it. */
async function readExport(page: Page, paths = contoso): Promise<void> {
  await page.getByRole('button', { name: 'Look at a server' }).click();
  await page.getByRole('radio', { name: /^An export of the directory/ }).check();
  await page.getByLabel('Path of each file, one a line').fill(paths);
  await page.getByRole('button', { name: 'Read the servers' }).click();
}

async function saved(page: Page, button: string): Promise<Download> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return download;
}

/** As an operator does it: by a click, so that the same file can be chosen again. */
async function chooseEarlier(page: Page, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByLabel('Earlier reading', { exact: true }).click();
  await (await chooser).setFiles(file);
}

test.describe('a look at a server of an export', () => {
  // Saving and choosing files is what browsers do each in their own way.
  const inBoth = { tag: '@own-browser' };
  test(
    'answers whether it can be recovered, keeps the reading, and finds what changed since',
    inBoth,
    async ({ page, door }) => {
      await door.open(page);
      await readExport(page);
      await atHeading(page, 'Which server was lost?');
      await expect(page.getByText('READ ONLY')).toBeVisible();
      await page.getByLabel('Search by name, role, version, site or answer').fill('cas1');
      await page.getByRole('row', { name: /^CAS1 / }).click();
      await atHeading(page, 'CAS1 can be recovered, with care');
      await expect(page.getByText('https://mail.contoso.com/owa')).toBeVisible();

      await page.getByRole('button', { name: 'Sources: What the new server must be' }).click();
      await expect(page.getByRole('complementary', { name: 'Sources' })).toContainText(
        'msExchCurrentServerRoles of CN=CAS1,',
      );

      await page.getByRole('tab', { name: 'Procedure' }).click();
      await expect(page.getByText('setup.com /m:RecoverServer /TargetDir:"D:\\Exchange\\V14"')).toBeVisible();
      const sheet = await readFile(await (await saved(page, 'Save as a sheet (HTML)')).path(), 'utf8');
      expect(sheet).toContain('Recovery sheet of CAS1');

      const file = await (await saved(page, 'Save this reading (JSON)')).path();
      const reading = LostServer.parse(JSON.parse(await readFile(file, 'utf8')));
      await page.getByRole('tab', { name: 'Compare' }).click();
      await chooseEarlier(page, file);
      await expect(page.getByText(/^Nothing changed since/)).toBeVisible();

      const [owa] = reading.objects.filter(({ distinguishedName }) => distinguishedName.startsWith('CN=owa '));
      if (owa) owa.attributes['msExchExternalHostName'] = ['https://old.contoso.com/owa'];
      await writeFile(file, JSON.stringify(reading));
      await chooseEarlier(page, file);
      await expect(page.getByRole('row', { name: /^msExchExternalHostName/ })).toContainText(
        'https://old.contoso.com/owa',
      );

      await chooseEarlier(page, path.join(root, 'package.json'));
      await expect(page.getByText('Code SNAPSHOT_NOT_READABLE')).toBeAttached();
    },
  );

  test('leads to a rehearsal of one’s own server', async ({ page, door }) => {
    test.setTimeout(120_000);
    await door.open(page);
    await readExport(page);
    await page.getByRole('row', { name: /^CAS2 / }).click();
    await page.getByText('Make it go wrong on purpose').click();
    await page.getByRole('radio', { name: 'No waiting' }).check();
    await page.getByRole('button', { name: 'Rehearse the recovery of CAS2' }).click();
    await atHeading(page, /on this server differ from the lost one$/);
    await expect(page.getByText('REHEARSAL', { exact: true })).toBeVisible();
  });

  test('says what stands in the way, with the attribute, and offers to read again', async ({ page, door }) => {
    await door.open(page);
    await readExport(page);
    await page.getByRole('row', { name: /^ALL1 / }).click();
    await atHeading(page, 'ALL1 can not be recovered yet');
    await expect(page.getByText(/Remove-DatabaseAvailabilityGroupServer/)).toBeVisible();
    await expect(page.getByRole('button', { name: /^Rehearse/ })).toHaveCount(0);
    await page.getByRole('button', { name: 'Read ALL1 again' }).click();
    await atHeading(page, 'ALL1 can not be recovered yet');
    await page.getByRole('button', { name: 'Back' }).click();
    // Back where one was in the list.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('row', { name: /^ALL1 / })).toBeFocused();
  });

  test('refuses a file that is not there, in its place, and takes the right one then', async ({ page, door }) => {
    await door.open(page);
    await readExport(page, '/nowhere/configuration.ldf');
    await expect(page.getByText('What happened')).toBeVisible();
    await page.getByLabel('Path of each file, one a line').fill(contoso);
    await page.getByRole('button', { name: 'Read the servers' }).click();
    await atHeading(page, 'Which server was lost?');
  });
});

test.describe('a domain controller that never answers', () => {
  test('is given up at once when the operator cancels', async ({ page, door }) => {
    const { createServer } = await import('node:net');
    const silent = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => silent.once('listening', resolve));
    const address = silent.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    await door.open(page);
    await page.getByRole('button', { name: 'Look at a server' }).click();
    await page.getByRole('radio', { name: /^One domain controller/ }).check();
    await page.getByLabel('Address of the domain controller').fill(`127.0.0.1:${port}`);
    await page.getByRole('textbox', { name: 'User' }).fill('admin@contoso.local');
    await page.getByRole('textbox', { name: 'Password' }).fill('not a real one');
    await page.getByRole('button', { name: 'Read the servers' }).click();
    await expect(page.getByText(/so far\. A few seconds are usual/)).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('button', { name: 'Read the servers' })).toBeEnabled();
    await expect(page.getByText('What happened')).toHaveCount(0);
    silent.close();
  });
});
