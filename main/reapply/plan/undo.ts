import { foldAll, type JournalRecord, type ReapplyChange } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';
import { placeOf } from '../names.js';

export interface WayBack {
  /** Newest first. */
  readonly changes: ReapplyChange[];
  /** Titles of what was changed and stays, since no change takes it back. */
  readonly untaken: string[];
}

/**
 * What takes a re-application back: only what it has really begun to change, for what was so before it came is not its own.
 * Throws where there is none of that.
 */
export function wayBack(id: string, records: readonly JournalRecord[]): WayBack {
  const { reapply } = foldAll(records);
  if (!reapply) throw failure('NOT_A_REAPPLICATION', { id });
  const begun = placesAt(records, 'started');
  const made = reapply.changes.filter(({ change }) => begun.has(placeOf(change)));
  const changes = made.flatMap(undone);
  if (changes.length === 0) throw failure('NOTHING_TO_UNDO', { id });
  return { changes: changes.reverse(), untaken: made.filter(({ undo }) => undo === null).map(({ title }) => title) };
}

/** The places of changes that came as far as this. */
export function placesAt(records: readonly JournalRecord[], state: 'started' | 'completed'): ReadonlySet<string> {
  return new Set(
    records.flatMap(({ entry }) => (entry.kind === 'milestone' && entry.state === state ? [entry.name] : [])),
  );
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
