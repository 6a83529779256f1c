import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildReport } from '../../report/build-report.js';
import { recovered } from '../../report/fixture-recoveries.js';
import { reportHtml } from '../../report/report-html.js';
import { chromiumPrinter } from './chromium-printer.js';
import { browserPlaces, findBrowser } from './find-browser.js';
import { pagesOfPdf } from './fixture-pdf-text.js';

const folder = mkdtempSync(join(tmpdir(), 'cas-recovery-printer-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const browsers = [resolve('.cache', 'tools', 'chromium-108', 'chromium'), '/usr/bin/chromium'].filter(existsSync);

describe('a report on paper', () => {
  it.each(browsers)(
    'says REHEARSAL on every page and ends with the hash of the journal: %s',
    async program => {
      const { records, head } = recovered();
      const report = buildReport({ records, head, productVersion: '0.1.0', madeAt: '2026-11-24T09:00:00.000Z' });
      const pages = pagesOfPdf(await chromiumPrinter(program).print(reportHtml(report)));
      expect(pages.length).toBeGreaterThan(3);
      expect(pages.filter(text => !text.includes('REHEARSAL This is practice.'))).toEqual([]);
      expect(pages.at(-1)).toContain(head);
    },
    60_000,
  );
});

describe('where nothing can be printed', () => {
  const script = (name: string, text: string): string => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    return join(folder, name);
  };

  it('says so of a browser that is not there', async () => {
    const made = chromiumPrinter(join(folder, 'none')).print('<p>');
    await expect(made).rejects.toMatchObject({ problem: { code: 'PDF_NOT_PRINTED' } });
  });

  it.runIf(process.platform !== 'win32')('says so of one that fails, or makes nothing', async () => {
    const failed = chromiumPrinter(script('fails', 'echo no display >&2; exit 3')).print('<p>');
    await expect(failed).rejects.toMatchObject({
      problem: {
        code: 'PDF_NOT_PRINTED',
        happened: expect.stringContaining('ended with code 3') as string,
        details: 'no display',
      },
    });
    const nothing = chromiumPrinter(script('nothing', 'exit 0')).print('<p>');
    await expect(nothing).rejects.toMatchObject({ problem: { code: 'PDF_NOT_PRINTED' } });
  });

  it('says so of a machine without any', async () => {
    const found = findBrowser({ platform: 'linux', env: { PATH: folder } });
    await expect(found).rejects.toMatchObject({ problem: { code: 'PDF_NO_BROWSER' } });
  });

  it.each([
    ['win32', { 'ProgramFiles(x86)': 'C:\\P' }, 'C:\\P\\Microsoft\\Edge\\Application\\msedge.exe'],
    ['linux', { PATH: '.:/usr/bin' }, '/usr/bin/chromium'],
    ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ] as const)('looks first in the likeliest place of %s', (platform, env, place) => {
    expect(browserPlaces({ platform, env })[0]).toBe(place);
  });
});
