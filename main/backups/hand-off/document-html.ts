import { html, type Html, unescaped } from '../../report/html.js';
import { reportStyles } from '../../report/styles.js';

interface DocumentHead {
  readonly title: string;
  /** Repeated on each printed page. */
  readonly running: string;
  readonly rehearsal: boolean;
}

/** One HTML file that needs no other, and runs nothing. */
export function documentHtml({ title, running, rehearsal }: DocumentHead, content: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style>
          ${unescaped(reportStyles)}
        </style>
      </head>
      <body class="${rehearsal ? 'rehearsal' : 'live'}">
        <div class="sheet">
          <header class="running">
            <p>${rehearsal ? html`<strong>REHEARSAL</strong>` : null} ${running}</p>
          </header>
          <div class="content"><main>${content}</main></div>
        </div>
      </body>
    </html> `.markup;
}
