import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PdfPrinter } from '../../ports/pdf-printer.js';
import { failure } from '../../problems/problem.js';
import { findBrowser } from './find-browser.js';

/** A report of 50,000 records takes a while. */
const timeLimitMs = 5 * 60_000;

/** Prints with a Chromium, Chrome or Edge of this machine: the one that is named, or the first that is found. */
export function chromiumPrinter(program?: string): PdfPrinter {
  return {
    print: async (html, { signal } = {}) => {
      const browser = program ?? (await findBrowser());
      // Read by nobody else: a report holds names and addresses.
      const folder = await mkdtemp(join(tmpdir(), 'cas-recovery-pdf-'));
      try {
        const page = join(folder, 'report.html');
        const pdf = join(folder, 'report.pdf');
        await writeFile(page, html, { mode: 0o600 });
        const said = await run(browser, argumentsFor({ folder, page, pdf }), signal);
        const bytes = await readFile(pdf).catch(() => Buffer.alloc(0));
        if (isWhole(bytes)) return bytes;
        throw failure('PDF_NOT_PRINTED', { program: browser, how: 'it ended without one', said });
      } finally {
        // Its own processes may hold files for a moment after it has ended.
        await rm(folder, { recursive: true, force: true, maxRetries: 10 }).catch(() => undefined);
      }
    },
  };
}

function argumentsFor({ folder, page, pdf }: { folder: string; page: string; pdf: string }): string[] {
  return [
    '--headless',
    '--disable-gpu',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // The page loads nothing and has no script by its own policy; neither does the browser load anything.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    // Started by an administrator, Edge would hand over to a second one and end at once.
    '--do-not-de-elevate',
    // As root on Linux it can't build its own sandbox. The page has no script, and is our own.
    ...(process.platform !== 'win32' && process.getuid() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${join(folder, 'profile')}`,
    // The second is what older ones call the first.
    '--no-pdf-header-footer',
    '--print-to-pdf-no-header',
    `--print-to-pdf=${pdf}`,
    pathToFileURL(page).href,
  ];
}

/** What it said on standard error, at most the last of it. */
function run(program: string, args: readonly string[], signal: AbortSignal | undefined): Promise<string> {
  return new Promise((done, fail) => {
    const options = {
      timeout: timeLimitMs,
      killSignal: 'SIGKILL',
      maxBuffer: 16 * 1024 * 1024,
      windowsHide: true,
    } as const;
    execFile(program, args, { ...options, ...(signal && { signal }) }, (error, _stdout, stderr) => {
      const said = stderr.trim().slice(-2000);
      if (error === null) done(said);
      else if (signal?.aborted) fail(failure('CANCELLED', {}, error));
      else fail(failure('PDF_NOT_PRINTED', { program, how: wordsFor(error), said }, error));
    });
  });
}

function wordsFor(error: { readonly code?: unknown; readonly killed?: boolean | undefined }): string {
  if (error.killed === true) return `it did not come to an end within ${String(timeLimitMs / 60_000)} minutes`;
  if (error.code === 'ENOENT') return 'it is not there';
  if (error.code === 'EACCES') return 'it may not be run';
  return typeof error.code === 'number' ? `it ended with code ${String(error.code)}` : 'it can’t be started';
}

/** From its first line to the mark at its end. */
const isWhole = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 0, 5) === '%PDF-' &&
  bytes.toString('latin1', Math.max(0, bytes.length - 64)).includes('%%EOF');
