import type { JournalRecord, ReportRun, StepId } from '../../preload/contract/index.js';

/** Of one step, while its records are read. */
interface Reading {
  readonly runs: ReportRun[];
  /** What was meant last, the next one last, and has not begun yet: taking from the end costs nothing. */
  waiting: ReportRun[];
  /** Whose end nobody saw yet: the last one of each try. */
  readonly open: Map<number, ReportRun>;
  /** This version looked, and so it writes down what it runs before it runs: what it does not tell of was not run. */
  tellsAll: boolean;
}

/**
 * What became of each command that a step was to run, of every try. Steps of which the journal tells no such thing, as
 * older versions wrote it, are left out.
 */
export function runsByStep(records: readonly JournalRecord[]): ReadonlyMap<StepId, readonly ReportRun[]> {
  const steps = new Map<StepId, Reading>();
  for (const { at, entry } of records) {
    switch (entry.kind) {
      case 'checked':
        stepOf(steps, entry.stepId).tellsAll = entry.lookedFrom !== undefined;
        break;
      case 'act-intended':
      case 'restart-intended':
        mean(stepOf(steps, entry.stepId), entry.commands, entry.attempt);
        break;
      case 'command-begun':
        begin(stepOf(steps, entry.stepId), entry, at);
        break;
      case 'command-ended':
        end(stepOf(steps, entry.stepId), entry);
        break;
      default:
        break;
    }
  }
  const told = [...steps].filter(([, { runs }]) => runs.some(({ end: how }) => how !== 'not recorded'));
  return new Map(told.map(([id, { runs }]) => [id, runs]));
}

function stepOf(steps: Map<StepId, Reading>, id: StepId): Reading {
  const known = steps.get(id) ?? { runs: [], waiting: [], open: new Map(), tellsAll: false };
  steps.set(id, known);
  return known;
}

function mean(step: Reading, commands: readonly string[], attempt: number): void {
  const meant = commands.map(command => ({
    command,
    attempt,
    startedAt: null,
    durationMs: null,
    end: step.tellsAll ? ('not run' as const) : ('not recorded' as const),
    exitCode: null,
  }));
  for (const run of meant) step.runs.push(run);
  step.waiting = meant.reverse();
}

type Of<K extends JournalRecord['entry']['kind']> = Extract<JournalRecord['entry'], { kind: K }>;

function begin(step: Reading, { command, attempt }: Of<'command-begun'>, at: string): void {
  let place = step.waiting.length - 1;
  while (place >= 0 && step.waiting[place]?.command !== command) place -= 1;
  const begun = { command, attempt, startedAt: at, durationMs: null, end: 'no end seen' as const, exitCode: null };
  const meant = step.waiting[place];
  if (meant) {
    step.open.set(attempt, Object.assign(meant, begun));
    step.waiting.splice(place, 1);
  } else {
    step.open.set(attempt, begun);
    step.runs.push(begun);
  }
}

function end(step: Reading, { attempt, end: how, exitCode, durationMs }: Of<'command-ended'>): void {
  // Setup that one try began may be followed to its end by a later one.
  const tried = Math.max(...[...step.open.keys()].filter(one => one <= attempt));
  Object.assign(step.open.get(tried) ?? {}, { end: how, exitCode, durationMs });
  step.open.delete(tried);
}
