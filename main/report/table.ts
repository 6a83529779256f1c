import { endsOf, leftOut } from './ends.js';
import { html, type Html, type Part } from './html.js';

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => Part;
  /** `text` wraps at words; `narrow` keeps to one line. */
  readonly kind?: 'text' | 'narrow';
  /** Share of the table's width, in percent. */
  readonly width: number;
}

/** A table of at most so many rows is kept on one printed page. */
const shortTable = 12;

/** A table with a caption and scoped headers. The first column names its row. Without rows, a sentence instead; of very many, the first and the last. */
export function table<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  { rows, none }: { readonly rows: readonly Row[]; readonly none: string },
): Html {
  if (rows.length === 0) return html`<p class="none">${none}</p>`;
  const ends = endsOf(rows);
  return html`<table class="${rows.length <= shortTable ? 'short' : 'long'}">
      <caption>
        ${caption}
      </caption>
      <colgroup>
        ${columns.map(({ width }) => html`<col style="width: ${width}%" />`)}
      </colgroup>
      <thead>
        <tr>
          ${columns.map(({ head }) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${ends.shown.map(
          row =>
            html`<tr>
              ${columns.map((column, index) => cell(column, row, index === 0))}
            </tr> `,
        )}
      </tbody>
    </table>
    ${leftOut(ends, 'rows')}`;
}

function cell<Row>({ cell: content, kind = 'text' }: Column<Row>, row: Row, namesRow: boolean): Html {
  return namesRow
    ? html`<th scope="row" class="${kind}">${content(row)}</th>`
    : html`<td class="${kind}">${content(row)}</td>`;
}

/** `wide` takes a line of its own. */
export type Term = readonly [term: string, value: Part, wide?: 'wide'];

/** Names and values, one under the other. Pairs whose value is null are left out. */
export function terms(pairs: readonly Term[]): Html {
  const known = pairs.filter(([, value]) => value !== null);
  return html`<dl>
    ${known.map(
      ([term, value, wide]) =>
        html`<div class="${wide ?? 'term'}">
          <dt>${term}</dt>
          <dd>${value}</dd>
        </div> `,
    )}
  </dl>`;
}
