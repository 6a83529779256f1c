import { checkAreas, type BeforeAfterKind, type Verification } from '../../../preload/contract/index.js';
import { areaHeading, beforeAfterSentence } from '../../report/before-after-words.js';
import type { Style, Terminal } from './terminal.js';
import { tellWrapped } from './wrapped.js';

const words: Readonly<Record<Exclude<BeforeAfterKind, 'same'>, readonly [string, Style]>> = {
  missing: ['MISSING     ', 'red'],
  changed: ['CHANGED     ', 'yellow'],
  new: ['NEW         ', 'dim'],
  unknown: ['NOT COMPARED', 'yellow'],
};

const hang = 15;

/** What was recorded before beside what there is now, by area. What is the same is counted. */
export function tellBeforeAfter(terminal: Terminal, { same, rows }: NonNullable<Verification['beforeAfter']>): void {
  terminal.line();
  terminal.line(terminal.style('bold', 'Before and after'));
  tellWrapped(terminal, { hang: 2, head: '  ' }, beforeAfterSentence({ same, rows }));
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
