import { foldAll, JournalRecord, type RecoveryCard } from '../../preload/contract/index.js';
import type { JournalEnds } from '../ports/state-store.js';
import { isIntact, lineFeed } from '../runbook/hash-chain.js';
import { cardOf } from './recovery-card.js';

const planned = /"previous":"[0-9a-f]{64}","entry":\{"kind":"(plan-made|reapply-planned|backup-planned)",/;

/**
 * The line of a recovery that has ended, from the beginning and the end of its journal: what it is stands in the first
 * records, how it ended in the last. Undefined where that can't be told so. What stands between is not looked at.
 */
export function cardAtAGlance(id: string, { head, tail }: JournalEnds): RecoveryCard | undefined {
  const starts = linesAtStart(head);
  const plan = starts.find(line => kindOf(line) !== undefined);
  const isRecovery = plan !== undefined && kindOf(plan) === 'plan-made';
  const isCut = plan === starts[starts.length - 1] && head[head.length - 1] !== lineFeed;
  const beginning = plan && isCut ? beginningOf(plan) : [];
  // Of its plan, which is long, a recovery needs nothing for its line, and a re-application only its beginning.
  const lines = [starts[0], ...(isRecovery || beginning.length > 0 ? [] : [plan]), lastLine(tail)];
  if (!lines.every((line): line is Buffer => line !== undefined && isIntact(line))) return undefined;
  const records = lines.flatMap(recordOf);
  const state = foldAll([...records.slice(0, 1), ...beginning, ...records.slice(1)]);
  const known = state.recoveryId !== '' && (isRecovery || state.reapply !== null || state.backup !== null);
  return known && tellsAll(records[records.length - 1]) ? cardOf(id, state) : undefined;
}

/** What the checks said stands in the middle of a journal that an older version ended. */
function tellsAll(last: JournalRecord | undefined): boolean {
  if (last?.entry.kind !== 'recovery-ended') return false;
  return last.entry.outcome === 'stopped' || last.entry.standing !== undefined;
}

const kindOf = (line: Buffer): string | undefined => planned.exec(line.toString('latin1', 0, 400))?.[1];

/**
 * The record of a re-application whose line is too long for a glance, as far as its changes: what it takes back and where
 * it belongs stand before them. A quotation mark inside of a text has a backslash before it, so no text looks like this.
 */
function beginningOf(line: Buffer): JournalRecord[] {
  const text = line.toString('utf8');
  const changes = text.indexOf(',"changes":[');
  if (kindOf(line) !== 'reapply-planned' || changes < 0) return [];
  const hash = '0'.repeat(64);
  return recordOf(Buffer.from(`${text.slice(0, changes)},"changes":[],"steps":[]}},"hash":"${hash}"}`));
}

/** Of the last one maybe no more than its beginning. */
function linesAtStart(head: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < head.length;) {
    const end = head.indexOf(lineFeed, start);
    lines.push(head.subarray(start, end < 0 ? head.length : end));
    start = end < 0 ? head.length : end + 1;
  }
  return lines;
}

/** Where the journal ends with a whole line. */
function lastLine(tail: Buffer): Buffer | undefined {
  if (tail[tail.length - 1] !== lineFeed) return undefined;
  const before = tail.lastIndexOf(lineFeed, tail.length - 2);
  return before < 0 ? undefined : tail.subarray(before + 1, -1);
}

function recordOf(line: Buffer): JournalRecord[] {
  try {
    const record = JournalRecord.safeParse(JSON.parse(line.toString('utf8')));
    return record.success ? [record.data] : [];
  } catch {
    return [];
  }
}
