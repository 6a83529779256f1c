import { expect, test, type Page } from '@playwright/test';

async function open(page: Page, state: string): Promise<void> {
  await page.goto(`/gallery.html?state=${state}&theme=light`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

const lastCall = async (page: Page): Promise<unknown> =>
  JSON.parse((await page.locator('html').getAttribute('data-last-call')) ?? 'null');

const focused = (page: Page): Promise<string> => page.evaluate<string>('document.activeElement.textContent');

test('5,000 differences are scrolled, searched and chosen from, with no more rows drawn than are in sight', async ({
  page,
}) => {
  await open(page, 'kit-differences-many');
  const rows = page.getByRole('treeitem');
  await expect(rows.first()).toBeVisible();
  const few = async (): Promise<void> => expect(await rows.count()).toBeLessThan(60);
  await few();
  await page.getByRole('tree').hover();
  for (let times = 0; times < 30; times += 1) await page.mouse.wheel(0, 4000);
  await few();
  await page.getByLabel('Search the differences').pressSequentially('setting49', { delay: 40 });
  await expect(page.getByText(/^111 of 5,000 differences/)).toBeVisible();
  await few();
  await page.getByLabel('Search the differences').fill('');
  await page.getByRole('button', { name: 'Choose the 1,667 advised' }).click();
  await expect(page.getByText('5,000 differences · 1,667 chosen')).toBeVisible();
  await rows.first().focus();
  await page.keyboard.press('End');
  for (let times = 0; times < 20; times += 1) await page.keyboard.press('PageUp');
  await page.keyboard.press('Space');
  await few();
});

test.describe('the tree of differences, by the keyboard alone', () => {
  test('is gone through, opened and closed, and chosen from', async ({ page }) => {
    await open(page, 'kit-differences');
    const item = (name: RegExp) => page.getByRole('treeitem', { name });
    await item(/^Rollup/).focus();
    for (let times = 0; times < 5; times += 1) await page.keyboard.press('ArrowDown');
    await expect(item(/^Files/)).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(item(/^Files/)).toHaveAttribute('aria-expanded', 'false');
    await expect(item(/^maxRequestLength/)).toHaveCount(0);
    await page.keyboard.press('ArrowRight');
    for (let times = 0; times < 3; times += 1) await page.keyboard.press('ArrowDown');
    await expect(item(/^maxRequestLength/)).toBeFocused();
    await page.keyboard.press('Space');
    await expect(item(/^maxRequestLength/)).toHaveAttribute('aria-checked', 'true');
    await expect(item(/^Files/)).toHaveAttribute('aria-checked', 'mixed');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toContain('httpRuntime');
    await page.getByRole('button', { name: 'Show what applying it will do' }).press('Enter');
    expect(await lastCall(page)).toMatchObject({
      call: 'proposeReapply',
      input: { path: 'E:\\Kits\\EX3.zip', choice: { wholeFiles: [], rollupFile: null } },
    });
  });

  test('says what a group holds, and chooses all that is advised in it', async ({ page }) => {
    await open(page, 'kit-differences');
    await page.getByRole('treeitem', { name: /^Certificates/ }).focus();
    await page.getByRole('button', { name: 'Choose the 2 advised here' }).press('Enter');
    await expect(page.getByRole('treeitem', { name: /^Certificates/ })).toHaveAttribute('aria-checked', 'true');
    await expect(page.getByText('13 differences · 2 chosen')).toBeVisible();
  });
});

test('a whole file is replaced only after its name was typed', async ({ page }) => {
  await open(page, 'kit-difference-whole-file');
  const replace = page.getByRole('button', { name: 'Replace the whole file' });
  await expect(page.getByText(/Microsoft advises against it/)).toBeVisible();
  await expect(page.getByRole('treeitem', { name: /^logon\.gif/ })).not.toHaveAttribute('aria-checked');
  await replace.press('Enter');
  await expect(page.getByText('13 differences', { exact: true })).toBeVisible();
  await page.getByLabel('Type logon.gif to confirm').fill('logon.gif');
  await replace.press('Enter');
  await expect(page.getByText('13 differences · 1 chosen')).toBeVisible();
  await page.getByRole('button', { name: 'Do not replace it' }).press('Enter');
  await expect(page.getByText('13 differences', { exact: true })).toBeVisible();
});

test('two files are gone through place by place, and unfolded', async ({ page }) => {
  await open(page, 'kit-side');
  await page.getByRole('button', { name: 'Next place' }).press('Enter');
  await expect(page.getByText('Place 1 of 3')).toBeVisible();
  await page.getByRole('button', { name: 'Show 294 equal lines' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Show 294 equal lines' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Next place' }).press('Enter');
  await page.getByRole('button', { name: 'Next place' }).press('Enter');
  await expect(page.getByText('AddedByRollup')).toBeInViewport();
});

for (const state of ['kit-take-server', 'kit-lacks', 'kit-differences-chosen', 'kit-side', 'kit-summary']) {
  test(`${state} needs no scrolling sideways at 200 % zoom`, async ({ page }) => {
    await page.setViewportSize({ width: 512, height: 384 });
    await open(page, state);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThan(1);
  });
}
