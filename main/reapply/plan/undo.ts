import { foldAll, type JournalRecord, type ReapplyChange } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';
import { placeOf } from '../names.js';

/**
 * What takes a re-application back, newest first: only what it has really begun to change, for what was so before it
 * came is not its own. Throws where there is none of that.
 */
export function undoChanges(id: string, records: readonly JournalRecord[]): ReapplyChange[] {
  const { reapply } = foldAll(records);
  if (!reapply) throw failure('NOT_A_REAPPLICATION', { id });
  const begun = new Set(
    records.flatMap(({ entry }) => (entry.kind === 'milestone' && entry.state === 'started' ? [entry.name] : [])),
  );
  const changes = reapply.changes.filter(({ change }) => begun.has(placeOf(change))).flatMap(undone);
  if (changes.length === 0) throw failure('NOTHING_TO_UNDO', { id });
  return changes.reverse();
}

function undone({ undo, change, title, shows, ...rest }: ReapplyChange): ReapplyChange[] {
  if (!undo) return [];
  const { wholeFile: _meant, ...kept } = rest;
  return [{ ...kept, title: `Take back: ${title}`, shows: turned(shows), change: undo, undo: change }];
}

/** What was added goes, and what went comes back. */
function turned(shows: string): string {
  return shows
    .split('\n')
    .map(line => (line.startsWith('+') ? `-${line.slice(1)}` : line.startsWith('-') ? `+${line.slice(1)}` : line))
    .join('\n');
}
