import type { Problem } from '../../preload/contract/index.js';
import { problem } from '../problems/problem.js';
import { readConsole } from './read-console.js';
import { type SetupCode, signatures } from './signatures.js';
import { paragraphs } from './unwrap.js';

/** What went wrong stands near the end; a flood of output before it is left alone. */
const lookedAt = 1_000_000;

/** Names the failure that this output of setup shows, as a problem with its next step. */
export function diagnose(output: string): Problem {
  const text = output.slice(-lookedAt);
  return known(text) ?? problem('SETUP_FAILED', { said: saidWhenFailing(text), subject: '' });
}

function known(output: string): Problem | undefined {
  for (const paragraph of paragraphs(output)) {
    for (const { code, pattern, near } of signatures) {
      const found = pattern.exec(paragraph);
      if (found && (!near || near.test(output))) return named(code, paragraph, found[1] ?? '');
    }
  }
  return undefined;
}

const longestDetails = 8000;

function named(code: SetupCode, said: string, subject: string): Problem {
  return problem(code, { said: said.slice(0, longestDetails), subject });
}

/** The paragraphs under the phase that failed; without one, the last lines. */
function saidWhenFailing(output: string): string {
  const texts: string[] = [];
  const reader = readConsole(event => {
    if (event.kind === 'problem') texts.push(`${event.phase}: ${event.text}`);
  });
  for (const line of output.split(/\r\n|\n|\r/)) reader.line(line);
  reader.end();
  const said = texts.length > 0 ? texts.join('\n\n') : paragraphs(output).slice(-4).join('\n\n');
  return said.slice(-longestDetails);
}
