import type { OutputLine } from '../../preload/contract/calls.js';
import type { JournalRecord } from '../../preload/contract/journal.js';
import { fold, type RecoveryState } from '../../preload/contract/recovery-state.js';
import type { StepId } from '../../preload/contract/runbook.js';
import { appendOutput, missingFrom } from './output-log.js';
import { patchSession, type Context } from './wizard-context.js';
import type { RecoverySession } from './wizard-state.js';

const outputPauseMs = 50;

export interface Follower {
  /** Reads all records so far and folds them in; false when the journal can't be read. */
  readonly catchUp: (id: string) => Promise<boolean>;
  /** Listens to everything that main tells. Returns the end of it. */
  readonly listen: () => () => void;
}

/** Keeps the recovery in view in step with its journal, whatever the order in which things arrive. */
export function followRecovery(context: Context): Follower {
  const { store, api } = context;
  const session = () => store.getState().session;
  let held: JournalRecord[] | null = null;
  let heard: OutputLine[] = [];

  const take = (records: readonly JournalRecord[]): void => {
    const recovery = records.reduce<RecoveryState>(fold, session().recovery);
    if (recovery !== session().recovery) patchSession(context, { recovery, refused: null });
  };

  const catchUp = async (id: string): Promise<boolean> => {
    held ??= [];
    const reply = await api.openRecovery({ id });
    const waiting = held;
    held = null;
    if (session().id !== id) return false;
    if (!reply.ok) {
      patchSession(context, { opening: { kind: 'failed', problem: reply.problem } });
      return false;
    }
    take([...reply.value, ...waiting]);
    patchSession(context, { opening: { kind: 'loaded', value: null } });
    void readOutputFrom(id, session().output.count);
    return true;
  };

  const readOutputFrom = async (id: string, from: number): Promise<void> => {
    const reply = await api.readOutput({ id, from });
    if (!reply.ok || session().id !== id) return;
    addOutput(reply.value.lines);
    const { count } = session().output;
    if (reply.value.lines.length > 0 && count > from && count < reply.value.total) await readOutputFrom(id, count);
  };

  /** Tools print faster than a window can draw: what comes within a moment is drawn at once. */
  const hear = (id: string, lines: readonly OutputLine[]): void => {
    if (heard.length === 0) setTimeout(() => takeHeard(id), outputPauseMs);
    heard.push(...lines);
  };

  const takeHeard = (id: string): void => {
    const lines = heard;
    heard = [];
    if (session().id !== id) return;
    const from = missingFrom(session().output, lines);
    if (from === null) addOutput(lines);
    else void readOutputFrom(id, from);
  };

  const addOutput = (lines: readonly OutputLine[]): void => {
    const output = appendOutput(session().output, lines);
    if (output !== session().output) patchSession(context, { output });
  };

  const onRecord = (id: string, record: JournalRecord): void => {
    if (held) held.push(record);
    else if (record.sequence > session().recovery.lastSequence + 1) void catchUp(id);
    else take([record]);
  };

  const stirs = (): void => {
    const { engine } = session();
    if (engine.kind === 'idle' || engine.kind === 'starting') patchSession(context, { engine: { kind: 'running' } });
  };

  const mine = (id: string): boolean => id === session().id;
  const listen = (): (() => void) => {
    const ends = [
      api.on('record', ({ id, record }) => {
        if (!mine(id)) return;
        stirs();
        onRecord(id, record);
      }),
      api.on('progress', ({ id, stepId, doing, share }) => {
        if (!mine(id)) return;
        stirs();
        patchSession(context, { progress: { stepId, doing, share: share ?? shareOf(session(), stepId) } });
      }),
      api.on('output', ({ id, lines }) => {
        if (mine(id)) hear(id, lines);
      }),
      api.on('settled', ({ id, outcome, problem }) => {
        if (!mine(id)) return;
        patchSession(context, {
          engine: { kind: 'settled', outcome, problem },
          pausing: false,
          answered: null,
          progress: null,
        });
      }),
    ];
    return () => ends.forEach(end => end());
  };

  return { catchUp, listen };
}

/** What the log of setup says comes without a share: the phases tell how far it is. */
function shareOf({ progress }: RecoverySession, stepId: StepId): number | null {
  return stepId === 'recovery-setup' && progress?.stepId === stepId ? progress.share : null;
}
