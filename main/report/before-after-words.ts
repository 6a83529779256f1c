import type { BeforeAfterKind, CheckArea, Verification } from '../../preload/contract/index.js';
import { counted, listed, type Telling } from './words.js';

export const areaHeading = (area: CheckArea): string =>
  area === 'iis' ? 'IIS' : `${area.charAt(0).toUpperCase()}${area.slice(1)}`;

/** How much is as it was recorded, and how much of each kind is not. */
export function beforeAfterSentence({ same, rows }: NonNullable<Verification['beforeAfter']>): string {
  const all = counted(same, 'thing');
  if (rows.length === 0) return `Nothing differs: ${all} ${same === 1 ? 'is' : 'are'} as recorded before.`;
  const counts = kinds
    .map(kind => [kind, rows.filter(row => row.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${String(count)} ${beforeAfterTellings[kind].word.toLowerCase()}`);
  return `Of what was recorded before, ${all} ${same === 1 ? 'is' : 'are'} the same; ${listed(counts)}. Not each difference is a fault: the checks tell.`;
}

const kinds = ['missing', 'changed', 'new', 'unknown'] as const;

export const beforeAfterTellings: Readonly<Record<BeforeAfterKind, Telling>> = {
  same: { word: 'Same', sign: '✓', tone: 'good' },
  missing: { word: 'Missing', sign: '✕', tone: 'bad' },
  changed: { word: 'Changed', sign: '≠', tone: 'caution' },
  new: { word: 'New', sign: '+', tone: 'plain' },
  unknown: { word: 'Not compared', sign: '?', tone: 'caution' },
};
