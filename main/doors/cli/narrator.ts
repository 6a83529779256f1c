import type {
  Comparison,
  JournalRecord,
  OutputLine,
  Preview,
  RecoveryState,
  StepId,
} from '../../../preload/contract/index.js';
import { emptyRecovery, fold } from '../../../preload/contract/index.js';
import { verdictOf } from '../../directory/verdict/verdict.js';
import { backupOutcome, backupTitle } from '../../report/backup-words.js';
import { endInWords } from '../../report/words.js';
import type { Terminal } from './terminal.js';
import { tellReadiness } from './verification-text.js';

/** What stands on both sides of a comparison of a backup or a restore. */
export const backupSides = ['needed', 'found'] as const;

const resultWords = { same: 'same   ', different: 'DIFFERS', unknown: 'unknown' } as const;

/** Tells a recovery on the terminal while it happens, from the same records that the journal keeps. */
export class Narrator {
  #state: RecoveryState = emptyRecovery;
  #lastDoing = '';
  /** The one that runs. */
  #command = '';

  constructor(
    private readonly terminal: Terminal,
    private readonly showOutput: boolean,
  ) {}

  get state(): RecoveryState {
    return this.#state;
  }

  /** Takes records that were written before this process came. */
  catchUp(records: readonly JournalRecord[]): void {
    this.#state = records.reduce(fold, this.#state);
    for (const { entry } of records) if (entry.kind === 'command-begun') this.#command = entry.command;
  }

  readonly record = (record: JournalRecord): void => {
    this.#state = fold(this.#state, record);
    const { entry } = record;
    switch (entry.kind) {
      case 'checked':
        return this.#checked(entry.stepId, entry.finding.state, entry.finding.comparisons);
      case 'previewed':
        return this.preview(entry.preview);
      case 'decided':
        return this.#say(`decision: ${entry.decision.choice} by ${entry.operator.account}`);
      case 'milestone':
        if (entry.state !== 'started') this.#say(`${entry.name.padEnd(34)} ${entry.state.toUpperCase()}`);
        return;
      case 'command-begun':
        this.#command = entry.command;
        return;
      case 'command-ended':
        return this.#say(`${endInWords(entry)}: ${this.terminal.style('dim', short(scriptFirst(this.#command)))}`);
      case 'acted':
        return this.#say(`done in ${seconds(entry.durationMs)}`);
      case 'verified':
        return entry.facts.forEach(({ label, value, source }) =>
          this.#say(
            `${this.terminal.style('green', 'verified')} ${label}: ${value}  ${this.terminal.style('dim', `[${short(source)}]`)}`,
          ),
        );
      case 'failed':
        this.terminal.problem(entry.problem);
        return;
      case 'restart-requested':
        return this.#say(this.terminal.style('yellow', 'the server restarts'));
      case 'restart-observed':
        return this.terminal.line('The server has restarted. Going on where it was.');
      case 'torn-tail-removed':
        return this.terminal.line(
          'A last journal line that a crash cut short was removed. It had not been acknowledged.',
        );
      case 'cancelled':
        return this.#say(`cancelled. ${entry.note}`);
      case 'recovery-ended':
        return this.#ended(entry.outcome, entry.note);
      default:
        return;
    }
  };

  readonly progress = (stepId: StepId, doing: string, share: number | null): void => {
    // What the log of setup says each second is for a line that is written over; here it would bury the phases.
    if (doing === this.#lastDoing || (stepId === 'recovery-setup' && share === null)) return;
    this.#lastDoing = doing;
    this.#say(this.terminal.style('dim', `${doing} ...`));
  };

  readonly output = ({ text }: OutputLine): void => {
    if (this.showOutput && text.trim() !== '') this.#say(this.terminal.style('dim', `| ${text}`));
  };

  /** The name that a step wants typed, and what it will do: the same text as in the window. */
  preview({ action, items }: Preview): void {
    this.#say(this.terminal.style('bold', `${action}:`));
    for (const { command, changes, undo } of items) {
      this.#say(`  > ${this.terminal.style('cyan', command)}`);
      const lines = `${changes}${changes.includes('\n') ? '\n' : ' '}${undo === null ? 'It cannot be undone.' : `Undo: ${undo}`}`;
      for (const line of lines.split('\n')) this.#say(`    ${line}`);
    }
  }

  /** What is recovered, and before the first step also what speaks for care. */
  banner(): void {
    const { mode, plan, recoveryId, steps } = this.#state;
    const what = mode === 'rehearsal' ? 'REHEARSAL' : 'LIVE';
    this.terminal.line(
      `${this.terminal.style(mode === 'rehearsal' ? 'cyan' : 'red', what)}  ${this.terminal.style('bold', workWords(this.#state))}  (${recoveryId})`,
    );
    if (plan === null || steps.some(({ finding }) => finding !== null)) return;
    for (const { problem } of verdictOf(plan.lostServer).reasons) {
      this.#say(`MIND    ${problem.happened} ${problem.next}`);
    }
  }

  comparisons(rows: readonly Comparison[], sides = sidesOf(this.#state)): void {
    for (const { label, lost, rebuilt, result, remedy } of rows) {
      const style = result === 'same' ? 'green' : 'yellow';
      const shown = result === 'same' ? rebuilt : `${sides[0]}: ${lost} | ${sides[1]}: ${rebuilt}`;
      this.#say(`${this.terminal.style(style, resultWords[result])} ${label}: ${shown}`);
      if (remedy !== '') this.#say(`        -> ${remedy}`);
    }
  }

  #checked(stepId: StepId, found: string, rows: readonly Comparison[]): void {
    const { steps } = this.#state;
    const place = steps.findIndex(({ card }) => card.id === stepId);
    this.terminal.line();
    this.terminal.line(
      `[${String(place + 1)}/${String(steps.length)}] ${this.terminal.style('bold', steps[place]?.card.title ?? stepId)}: ${found}`,
    );
    this.comparisons(rows);
  }

  /** Whether clients may come is no part of the outcome, and told with it: the last line never sounds better than it is. */
  #ended(outcome: NonNullable<RecoveryState['ended']>['outcome'], note: string): void {
    const checks = this.#state.steps.flatMap(({ finding }) => finding?.checks ?? []).at(-1);
    const told = outcome === 'stopped' ? undefined : checks;
    if (told) tellReadiness(this.terminal, told);
    const words = `${this.#state.serverName}: ${outcomeWords(this.#state, outcome)}`;
    const notReady = told?.verdict.standing === 'not ready';
    this.terminal.line();
    if (!notReady) return this.terminal.line(this.terminal.style('bold', `${words}. ${note}`));
    const why = 'what keeps them away is told above.';
    this.terminal.line(this.terminal.style('yellow', `${words}, but not ready for clients yet: ${why} ${note}`));
  }

  #say(text: string): void {
    this.terminal.line(`      ${text}`);
  }
}

