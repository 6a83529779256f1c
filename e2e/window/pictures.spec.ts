import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { galleryStates } from '../../renderer/fixtures/gallery-states.js';
import { test, themes, type GalleryVisit } from './gallery-visit.js';

const asksForMore = /^(consent-(setup|setup-live|join|join-refused|restart|half-done)|came-back-asked)$/;

/** What a theme can spoil: all else is the same in both. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong in the page, in the light theme by all its rules. */
async function violations({ page }: GalleryVisit, theme: (typeof themes)[number]): Promise<unknown[]> {
  // Axe is put into the page once. It runs right there, which reaches no frame inside it: there is none.
  expect(page.frames()).toHaveLength(1);
  const isThere = await page.evaluate<boolean>('typeof axe === "object"');
  const axe = new AxeBuilder(isThere ? { page, axeSource: 'void 0' } : { page }).setLegacyMode();
  axe.options({ resultTypes: ['violations'] });
  const found = await (theme === 'light' ? axe : axe.withRules(rulesOfColour)).analyze();
  return found.violations.map(({ id, nodes }) => ({ theme, id, targets: nodes.map(({ target }) => target) }));
}

for (const { name } of galleryStates) {
  test(`the window in the state ${name} is accessible and quiet in both themes`, async ({ gallery }) => {
    const { page } = gallery;
    for (const theme of themes) {
      await gallery.show(name, { theme });
      const focused = asksForMore.test(name)
        ? page.getByRole('button', { name: 'Not now' })
        : page.getByRole('heading', { level: 1 });
      if (!/^(evidence|choose-sources|consent-stop|failed-skip|acting-leave)$/.test(name))
        await expect(focused).toBeFocused();
      expect(await violations(gallery, theme)).toEqual([]);
    }
    expect(gallery.complaints()).toEqual([]);
  });
}

test.describe('a decision on the smallest console', () => {
  const decisions = [
    'advice-first',
    'advice-some',
    'choose-many-servers',
    'live-proposed',
    'consent-differences',
    'consent-features',
    'consent-setup',
    'consent-join',
    'came-back',
    'consent-restart',
    'failed-check',
    'hand-off-ask',
    'verify-open',
    'verify-ask',
    'verify-begun',
    'verify-problem',
    'backups-ask',
    'backups-found',
    'backups-many',
    'job-take',
    'job-files',
    'job-state',
    'backup-asked',
    'past-list',
    'past-many',
    'past-export',
    'past-delete',
  ];
  for (const state of decisions) {
    test(`${state} needs no scrolling at 1024x768`, async ({ gallery: { page, show } }) => {
      await show(state);
      expect(await page.evaluate<number>('document.documentElement.scrollHeight - window.innerHeight')).toBeLessThan(1);
    });

    test(`${state} needs no scrolling sideways at 200 % zoom`, async ({ gallery: { page, show } }) => {
      await show(state, { width: 512, height: 384 });
      expect(await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThan(1);
    });
  }

  test('no button of the first screen moves while it loads', async ({ gallery: { page, show } }) => {
    const names = ['Look at a server', 'Take a kit', 'Advise me', 'Find backups', 'Take a backup'];
    const tops = async (state: string): Promise<unknown> => {
      await show(state);
      return Promise.all(names.map(async name => (await page.getByRole('button', { name }).boundingBox())?.y));
    };
    expect(await tops('home-loading')).toEqual(await tops('home-first-time'));
  });

  test('every button is at least 24 px high', async ({ gallery: { page, show } }) => {
    await show('consent-differences');
    const buttons = await page.getByRole('button').all();
    const boxes = await Promise.all(buttons.map(button => button.boundingBox()));
    const heights = boxes.map(box => box?.height ?? 0);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(24);
  });
});
