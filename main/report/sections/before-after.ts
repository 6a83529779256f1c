import {
  checkAreas,
  type BeforeAfterKind,
  type BeforeAfterRow,
  type Verification,
} from '../../../preload/contract/index.js';
import { html, type Html } from '../html.js';
import { badge, breakable } from '../marks.js';
import { table } from '../table.js';
import { counted, listed, type Telling } from '../words.js';

type Beside = NonNullable<Verification['beforeAfter']>;

/** What was recorded before beside what there was at the end, by area: what is missing, changed, new, or could not be compared. */
export function beforeAfterSection({ same, rows }: Beside): Html {
  return html`<section aria-labelledby="before-after">
    <h2 id="before-after">Before and after</h2>
    <p>${sentenceOf({ same, rows })}</p>
    ${checkAreas.map(area => {
      const own = rows.filter(row => row.area === area);
      return own.length === 0 ? null : areaTable(area, own);
    })}
  </section>`;
}

function sentenceOf({ same, rows }: Beside): string {
  const all = counted(same, 'thing');
  if (rows.length === 0) return `Nothing differs: ${all} ${same === 1 ? 'is' : 'are'} as recorded before.`;
  const counts = kinds
    .map(kind => [kind, rows.filter(row => row.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${String(count)} ${beforeAfterTellings[kind].word.toLowerCase()}`);
  return `Of what was recorded before, ${all} ${same === 1 ? 'is' : 'are'} the same; ${listed(counts)}. Not each difference is a fault: the checks tell.`;
}

const kinds = ['missing', 'changed', 'new', 'unknown'] as const;

function areaTable(area: string, rows: readonly BeforeAfterRow[]): Html {
  return html`<h3>${area === 'iis' ? 'IIS' : `${area.charAt(0).toUpperCase()}${area.slice(1)}`}</h3>
    ${table(
      `Before and after: ${area}`,
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

export const beforeAfterTellings: Readonly<Record<BeforeAfterKind, Telling>> = {
  same: { word: 'Same', sign: '✓', tone: 'good' },
  missing: { word: 'Missing', sign: '✕', tone: 'bad' },
  changed: { word: 'Changed', sign: '≠', tone: 'caution' },
  new: { word: 'New', sign: '+', tone: 'plain' },
  unknown: { word: 'Not compared', sign: '?', tone: 'caution' },
};
