import { expect, test, type Page } from '@playwright/test';

async function open(page: Page, state: string): Promise<void> {
  await page.goto(`/gallery.html?state=${state}&theme=light`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

const lastCall = async (page: Page): Promise<unknown> =>
  JSON.parse((await page.locator('html').getAttribute('data-last-call')) ?? 'null');

test.describe('the keyboard alone', () => {
  test('gives a consent that wants the name typed', async ({ page }) => {
    await open(page, 'consent-setup');
    const run = page.getByRole('button', { name: 'Run recovery setup on EX3' });
    await expect(page.getByRole('button', { name: 'Not now' })).toBeFocused();
    await expect(run).toHaveAttribute('aria-disabled', 'true');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await expect(page.getByLabel('Type EX3 to confirm')).toBeFocused();
    await page.keyboard.type('ex3');
    for (let times = 0; times < 3; times += 1) await page.keyboard.press('Tab');
    await expect(run).toBeFocused();
    await page.keyboard.press('Enter');
    expect(await lastCall(page)).toMatchObject({
      call: 'decide',
      input: { stepId: 'recovery-setup', decision: { choice: 'consent', typedName: 'ex3' } },
    });
    await expect(run).toBeFocused();
    await expect(run).toHaveAttribute('aria-disabled', 'true');
  });

  test('does not run what was not confirmed', async ({ page }) => {
    await open(page, 'consent-setup');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Run recovery setup on EX3' })).toBeFocused();
    await page.keyboard.press('Enter');
    expect(await lastCall(page)).toBe(null);
  });

  test('retries a failed step', async ({ page }) => {
    await open(page, 'failed-check');
    const focused = (): Promise<string> => page.evaluate<string>('document.activeElement.textContent');
    for (let times = 0; times < 20 && (await focused()) !== 'Retry'; times += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    expect(await lastCall(page)).toMatchObject({ input: { stepId: 'identity', decision: { choice: 'retry' } } });
  });

  test('skips with a reason, and comes back from the question with Escape', async ({ page }) => {
    await open(page, 'failed-check');
    await page.getByRole('button', { name: 'Skip this step' }).press('Enter');
    const reason = page.getByLabel('Your reason');
    await expect(reason).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(reason).toHaveCount(0);
    await page.getByRole('button', { name: 'Skip this step' }).press('Enter');
    await page.keyboard.type('no');
    await page.keyboard.press('Enter');
    expect(await lastCall(page)).toBe(null);
    await page.keyboard.type(' network tonight');
    await page.keyboard.press('Enter');
    expect(await lastCall(page)).toMatchObject({
      input: { decision: { choice: 'skip', reason: 'no network tonight' } },
    });
  });

  test('opens the evidence, and is back on its button after Escape', async ({ page }) => {
    await open(page, 'consent-differences');
    const toggle = page.getByRole('button', { name: /^Evidence/ });
    await toggle.press('Enter');
    await expect(page.getByRole('button', { name: 'Close the evidence' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(toggle).toBeFocused();
  });
});

test.describe('the form before a recovery on this machine', () => {
  test('is filled in by the keyboard, and checked as one types', async ({ page }) => {
    await open(page, 'live-proposed');
    const begin = page.getByRole('button', { name: 'Begin the recovery of EX3 on WIN-8K2P' });
    await expect(begin).toBeEnabled();
    await page.getByRole('textbox', { name: 'Gateway' }).focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('10.0.0.1');
    const gateway = page.getByRole('textbox', { name: 'Gateway' });
    await expect(gateway).toHaveAttribute('aria-invalid', 'true');
    await expect(gateway).toHaveAccessibleDescription(/not in the network of the address/);
    await expect(page.getByText('To correct: Gateway')).toBeVisible();
    await expect(begin).toHaveAttribute('aria-disabled', 'true');
    await begin.press('Enter');
    expect(await lastCall(page)).toBe(null);
    await gateway.fill('192.168.0.2');
    await begin.press('Enter');
    expect(await lastCall(page)).toMatchObject({
      call: 'beginRecovery',
      input: { server: 'EX3', settings: { address: '192.168.0.33', gateway: '192.168.0.2', lostAt: null } },
    });
  });

  test('names its fields, with where each value comes from', async ({ page }) => {
    await open(page, 'live-proposed');
    await expect(page.getByRole('textbox', { name: 'IP address' })).toHaveAccessibleDescription(
      'Source: A record of ex3.exchangeserverpro.local',
    );
    await expect(page.getByRole('table', { name: 'The lost server and this one, side by side' })).toBeVisible();
  });

  test('looks again with the folders that were named', async ({ page }) => {
    await open(page, 'live-with-problems');
    await page.getByRole('textbox', { name: 'Folder of the Exchange media' }).fill('E:\\');
    await page.getByRole('button', { name: 'Look at PRINT7 again' }).press('Enter');
    expect(await lastCall(page)).toMatchObject({ call: 'proposeRecovery', input: { folders: { media: 'E:\\' } } });
  });
});

test.describe('an agreement that needs a password', () => {
  test('is given with name and password, and the password is gone from the page then', async ({ page }) => {
    await open(page, 'consent-join');
    const password = page.getByLabel('Password of EXCHANGESERVERP\\Administrator');
    const join = page.getByRole('button', { name: 'Take over the account of EX3 and join' });
    await expect(password).toHaveAttribute('type', 'password');
    await expect(password).toHaveAttribute('autocomplete', 'off');
    await page.getByLabel('Type EX3 to confirm').fill('EX3');
    await expect(join).toHaveAttribute('aria-disabled', 'true');
    await password.fill('hunter2');
    // Not by Enter in the field: what can't be undone wants its button pressed.
    await password.press('Enter');
    expect(await lastCall(page)).toBe(null);
    await join.press('Enter');
    expect(await lastCall(page)).toMatchObject({
      call: 'decide',
      input: { stepId: 'identity', password: 'hunter2', decision: { choice: 'consent', typedName: 'EX3' } },
    });
    await expect(password).toHaveValue('');
  });

  test('goes on after a restart by Enter in the field', async ({ page }) => {
    await open(page, 'came-back');
    await page.getByLabel('Password of admin@exchangeserverpro.local').fill('hunter2');
    await page.keyboard.press('Enter');
    expect(await lastCall(page)).toMatchObject({ call: 'runRecovery', input: { password: 'hunter2' } });
  });
});

test.describe('a setup that runs', () => {
  test('is left only after it was said that it goes on', async ({ page }) => {
    await open(page, 'acting-setup');
    await page.getByRole('button', { name: 'Stop watching' }).press('Enter');
    await expect(page.getByText(/Setup itself goes on/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Keep watching' })).toBeFocused();
    await page.keyboard.press('Enter');
    expect(await lastCall(page)).toBe(null);
    await page.getByRole('button', { name: 'Stop watching' }).press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await lastCall(page)).toMatchObject({ call: 'cancelRecovery' });
  });
});

test.describe('a failed setup', () => {
  test('lists what to do, what proves it, and what else was named', async ({ page }) => {
    await open(page, 'failed-setup-findings');
    const lists = page.getByRole('main').getByRole('list');
    await expect(lists.first().getByRole('listitem')).toHaveCount(3);
    await expect(page.getByRole('group', { name: 'The lines that prove it' })).toContainText('Cannot start service');
    await expect(page.getByText('The Windows Firewall service is stopped.')).toBeVisible();
  });

  test('is called not recognised where nobody knows why', async ({ page }) => {
    await open(page, 'failed-setup-unknown');
    await expect(page.getByText('What happened: not recognised')).toBeVisible();
    await expect(page.getByRole('group', { name: 'What stands around the first error' })).toBeVisible();
  });
});

test.describe('the list of a thousand servers', () => {
  test('draws only what is in sight, and is walked through by keys', async ({ page }) => {
    await open(page, 'choose-many-servers');
    const rows = page.getByRole('row');
    expect(await rows.count()).toBeLessThan(60);
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '1001');
    await page.getByLabel('Search by name').focus();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('row', { name: /^EX0001 / })).toBeFocused();
    await page.keyboard.press('End');
    await expect(page.getByRole('row', { name: /^EX1000 / })).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    expect(await lastCall(page)).toMatchObject({ call: 'readServer', input: { server: 'EX0999' } });
  });

  test('is searched as one types', async ({ page }) => {
    await open(page, 'choose-many-servers');
    await page.getByLabel('Search by name').fill('ex0042');
    await expect(page.getByText('1 of 1,000 servers')).toBeVisible();
    await page.keyboard.press('Enter');
    expect(await lastCall(page)).toMatchObject({ call: 'readServer', input: { server: 'EX0042' } });
  });
});

test.describe('the page of a server', () => {
  test('is printed over the whole width, without what only a screen needs', async ({ page }) => {
    await page.setViewportSize({ width: 794, height: 1123 });
    await page.emulateMedia({ media: 'print' });
    await open(page, 'choose-procedure');
    const box = await page.getByRole('main').boundingBox();
    expect(box?.width).toBeGreaterThan(700);
    await expect(page.getByText('setup.com /m:RecoverServer')).toBeVisible();
    await expect(page.getByText('What you need to bring')).toBeVisible();
    for (const name of ['Print the procedure', 'Back', 'Copy']) {
      await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
    }
  });

  test('goes from part to part by the arrow keys', async ({ page }) => {
    await open(page, 'choose-with-care');
    await page.getByRole('tab', { name: 'Answer' }).focus();
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('tab', { name: 'Compare' })).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name: 'All that is recorded' })).toHaveAttribute('aria-selected', 'true');
    await page.getByLabel('Search names, values and attributes').fill('memberof');
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Windows and the computer account']);
  });

  test('shows its sources, and is back on the button after Escape', async ({ page }) => {
    await open(page, 'choose-with-care');
    const button = page.getByRole('button', { name: 'Sources: Why' });
    await button.press('Enter');
    await expect(page.getByRole('complementary', { name: 'Sources' })).toContainText('userAccountControl of CN=EX3,');
    await expect(page.getByRole('button', { name: 'Close the evidence' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(button).toBeFocused();
  });
});

test.describe('the output viewer with 100,000 lines', () => {
  test('draws only what is in sight, finds text, and jumps to an error', async ({ page }) => {
    await open(page, 'acting-output');
    const lines = page.getByRole('region', { name: 'Output of the tools' });
    await expect(lines.getByText('[099999]')).toBeVisible();
    expect(await lines.locator('[data-index]').count()).toBeLessThan(120);
    await page.getByRole('button', { name: 'Next error' }).click();
    await expect(lines.getByText('[ERROR]').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Follow' })).toHaveAttribute('aria-pressed', 'false');
    await page.getByLabel('Search the output').fill('file50000.dll');
    await page.keyboard.press('Enter');
    await expect(lines.getByText('[050000]')).toBeVisible();
    await expect(page.getByText('Match 1 of 1')).toBeVisible();
  });
});
