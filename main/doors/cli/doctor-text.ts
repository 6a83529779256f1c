import type { DoctorProbe, DoctorReport, HostFacts } from '../../../preload/contract/index.js';
import { tableLines } from './table.js';
import type { Terminal } from './terminal.js';

/** Tells people what the doctor found: each probe in a row, why some have no answer, and what a recovery makes of it. */
export function tellReport(terminal: Terminal, report: DoctorReport, withRaw: boolean): void {
  const { probes, facts } = report;
  const silent = probes.filter(({ answered }) => !answered);
  terminal.line(
    `cas-recovery ${report.productVersion} on ${report.platform}, ${seconds(report.tookMs)}. Nothing was changed.`,
  );
  terminal.line();
  const rows = probes.map(one => [
    one.probe,
    one.answered ? 'yes' : 'NO',
    seconds(one.tookMs),
    one.source,
    shortValue(one),
  ]);
  tableLines(['Probe', 'Answer', 'Took', 'Where', 'Value'], rows, terminal.width).forEach(line => terminal.line(line));
  if (facts) tellFacts(terminal, facts);
  if (silent.length > 0) tellSilent(terminal, silent);
  if (withRaw) probes.forEach(one => tellRaw(terminal, one));
  terminal.line();
  const answered = `${String(probes.length - silent.length)} of ${String(probes.length)} probes answered.`;
  terminal.line(silent.length === 0 ? terminal.style('green', answered) : terminal.style('yellow', answered));
}

/** In a pipe, too, a row stays one that can be read. */
const longestValue = 100;

function shortValue({ answered, value }: DoctorProbe): string {
  if (!answered) return '';
  const text = JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)} ...` : text;
}

function tellFacts(terminal: Terminal, { readAt: _at, sources, raw: _raw, unread, ...facts }: HostFacts): void {
  terminal.line();
  const rows = Object.entries(facts).map(([key, value]) => {
    const text = JSON.stringify(value);
    return [
      key,
      key in unread ? 'not read' : text.length > 300 ? `${text.slice(0, 300)} ...` : text,
      sources[key] ?? '',
    ];
  });
  tableLines(['What a recovery knows', 'Value', 'Where'], rows, terminal.width).forEach(line => terminal.line(line));
}

function tellSilent(terminal: Terminal, silent: readonly DoctorProbe[]): void {
  terminal.line();
  terminal.line('Without an answer:');
  for (const { probe, why } of silent) terminal.line(`  ${probe}: ${(why ?? '').replace(/\s*\n\s*/g, ' ')}`);
}

function tellRaw(terminal: Terminal, { probe, raw }: DoctorProbe): void {
  terminal.line();
  terminal.line(`${probe}:`);
  for (const line of raw.split(/\r?\n/)) terminal.line(`  | ${line}`);
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