function workWords({ serverName, plan, reapply, backup }: RecoveryState): string {
  if (backup) return backupTitle(backup.job.work, serverName);
  if (!reapply) return `Recovering ${serverName} in ${plan?.identity.domain ?? ''}`;
  const count = `${String(reapply.changes.length)} changes`;
  if (reapply.undoes !== null) {
    const left = (reapply.untaken ?? []).map(title => `\n      can't be taken back, and stays: ${title}`).join('');
    return `Taking back ${count} on ${serverName} of ${reapply.undoes}${left}`;
  }
  return `Re-applying ${count} to ${serverName} from the kit of ${reapply.kit.takenAt}`;
}

/** What stands on both sides of a comparison: a re-application has no lost server to look at. */
function sidesOf({ reapply, backup }: RecoveryState): readonly [string, string] {
  if (backup) return backupSides;
  if (!reapply) return ['lost', 'rebuilt'];
  return [reapply.undoes === null ? 'kit' : 'before', 'now'];
}

function outcomeWords(
  { reapply, backup }: RecoveryState,
  outcome: NonNullable<RecoveryState['ended']>['outcome'],
): string {
  if (backup) return backupOutcome(backup.job.work, outcome)?.toLowerCase() ?? outcome;
  if (!reapply || outcome === 'stopped') return outcome;
  const done = reapply.undoes === null ? 're-applied' : 'taken back';
  return outcome === 'recovered' ? done : `${done} with reservations`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** What a script is started with is the same for all, and as long as a line: its name tells them apart. */
function scriptFirst(command: string): string {
  return command.replace(/^powershell\.exe .*? -File (?:"(?:[^"]*\\)?([^"]*)"|(?:\S*\\)?(\S*))/, '$1$2');
}

/** The report shows a source in full; here it must not bury what it proves. */
function short(source: string): string {
  return source.length > 60 ? `${source.slice(0, 57)}...` : source;
}
