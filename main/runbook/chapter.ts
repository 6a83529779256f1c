import type { JournalEntry, JournalRecord, StepId } from '../../preload/contract/index.js';

type Kind = JournalEntry['kind'];

/** What happened to a step since the operator last chose to try again, latest first; restarts of the machine too. */
export function chapterOf(records: readonly JournalRecord[], stepId: StepId): Kind[] {
  const kinds: Kind[] = [];
  for (const { entry } of [...records].reverse()) {
    const mine = 'stepId' in entry && entry.stepId === stepId;
    if (entry.kind === 'decided' && mine && entry.decision.choice === 'retry') break;
    if (mine || entry.kind === 'restart-observed') kinds.push(entry.kind);
  }
  return kinds;
}

/** The change that was meant last was made to its end. An earlier one of the same step says nothing of it. */
export function lastChangeMade(chapter: readonly Kind[]): boolean {
  return chapter.slice(0, Math.max(0, chapter.indexOf('act-intended'))).includes('acted');
}

/** The machine did restart for this step, after its last change: if it still asks for a restart, that did not help. */
export function restartedInVain(chapter: readonly Kind[]): boolean {
  const change = chapter.indexOf('act-intended');
  const sinceChange = change < 0 ? chapter : chapter.slice(0, change);
  const observed = sinceChange.indexOf('restart-observed');
  return observed >= 0 && sinceChange.indexOf('restart-requested', observed) >= 0;
}

/** A restart was asked for, by an earlier session, and the machine is still in the same boot. */
export function restartMissed(chapter: readonly Kind[]): boolean {
  const requested = chapter.indexOf('restart-requested');
  const observed = chapter.indexOf('restart-observed');
  return requested >= 0 && (observed < 0 || requested < observed);
}

/** The boot in which a restart was meant that nobody has seen happen; null when there is none. */
export function bootOfOpenRestart(records: readonly JournalRecord[]): string | null {
  for (const { entry } of [...records].reverse()) {
    if (entry.kind === 'restart-observed') return null;
    if (entry.kind === 'restart-intended') return entry.bootId;
  }
  return null;
}

/** A change was made by the process that is at work now. */
export function actedInThisSession(records: readonly JournalRecord[]): boolean {
  const kinds = records.map(({ entry }) => entry.kind);
  return kinds.lastIndexOf('acted') > kinds.lastIndexOf('session-started');
}
