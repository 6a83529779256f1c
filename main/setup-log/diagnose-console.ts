import type { SetupFinding } from '../../preload/contract/index.js';
import { finding, findingsIn } from './findings.js';
import { bounded, type Complaint, type Line } from './material.js';
import { readConsole } from './read-console.js';
import { ScriptQuote } from './script-text.js';
import { paragraphs } from './unwrap.js';

/** What went wrong stands near the end; a flood of output before it is left alone. */
const lookedAt = 1_000_000;
const longestSaid = 8000;

/** The causes that the output of a failed setup.com shows. Never empty: what nobody knows is told as it was said. */
export function consoleFindings(output: string): SetupFinding[] {
  const text = output.slice(-lookedAt);
  const parts = paragraphs(text);
  const said = parts.map(part => part.text);
  const quote = new ScriptQuote();
  const complaints = said.map((paragraph, index): Complaint => {
    const line = { line: index + 1, text: bounded(paragraph) };
    const [, rule] = /setupreadiness\.(\w{1,80})\.aspx/i.exec(paragraph) ?? [];
    const from = rule === undefined ? 'task' : 'required';
    return { ...line, said: quote.outside(line.text), from, record: line, ...(rule !== undefined && { rule }) };
  });
  const around = complaints.map(({ line, text: around }) => ({ line, text: around }));
  const serious = complaints.filter((_, index) => parts[index]?.isWarning === false);
  const known = findingsIn({ complaints: serious, around, evaluated: new Map() });
  return known.length > 0 ? known : [finding('UNKNOWN', '', saidWhenFailing(text, said))];
}

/** The paragraphs under the phase that failed; without one, the last ones. */
function saidWhenFailing(output: string, all: readonly string[]): Line[] {
  const texts: string[] = [];
  const reader = readConsole(event => {
    if (event.kind === 'problem') texts.push(`${event.phase}: ${event.text}`);
  });
  for (const line of output.split(/\r\n|\n|\r/)) reader.line(line);
  reader.end();
  const told = texts.length > 0 ? texts : all.slice(-4);
  return told.map((text, index) => ({ line: index + 1, text: text.slice(-longestSaid) }));
}
