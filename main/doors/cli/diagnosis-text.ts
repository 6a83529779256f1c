import type { FileDiagnosis, LastRun, SetupFinding } from '../../../preload/contract/index.js';
import { shownValue } from './text-width.js';
import type { Terminal } from './terminal.js';

/** Lines of the log that are shown for a finding; of one that nobody knows, all that there are. */
const linesShown = 6;
const longestShown = 400;

/** Tells a person what a log of setup came to. */
export function tellDiagnosis(terminal: Terminal, { file, runs, lastRun, findings, problem }: FileDiagnosis): void {
  terminal.line(terminal.style('bold', shownValue(file)));
  if (problem) return terminal.problem(problem);
  terminal.line(
    `  ${runs === 1 ? 'One run' : `${String(runs)} runs`} of setup.${lastRun ? ` ${runLine(lastRun)}` : ''}`,
  );
  if (lastRun) terminal.line(`  ${endLine(lastRun, findings.length)}`);
  findings.forEach((finding, index) => tellFinding(terminal, finding, index + 1));
}

function runLine({ mode, version, startedAt, user, domainController, line }: LastRun): string {
  const parts = [
    mode ?? 'mode not told',
    ...(version === null ? [] : [`version ${version}`]),
    ...(startedAt === null ? [] : [`begun ${startedAt.slice(0, 19).replace('T', ' ')} UTC`]),
    ...(user === undefined ? [] : [`by ${user}`]),
    ...(domainController === undefined ? [] : [`domain controller ${domainController}`]),
  ];
  return `The last one: ${shownValue(parts.join(', '))} (line ${String(line)}).`;
}

function endLine({ succeeded }: LastRun, findings: number): string {
  if (succeeded === true) return 'It succeeded. There is nothing to do.';
  const end =
    succeeded === false ? 'It failed.' : 'It never came to an end: setup still runs, was ended, or the log was cut.';
  if (findings === 0) return `${end} It complained about nothing.`;
  return findings === 1 ? `${end} What was found:` : `${end} What was found, the likely cause first:`;
}

function tellFinding(terminal: Terminal, finding: SetupFinding, place: number): void {
  const { code, title, meaning, actions, evidence } = finding;
  const unknown = code === 'UNKNOWN';
  terminal.line();
  terminal.line(
    `  ${String(place)}. ${terminal.style(unknown ? 'yellow' : 'red', unknown ? 'Warning: UNKNOWN' : code)}  ${terminal.style('bold', shownValue(title))}`,
  );
  terminal.line(`     Why it matters: ${shownValue(meaning)}`);
  terminal.line('     What to do:');
  actions.forEach((action, index) => terminal.line(`       ${String(index + 1)}. ${shownValue(action)}`));
  terminal.line(unknown ? '     Around the first error:' : '     What setup says:');
  const shown = unknown ? evidence : evidence.slice(0, linesShown);
  for (const { line, text } of shown) {
    terminal.line(terminal.style('dim', `       ${String(line).padStart(6)} | ${cut(text)}`));
  }
  const more = evidence.length - shown.length;
  if (more > 0) terminal.line(terminal.style('dim', `              and ${String(more)} more, with --json`));
}

const cut = (text: string): string => (text.length > longestShown ? `${text.slice(0, longestShown)} …` : text);
