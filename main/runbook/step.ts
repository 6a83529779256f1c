import type { CommandNotes } from '../ports/host.js';
import type { Secret } from '../ports/secret.js';
import type { Fact, Finding, HostChange, Preview, PreviewItem, StepCard } from '../../preload/contract/index.js';

/** What a step may use while its change runs. */
export interface StepRun {
  readonly signal: AbortSignal;
  /** What a person typed with his consent, where the preview asked for it. */
  readonly password?: Secret | undefined;
  /** Tells what is being done; shown, not kept. `share` is 0 to 1, or null when nobody can say. */
  progress(doing: string, share: number | null): void;
  /** Notes a milestone in the journal. */
  milestone(name: string, state: 'started' | 'completed' | 'failed'): Promise<void>;
  /** Notes in the journal what became of each command. */
  readonly notes: CommandNotes;
  /** Hands on a line that a tool printed. */
  output(line: string): void;
}

export type Ready = Extract<Finding, { state: 'ready' | 'half-done' }>;

/** What a step proposes: the preview that people see, made from the very changes that will run. */
export interface Proposal {
  readonly preview: Preview;
  readonly changes: readonly HostChange[];
}

/**
 * One step of a runbook. It reads as the procedure, the engine runs it, the report quotes it. `W` is the world that
 * the runbook works on.
 */
export interface Step<W> {
  readonly card: StepCard;
  /** Longest time that `act` or `follow` may take. What it started is not killed when the time is up. */
  readonly timeLimitSeconds: number;
  /** Looks at the server and changes nothing. Expected refusals are `blocked`; it throws for what nobody foresaw. */
  check(world: W): Promise<Finding>;
  /** What would be done about this finding: exact commands, what they change, the way back. Missing where nothing is. */
  propose?(world: W, finding: Ready): Promise<Proposal>;
  /** What else will be asked for later, when this machine has taken up what comes first: for a dry run. */
  outlook?(world: W): Promise<readonly PreviewItem[]>;
  /** Makes the change. May be interrupted anywhere, and then `check` finds out how far it came. */
  act?(world: W, run: StepRun, changes: readonly HostChange[]): Promise<void>;
  /** Waits for a change that an earlier session started and that is still under way. */
  follow?(world: W, run: StepRun): Promise<void>;
  /** Proves the result by looking, and returns what was seen. Throws if it is not so. */
  verify(world: W): Promise<readonly Fact[]>;
}

/** Writes a step down, checked against its type. */
export function defineStep<W>(step: Step<W>): Step<W> {
  return step;
}
