import { failure, toProblem } from '../../../problems/problem.js';
import { plainErrors } from '../process/clixml.js';
import { runTool } from '../process/run-tool.js';
import { type ProbeLines, readProbeLines } from './probe-lines.js';
import { type ReadingScript, runScript, type RunTool, type ScriptAnswer, scriptTool } from './run-script.js';

/** As `runScript`. */
export type RunScript = (script: ReadingScript, run?: RunTool) => Promise<ScriptAnswer>;

interface Turn {
  readonly script: ReadingScript;
  readonly run: RunTool;
  readonly done: (answer: ScriptAnswer | Promise<ScriptAnswer>) => void;
}

/**
 * Scripts that are asked for at the same moment share one start of Windows PowerShell: each tells as soon as it has come to
 * its end. One that hangs or breaks off loses its own answers from there on only; those after it get a process of their own,
 * at the latest after the seconds of patience: so none waits longer for another. Scripts that need another version of
 * PowerShell, or that both read standard input, do not share.
 */
export function runTogether(patienceSeconds = 20): RunScript {
  let waiting: Turn[] = [];
  const begin = (): void => {
    const turns = waiting;
    waiting = [];
    for (const group of groupsOf(turns)) void runGroup(group, patienceSeconds);
  };
  return (script, run = runTool) =>
    new Promise(done => {
      if (waiting.length === 0) setImmediate(begin);
      waiting.push({ script, run, done });
    });
}

function groupsOf(turns: readonly Turn[]): Turn[][] {
  const groups: Turn[][] = [];
  for (const turn of turns) {
    const found = groups.find(group => group.every(one => canShare(one, turn)));
    if (found) found.push(turn);
    else groups.push([turn]);
  }
  return groups;
}

function canShare({ script: one, run }: Turn, { script: other, run: otherRun }: Turn): boolean {
  const plain = [...one.words, ...other.words].every(word => /^[^\s;"]+$/.test(word));
  const sameHow = one.version === other.version && one.scriptsFolder === other.scriptsFolder && run === otherRun;
  return plain && sameHow && one.signal === other.signal && (one.input === undefined || other.input === undefined);
}

async function runGroup(group: readonly Turn[], patienceSeconds: number): Promise<void> {
  const [first, ...others] = group;
  if (!first) return;
  if (others.length === 0) {
    runAlone(first);
    return;
  }
  const left = await inOneProcess([first, ...others], patienceSeconds);
  await runGroup(left, patienceSeconds);
}

const runAlone = ({ script, run, done }: Turn): void => done(runScript(script, run));

/** Runs them; gives those whose turn did not come. */
async function inOneProcess(group: readonly [Turn, ...Turn[]], patienceSeconds: number): Promise<readonly Turn[]> {
  const { script, run } = group[0];
  const { scriptsFolder, version, signal } = script;
  const stop = new AbortController();
  const giveUp = (): void => stop.abort();
  signal?.addEventListener('abort', giveUp, { once: true });
  if (signal?.aborted) giveUp();
  const turns = new Turns(group, giveUp);
  const patience = setTimeout(() => turns.letGo().forEach(runAlone), patienceSeconds * 1000);
  const asked = group.map(one => [one.script.script, ...one.script.words].join(' ')).join(';');
  const input = group.map(one => one.script.input).find(one => one !== undefined);
  let why = 'Windows PowerShell ended before the script had ended.';
  try {
    await run({
      ...scriptTool({ scriptsFolder, script: 'read-together.ps1', words: ['-Asked', asked], version }),
      timeLimitSeconds: group.reduce((all, one) => all + one.script.timeLimitSeconds, 0),
      signal: stop.signal,
      onOutput: turns.take,
      ...(input !== undefined && { input }),
    });
  } catch (thrown) {
    if (signal?.aborted) {
      const stopped = failure('TOOL_STOPPED', { tool: 'powershell.exe' }, thrown);
      turns.end();
      turns.left.forEach(({ done }) => done(Promise.reject(stopped)));
      return [];
    }
    why = turns.late ?? told(thrown);
  } finally {
    clearTimeout(patience);
    signal?.removeEventListener('abort', giveUp);
  }
  return turns.brokeOff(why);
}

function told(thrown: unknown): string {
  const { happened, details } = toProblem(thrown);
  return [happened, details].filter(Boolean).join('\n');
}

/** Whose turn it is, and what was told in it. */
class Turns {
  /** Those that have not come to their end, the one whose turn it is first. */
  left: readonly Turn[];
  /** Why the one whose turn it was is broken off: its time was up. */
  late: string | undefined;
  #hasLetGo = false;
  #printed: string[] = [];
  #hasBegun = false;
  #cameToOne = false;
  #began = performance.now();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    group: readonly Turn[],
    private readonly giveUp: () => void,
  ) {
    this.left = group;
    this.#wait();
  }

  readonly take = (line: string): void => {
    if (/^= script /.test(line)) {
      // The one before has not come to its end.
      if (this.#hasBegun) this.#settle('The script did not come to its end.');
      this.#hasBegun = true;
      this.#cameToOne = true;
      return;
    }
    this.#printed.push(line);
    if (this.#hasBegun && /^= end \d+$/.test(line)) {
      this.#settle('What the script printed is damaged.');
      this.#hasBegun = false;
    }
  };

  /** The process is over. Gives those whose turn did not come; where no turn came at all, everybody is broken off. */
  brokeOff(why: string): readonly Turn[] {
    if (this.#hasBegun || this.late !== undefined) this.#settle(why);
    else if (!this.#cameToOne) while (this.left.length > 0) this.#settle(why);
    this.end();
    return this.left;
  }

  /** Gives those whose turn has not come; the process is given up after the one whose turn it is. */
  letGo(): readonly Turn[] {
    const [turn, ...others] = this.left;
    this.left = turn ? [turn] : [];
    this.#hasLetGo = true;
    return others;
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #settle(why: string): void {
    const [turn, ...left] = this.left;
    this.left = left;
    turn?.done(answerOf(readProbeLines(this.#printed.join('\n')), why, performance.now() - this.#began));
    this.#printed = [];
    this.#began = performance.now();
    if (this.#hasLetGo) this.giveUp();
    this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    const [turn] = this.left;
    if (!turn) return;
    const { timeLimitSeconds: seconds, script } = turn.script;
    this.#timer = setTimeout(() => {
      this.late = told(failure('TOOL_TIMED_OUT', { tool: script, seconds, output: '' }));
      this.giveUp();
    }, seconds * 1000);
  }
}

function answerOf(said: ProbeLines, why: string, tookMs: number): ScriptAnswer {
  const noise = plainErrors(said.noise);
  const broken = said.whole ? null : [why, noise && !why.includes(noise) ? noise : ''].filter(Boolean).join('\n');
  return { ...said, broken, tookMs };
}
