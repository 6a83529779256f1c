import type { Problem, SetupFinding } from '../../preload/contract/index.js';
import { problem } from '../problems/problem.js';
import type { FindingCode } from '../problems/setup/finding-texts.js';
import { consoleFindings } from './diagnose-console.js';
import { LogDiagnoser } from './diagnose-log.js';

/**
 * Why the setup that printed this failed, the most causal finding first; never empty. `log` is what the same run wrote
 * into ExchangeSetup.log, as lines, in as much as it is known. The log tells more than the console, so it comes first.
 */
export function setupFindings(output: string, log: Iterable<string> = []): SetupFinding[] {
  const diagnoser = new LogDiagnoser();
  for (const line of log) diagnoser.push(Buffer.from(`${line}\n`));
  return together(diagnoser, output);
}

/** The same, for a log that is read as it comes: lines without their ends, or chunks of the file. */
export async function setupFindingsFrom(output: string, log: AsyncIterable<string | Buffer>): Promise<SetupFinding[]> {
  const diagnoser = new LogDiagnoser();
  for await (const part of log) diagnoser.push(typeof part === 'string' ? Buffer.from(`${part}\n`) : part);
  return together(diagnoser, output);
}

/** The first of the findings as a problem; its details hold what setup said, and the other findings. */
export function problemOf(findings: readonly SetupFinding[]): Problem {
  const [first, ...others] = findings;
  const code = (first?.code ?? 'UNKNOWN') as FindingCode;
  const also = others.map(({ title, actions }) => [`Also: ${title}`, ...actions.map(each => `- ${each}`)].join('\n'));
  const said = first?.evidence.map(({ text }) => text).join('\n') ?? '';
  const details = [said.slice(0, longestSaid), ...also].join('\n\n').slice(0, longestDetails);
  return problem(`SETUP_${code}`, { said: details, subject: first?.subject ?? '' });
}

/** Names the failure that this output and log of setup show, as a problem with its next step. */
export function diagnose(output: string, log: Iterable<string> = []): Problem {
  return problemOf(setupFindings(output, log));
}

const longestSaid = 8000;
const longestDetails = 12_000;

function together(diagnoser: LogDiagnoser, output: string): SetupFinding[] {
  const told = diagnoser.end();
  const ofLog = typeof told === 'string' ? [] : told.findings;
  const ofConsole = consoleFindings(output);
  const known = [...ofLog, ...ofConsole].filter(({ code }) => code !== 'UNKNOWN');
  const codes = new Set<string>();
  const once = known.filter(({ code }) => !codes.has(code) && codes.add(code));
  if (once.length > 0) return once;
  // Nobody knows it. The console tells it more shortly; where it said nothing, the log does.
  const [unknown = ofConsole[0]] = output.trim() === '' ? ofLog : ofConsole;
  return unknown ? [unknown] : [];
}
