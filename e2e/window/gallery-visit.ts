import { test as base, type Page } from '@playwright/test';

export const themes = ['light', 'dark'] as const;

export interface Visit {
  readonly theme?: (typeof themes)[number];
  readonly width?: number;
  readonly height?: number;
}

/**
 * One page that holds the gallery and goes from picture to picture, as setting up a page costs ten times what a picture
 * does. Each picture is drawn anew; for tests that look and neither click nor type.
 */
export interface GalleryVisit {
  readonly page: Page;
  /** Draws the picture and waits until it stands. Usually in the light theme at 1024x768. */
  readonly show: (state: string, visit?: Visit) => Promise<void>;
  /** What the page complained of since this was last asked, each with the picture that was in view. */
  readonly complaints: () => readonly string[];
}

export const test = base.extend<object, { readonly gallery: GalleryVisit }>({
  gallery: [
    async ({ browser }, use) => {
      const page = await browser.newPage();
      let inView = 'the list of pictures';
      let complaints: string[] = [];
      const complain = (text: string): number => complaints.push(`${inView}: ${text}`);
      page.on('pageerror', error => complain(error.message));
      page.on('console', message => {
        if (message.type() === 'error') complain(message.text());
      });
      await page.goto(`${process.env['CAS_RECOVERY_GALLERY'] ?? ''}/gallery.html`);
      await use({
        page,
        show: async (state, { theme = 'light', width = 1024, height = 768 } = {}) => {
          inView = `${state}, ${theme}`;
          await page.setViewportSize({ width, height });
          const address = JSON.stringify(`?state=${state}&theme=${theme}`);
          // Text, as it runs in the page.
          await page.evaluate(
            `history.replaceState(null, '', ${address}); dispatchEvent(new PopStateEvent('popstate'))`,
          );
          await page.getByRole('heading', { level: 1 }).waitFor();
        },
        complaints: () => {
          const told = complaints;
          complaints = [];
          return told;
        },
      });
      await page.close();
    },
    { scope: 'worker' },
  ],
});
