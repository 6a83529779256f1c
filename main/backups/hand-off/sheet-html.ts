import type { HandOff, HandOffSection } from '../../../preload/contract/index.js';
import { documentHtml, runningLine } from '../../report/document-html.js';
import { html, type Html } from '../../report/html.js';
import { terms } from '../../report/table.js';
import { headOf } from './sheet-head.js';

/** The same sheet as one HTML file: to print on the good day, and to open on another computer. */
export function handOffHtml(handOff: HandOff): string {
  const { title, lead, terms: pairs } = headOf(handOff);
  const { machine, rehearsal } = handOff;
  return documentHtml(
    { title, running: runningLine(`Restore sheet: ${machine}`, rehearsal), rehearsal },
    html`<main>
      <p class="kicker">Restore sheet</p>
      <h1>${title}</h1>
      <p class="lead">${lead}</p>
      ${terms(pairs)} ${notes(handOff)} ${handOff.sheet.map((one, place) => article(one, place + 1))}
    </main>`,
  );
}

function notes({ notes: all }: HandOff): Html | null {
  if (all.length === 0) return null;
  return html`<section aria-labelledby="notes">
    <h2 id="notes">What to know before</h2>
    ${all.map(({ weight, text }) =>
      weight === 'know'
        ? html`<p>${text}</p> `
        : html`<div class="notice ${weight === 'stop' ? 'bad' : 'caution'}"><p>${text}</p></div> `,
    )}
  </section>`;
}

function article({ id, title, lines, table, commands, after }: HandOffSection, number: number): Html {
  return html`<article aria-labelledby="${id}">
    <h3 id="${id}"><span class="box" aria-hidden="true"></span> ${number}. ${title}</h3>
    ${lines.map(line => html`<p>${line}</p> `)} ${table === null ? null : tableOf(table)}
    ${commands.length === 0 ? null : html`<pre>${commands.join('\n')}</pre>`}
    ${after.map(line => html`<p>${line}</p> `)}
  </article>`;
}

/** Of the disks: the identifier is long, and typed. */
const columnWidths = [6, 26, 12, 8, 12, 36];

function tableOf({ head, rows }: NonNullable<HandOffSection['table']>): Html {
  return html`<table class="short">
    <colgroup>
      ${columnWidths.map(width => html`<col style="width: ${width}%" />`)}
    </colgroup>
    <thead>
      <tr>
        ${head.map(name => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([first = '', ...more]) =>
          html`<tr>
            <th scope="row">${first}</th>
            ${more.map(cell => html`<td>${cell}</td>`)}
          </tr> `,
      )}
    </tbody>
  </table>`;
}
