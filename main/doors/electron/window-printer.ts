import { BrowserWindow, session } from 'electron';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PdfPrinter } from '../../ports/pdf-printer.js';
import { failure } from '../../problems/problem.js';

/** The footer of Chromium 108, which knows no page numbers in style sheets. */
const footer =
  '<div style="width: 100%; padding: 0 14mm; font: 9px sans-serif; color: #55524f; text-align: right">Page <span class="pageNumber"></span> of <span class="totalPages"></span></div>';

/** Prints in a hidden window of this program, in which nothing but the page itself can be loaded and no script runs. */
export const windowPrinter: PdfPrinter = {
  print: async (html, { signal } = {}) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'cas-recovery-pdf-'));
    const file = path.join(folder, 'report.html');
    const address = pathToFileURL(file).href;
    let window: BrowserWindow | undefined;
    try {
      await writeFile(file, html, { mode: 0o600 });
      // A name without "persist:" is a session in memory alone.
      const own = session.fromPartition(path.basename(folder));
      own.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: url !== address }));
      window = new BrowserWindow({
        show: false,
        webPreferences: {
          session: own,
          javascript: false,
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          webviewTag: false,
          spellcheck: false,
        },
      });
      await window.loadURL(address);
      if (signal?.aborted) throw failure('CANCELLED', {});
      return await window.webContents.printToPDF({
        printBackground: true,
        preferCSSPageSize: true,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: footer,
      });
    } catch (thrown) {
      if (signal?.aborted) throw failure('CANCELLED', {}, thrown);
      const said = thrown instanceof Error ? thrown.message : String(thrown);
      throw failure('PDF_NOT_PRINTED', { program: 'This window', how: 'printing failed', said }, thrown);
    } finally {
      window?.destroy();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
    }
  },
};
