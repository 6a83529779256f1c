import { checkAreas, type BeforeAfterRow, type CheckArea, type Verification } from '../../../preload/contract/index.js';
import { areaHeading, beforeAfterSentence, beforeAfterTellings } from '../before-after-words.js';
import { html, type Html } from '../html.js';
import { badge, breakable } from '../marks.js';
import { table } from '../table.js';

/** What was recorded before beside what there was at the end, by area: what is missing, changed, new, or could not be compared. */
export function beforeAfterSection({ same, rows }: NonNullable<Verification['beforeAfter']>): Html {
  return html`<section aria-labelledby="before-after">
    <h2 id="before-after">Before and after</h2>
    <p>${beforeAfterSentence({ same, rows })}</p>
    ${checkAreas.map(area => {
      const own = rows.filter(row => row.area === area);
      return own.length === 0 ? null : areaTable(area, own);
    })}
  </section>`;
}

function areaTable(area: CheckArea, rows: readonly BeforeAfterRow[]): Html {
  return html`<h3>${areaHeading(area)}</h3>
    ${table(
      'Recorded before, and found at the end',
      [
        { head: 'What', width: 22, cell: ({ label }) => breakable(label) },
        { head: 'Before', width: 31, cell: ({ lost, lostSource }) => sourced(lost, lostSource) },
        { head: 'After', width: 31, cell: ({ rebuilt, rebuiltSource }) => sourced(rebuilt, rebuiltSource) },
        { head: 'Result', width: 16, cell: ({ kind }) => badge(beforeAfterTellings[kind]), kind: 'narrow' },
      ],
      { rows, none: '' },
    )}`;
}

const sourced = (value: string, source: string): Html =>
  html`<span class="value">${breakable(value || 'empty')}</span> <span class="source">${breakable(source)}</span>`;
