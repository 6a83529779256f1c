import { expect, it } from 'vitest';
import type { BeforeAfterRow } from '../../../preload/contract/index.js';
import { compared } from '../../report/fixtures.js';
import { tellBeforeAfter } from './before-after-text.js';
import { KeptTerminal } from './fixture-terminal.js';

const row = (area: BeforeAfterRow['area'], kind: BeforeAfterRow['kind'], label: string): BeforeAfterRow => ({
  ...compared(label, label, 'Automatic', 'Manual'),
  ...{ area, kind },
});

function told(same: number, rows: BeforeAfterRow[]): readonly string[] {
  const terminal = new KeptTerminal();
  tellBeforeAfter(terminal, { same, rows });
  return terminal.lines;
}

it('tells by area what is changed, missing and new, with a word before each', () => {
  const rows = [
    row('settings', 'missing', 'Route'),
    row('services', 'changed', 'W3SVC'),
    row('settings', 'new', 'Task'),
  ];
  expect(told(30, rows)).toEqual([
    '',
    'Before and after',
    '  Of what was recorded before, 30 things are the same; 1 missing, 1 changed and 1 new. Not each difference is a fault: the checks tell.',
    '  Services',
    '  CHANGED      W3SVC: was Automatic, is Manual',
    '  Settings',
    '  MISSING      Route: was Automatic, is Manual',
    '  NEW          Task: was Automatic, is Manual',
  ]);
});

it('says in one line that nothing differs', () => {
  expect(told(1, [])).toEqual(['', 'Before and after', '  Nothing differs: 1 thing is as recorded before.']);
});
