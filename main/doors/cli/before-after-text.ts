import {
  checkAreas,
  type BeforeAfterKind,
  type CheckArea,
  type Verification,
} from '../../../preload/contract/index.js';
import type { Style, Terminal } from './terminal.js';
import { tellWrapped } from './wrapped.js';

const words: Readonly<Record<Exclude<BeforeAfterKind, 'same'>, readonly [string, Style]>> = {
  missing: ['MISSING', 'red'],
  changed: ['CHANGED', 'yellow'],
  new: ['NEW    ', 'dim'],
  unknown: ['UNKNOWN', 'yellow'],
};

const hang = 10;

/** What was recorded before beside what there is now, by area. What is the same is counted. */
export function tellBeforeAfter(terminal: Terminal, { same, rows }: NonNullable<Verification['beforeAfter']>): void {
  terminal.line();
  terminal.line(terminal.style('bold', 'Before and after'));
  const told = `${String(same)} ${same === 1 ? 'thing is' : 'things are'} as recorded before`;
  const rest =
    rows.length === 0 ? ': nothing differs.' : `, ${String(rows.length)} not. Not each difference is a fault.`;
  tellWrapped(terminal, { hang: 2, head: '  ' }, `${told}${rest}`);
  for (const area of checkAreas) {
    const own = rows.filter(row => row.area === area);
    if (own.length > 0) terminal.line(`  ${terminal.style('bold', areaHeading(area))}`);
    for (const { kind, label, lost, rebuilt } of own) {
      if (kind === 'same') continue;
      const [word, style] = words[kind];
      tellWrapped(
        terminal,
        { head: `  ${terminal.style(style, word)} `, hang },
        `${label}: was ${lost}, is ${rebuilt}`,
      );
    }
  }
}

export const areaHeading = (area: CheckArea): string =>
  area === 'iis' ? 'IIS' : `${area.charAt(0).toUpperCase()}${area.slice(1)}`;
