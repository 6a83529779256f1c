import { html, type Html, unescaped } from './html.js';
import { reportStyles } from './styles.js';

interface DocumentHead {
  readonly title: string;
  /** Repeated on each printed page. */
  readonly running: Html;
  readonly rehearsal: boolean;
  /** Style rules of this document alone. */
  readonly styles?: string;
  /** For machines: the name and the content of a meta element. */
  readonly meta?: readonly [name: string, content: string];
}

/** One HTML file that needs nothing else: no network, no script, ready for the screen and for paper. */
export function documentHtml({ title, running, rehearsal, styles = '', meta }: DocumentHead, content: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${meta ? html`<meta name="${meta[0]}" content="${meta[1]}" />` : null}
        <title>${title}</title>
        <style>
          ${unescaped(styles === '' ? reportStyles : `${reportStyles}\n${styles}`)}
        </style>
      </head>
      <body class="${rehearsal ? 'rehearsal' : 'live'}">
        <div class="sheet">
          <header class="running">${running}</header>
          <div class="content">${content}</div>
        </div>
      </body>
    </html> `.markup;
}

/** The line that each printed page begins with. */
export const runningLine = (text: string, rehearsal: boolean): Html =>
  html`<p>${rehearsal ? html`<strong>REHEARSAL</strong>` : null} ${text}</p>`;
