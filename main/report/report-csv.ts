import type { BeforeAfterRow, CheckResult, Comparison, Report } from '../../preload/contract/index.js';
import { csvRow } from './csv-cell.js';
import { sealOf } from './seal.js';
import { beforeAfterTellings } from './before-after-words.js';
import { leftInWords } from './left.js';
import { clientsRows, laterRows } from './later-csv.js';
import { checkTellings } from './sections/checks.js';
import { endOf, stepDuration } from './timeline.js';
import { durationInWords, outcomeTelling, resultTellings, stepTellings } from './words.js';

const head = [
  'Mode',
  'Kind',
  'Step',
  'What',
  'Expected',
  'Expected, read from',
  'Found',
  'Found, read from',
  'Result',
  'To do',
];

/** More than this a cell of a spreadsheet can't hold. */
const mostCharacters = 32_000;

/**
 * What was compared as CSV (RFC 4180, UTF-8 with a byte order mark): a head, rows that tell what the report is of, what
 * came of each step and what was left, then a row for each comparison, and the seal. No cell can be taken for a formula; `report.json` has the values untouched.
 */
export const reportCsv = (report: Report): string => sealCsv(unsealedCsv(report));

export function unsealedCsv(report: Report): string {
  const mode = report.mode === 'rehearsal' ? 'REHEARSAL' : 'Live';
  const checks = report.verification?.checks ?? [];
  const beside = report.verification?.beforeAfter?.rows ?? [];
  const rows = [
    ...aboutRows(report),
    ...laterRows(report),
    ...stepRows(report),
    ...leftRows(report),
    ...checks.flatMap(checkRows),
    ...beside.map(besideRow),
    ...report.steps.flatMap(comparisonRows),
  ];
  return `\uFEFF${[head, ...rows.map(row => [mode, ...row.map(short)])].map(csvRow).join('')}`;
}

/** The row of the seal has the mode of the row before it. */
export function sealCsv(unsealed: string): string {
  const mode = unsealed.includes('\nREHEARSAL,') ? 'REHEARSAL' : 'Live';
  return `${unsealed}${csvRow([mode, ...told('Seal', sealOf(unsealed))])}`;
}

function checkRows({ area, title, expected, found, how, outcome, fix, comparisons }: CheckResult): string[][] {
  const { value = '', source = '' } = expected ?? {};
  return [
    ['Check', area, title, value, source, found, how, checkTellings[outcome].word, fix?.words ?? ''],
    ...comparisons.map(one => ['Check, row', title, ...cellsOf(one)]),
  ];
}

const besideRow = ({ area, kind, ...row }: BeforeAfterRow): string[] => [
  'Before and after',
  area,
  ...[row.label, row.lost, row.lostSource, row.rebuilt, row.rebuiltSource],
  ...[beforeAfterTellings[kind].word, row.remedy],
];

/** Labels of the rows that tell what a report was made of, for whoever reads them back. */
export const aboutLabels = {
  recovery: 'Recovery',
  madeAt: 'Report made',
  version: 'CAS Recovery version',
  records: 'Records of the journal',
  head: 'Hash of the last record',
  redacted: 'Redacted copy',
} as const;

function aboutRows(report: Report): string[][] {
  return [
    ...(report.redacted ? [told(aboutLabels.redacted, 'Yes: names, addresses and the like are stand-ins')] : []),
    told('Server', report.serverName),
    told('Outcome', outcomeTelling(report).word),
    ...clientsRows(report),
    told(aboutLabels.recovery, report.recoveryId),
    told(aboutLabels.madeAt, report.madeAt),
    told(aboutLabels.version, report.productVersion),
    told(aboutLabels.records, String(report.journal.records)),
    told(aboutLabels.head, report.journal.head),
  ];
}

function stepRows(report: Report): string[][] {
  const end = endOf(report);
  return report.steps.map(step => {
    const took = stepDuration(step, end);
    const words = took === null ? '–' : durationInWords(took);
    return ['Step', step.title, 'Took', '', '', words, '', stepTellings[step.outcome].word, ''];
  });
}

/** What was told beforehand to stay open, and what was not chosen. */
function leftRows({ reapply, backup }: Report): string[][] {
  const all = [
    ...((backup ?? reapply)?.reservations ?? []),
    ...(reapply?.untaken ?? []).map(what => ({ what, why: 'Nothing takes it back.' })),
    ...leftInWords(reapply ?? {}),
  ];
  return all.map(({ what, why }) => ['Left', '', what, '', '', '', '', 'Left', why]);
}

const told = (what: string, value: string): string[] => ['Report', '', what, '', '', value, '', '', ''];

function comparisonRows({ title, comparisons }: Report['steps'][number]): string[][] {
  return comparisons.map(one => ['Comparison', title, ...cellsOf(one)]);
}

function cellsOf({ label, lost, lostSource, rebuilt, rebuiltSource, result, remedy }: Comparison): string[] {
  return [label, lost, lostSource, rebuilt, rebuiltSource, resultTellings[result].word, remedy];
}

function short(value: string): string {
  if (value.length <= mostCharacters) return value;
  const left = value.length - mostCharacters;
  return `${value.slice(0, mostCharacters)} … (${String(left)} more characters, in report.json)`;
}
