import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { OutputLine } from '../../../preload/contract/index.js';
import type { OutputLog } from '../../ports/state-store.js';
import { withoutSecrets } from '../../problems/masking.js';

/** Opens the output of a recovery for adding, one line of text each: time, tab, what was printed. */
export function openOutputLog(path: string, now: () => string): OutputLog {
  const file = openSync(path, 'a', 0o600);
  let index = countLines(path);
  let lost = false;
  return {
    append: text => {
      const line = { index: index++, at: now(), text: withoutSecrets(text.replace(/[\r\n]+/g, ' ')) };
      try {
        // Output is for reading along. A full disk stops the journal, and with it the recovery; not this.
        if (!lost) writeSync(file, `${line.at}\t${line.text}\n`);
      } catch {
        lost = true;
      }
      return line;
    },
    close: () => closeSync(file),
  };
}

/** Reads lines of the output from `from` on, at most `most` of them. */
export async function readOutput(
  path: string,
  from: number,
  most: number,
): Promise<{ lines: OutputLine[]; total: number }> {
  const all = splitLines(await readFile(path, 'utf8').catch(ifAbsent));
  const lines = all.slice(from, from + most).map((line, place) => outputLine(line, from + place));
  return { lines, total: all.length };
}

function outputLine(line: string, index: number): OutputLine {
  const tab = line.indexOf('\t');
  return { index, at: line.slice(0, tab), text: line.slice(tab + 1) };
}

function countLines(path: string): number {
  return splitLines(readFileSync(path, 'utf8')).length;
}

/** Whole lines that carry their time. A last one that a crash cut short is left out. */
function splitLines(text: string): string[] {
  return text
    .split('\n')
    .slice(0, -1)
    .filter(line => /^\d{4}-[^\t]*Z\t/.test(line));
}

function ifAbsent(thrown: NodeJS.ErrnoException): string {
  if (thrown.code === 'ENOENT') return '';
  throw thrown;
}
