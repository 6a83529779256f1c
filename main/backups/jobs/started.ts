import type { JournalRecord, StepId } from '../../../preload/contract/index.js';

/** Problems of a change that may still be under way, or whose end nobody has seen: it was only waited for. */
const endsUnseen: readonly string[] = [
  'STEP_TIME_LIMIT',
  'BACKUP_END_NOT_SEEN',
  'RESTORE_END_NOT_SEEN',
  'STATE_END_NOT_SEEN',
];

/** What the journal knows of the job of a step. */
export interface Started {
  /** It was begun by some session. */
  readonly ever: boolean;
  /** The last that was begun has no end in the journal: its session was cut off. */
  readonly openEnd: boolean;
  /** The last that was begun ended well. */
  readonly endedWell: boolean;
  /** What stood there before it, as it was looked at last. */
  readonly before: Readonly<Record<string, string>>;
  /** Boot in which the last one was begun. */
  readonly bootId: string | null;
  readonly at: string | null;
}

const never: Started = { ever: false, openEnd: false, endedWell: false, before: {}, bootId: null, at: null };

export function startedOf(records: readonly JournalRecord[], stepId: StepId): Started {
  let state = never;
  let boot: string | null = null;
  for (const { entry, at } of records) {
    if (entry.kind === 'session-started') boot = entry.bootId;
    if (!('stepId' in entry) || entry.stepId !== stepId) continue;
    if (entry.kind === 'act-intended') {
      const before = Object.keys(entry.before).length > 0 ? entry.before : state.before;
      state = { ever: true, openEnd: true, endedWell: false, before, bootId: boot, at };
    }
    if (entry.kind === 'acted') state = { ...state, openEnd: false, endedWell: true };
    if (entry.kind === 'failed' && entry.during === 'act' && !endsUnseen.includes(entry.problem.code)) {
      state = { ...state, openEnd: false };
    }
  }
  return state;
}
