import type { Report, ReportLater } from '../../preload/contract/index.js';
import { checkedLast } from './last-checks.js';
import { standings } from './sections/checks.js';
import { kindOf, momentInWords, outcomeTelling, stepTellings } from './words.js';

/** What rows of later work begin with: those without more to it tell what they were made of. */
export const laterKind = 'Later work';

/** Labels of rows that are read back. */
export const laterLabels = { records: 'Records of its journal', head: 'Hash of its last record' } as const;

export const clientsLabel = 'Ready for clients';

/** Re-applications that came after it, as the page tells them. All of it comes from other journals. */
export function laterRows({ later = [] }: Report): string[][] {
  return later.flatMap(one => [
    row(one, laterLabels.records, String(one.journal.records)),
    row(one, laterLabels.head, one.journal.head),
    row(one, 'Outcome', outcomeOf(one)),
    ...one.changes.map(({ title, outcome }) => cells(one, 'change', [title, '', stepTellings[outcome].word, ''])),
    ...one.left.map(({ what, why }) => cells(one, 'left', [what, '', 'Left', why])),
  ]);
}

const outcomeOf = ({ outcome, undoes, checked }: ReportLater): string =>
  outcomeTelling({ outcome, reapply: { undoes }, verification: checked && { verdict: checked } }).word;

const row = (one: ReportLater, what: string, found: string): string[] => cells(one, '', [what, found, '', '']);

function cells({ recoveryId }: ReportLater, of: string, [what, found, result, toDo]: readonly [string, ...string[]]) {
  const kind = of === '' ? laterKind : `${laterKind}, ${of}`;
  return [kind, recoveryId, what, '', '', found ?? '', '', result ?? '', toDo ?? ''];
}

/** Whether clients may come: by the last look of all, and, where other work came later, at the end of this one. */
export function clientsRows(report: Report): string[][] {
  const { verification, later = [] } = report;
  const own = verification && [standings[verification.verdict.standing].word, asChecked(verification.endedAt)];
  if (later.length === 0) return own ? [clientsRow(clientsLabel, own)] : [];
  const last = checkedLast(later);
  const since = last
    ? [standings[last.checked.standing].word, `${asChecked(last.checked.at)} by ${last.recoveryId}`]
    : ['Not checked since'];
  const atItsEnd = `${clientsLabel} at the end of this ${kindOf(report)}`;
  return [clientsRow(clientsLabel, since), ...(own ? [clientsRow(atItsEnd, own)] : [])];
}

const asChecked = (at: string): string => `As checked at ${momentInWords(at)}`;

const clientsRow = (label: string, [found = '', source = '']: readonly string[]): string[] => [
  ...['Report', '', label, '', '', found, source],
  ...['', ''],
];
