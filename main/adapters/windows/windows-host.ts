import { writeFile } from 'node:fs/promises';
import { promises as dns } from 'node:dns';
import { join } from 'node:path';
import type { HostChange, HostFacts, Plan } from '../../../preload/contract/index.js';
import { asTyped, type Command, commandsOf, forgetResume, resumeTask } from '../../commands/windows-commands.js';
import { asksForRestart } from '../../commands/package-exit-codes.js';
import { noted } from '../../commands/noted-command.js';
import { toolFailure, toolName } from '../../commands/tool-failure.js';
import type { Clock } from '../../ports/clock.js';
import type { Host, Run, SetupEnd } from '../../ports/host.js';
import { failure } from '../../problems/problem.js';
import { scriptOnDisk } from './powershell/run-script.js';
import { codeTold, scriptCode } from './powershell/script-code.js';
import { shownLine, shownOutput } from './powershell/script-output.js';
import { bootsDiffer } from '../../runbook/boot.js';
import { readWindowsFacts } from './facts/read-windows-facts.js';
import { setupLogFile } from './facts/tool-probes.js';
import { answersOn } from './network/answers.js';
import { detachedState } from './process/detached.js';
import { runTool } from './process/run-tool.js';
import { endOfOutput } from './process/tool-output.js';
import { programFile } from './process/program-file.js';
import { systemTool } from './process/windows-folder.js';
import { restartNotes } from './restart-notes.js';
import { resumeTaskXml } from './resume/task-xml.js';
import { followSetup } from './setup/follow-setup.js';
import { lastOwnRun, type OwnRun } from './setup/own-run.js';
import { setupState } from './setup/setup-state.js';
import { startSetup } from './setup/start-setup.js';

export interface WindowsHostOptions {
  /** Of the recovery: what this host must remember is kept below it. */
  readonly folder: string;
  readonly scriptsFolder: string;
  readonly folders: Plan['folders'];
  readonly domainController: string | null;
  readonly clock: Clock;
}

/** This very Windows machine. */
export class WindowsHost implements Host {
  readonly kind = 'windows';
  readonly #options: WindowsHostOptions;
  readonly #setupFolder: string;

  constructor(options: WindowsHostOptions) {
    this.#options = options;
    this.#setupFolder = join(options.folder, 'setup');
  }

  async facts(): Promise<HostFacts> {
    const { scriptsFolder, folders, domainController, folder, clock } = this.#options;
    const read = await readWindowsFacts({ scriptsFolder, folders, domainController });
    const own = await this.#ownRun(read);
    // Without the boot nothing can be said of notes that belong to one, and none may be forgotten.
    const asked = read.unread['bootId'] === undefined ? await restartNotes(folder).ofBoot(read.bootId) : [];
    return {
      ...read,
      readAt: clock.now(),
      exchange: { ...read.exchange, setup: setupState(own, read.exchange) },
      pendingRestart: [...read.pendingRestart, ...asked],
    };
  }

  commandsFor(change: HostChange): readonly string[] {
    return this.#commands(change).map(asTyped);
  }

  passwordFor(change: HostChange): string | null {
    return this.#commands(change).find(({ asksPasswordOf }) => asksPasswordOf !== null)?.asksPasswordOf ?? null;
  }

  async apply(change: HostChange, run: Run): Promise<void> {
    if (change.kind === 'restart') return this.#restart(change, run);
    for (const command of this.#commands(change)) {
      if (run.signal.aborted) throw failure('TOOL_STOPPED', { tool: command.program });
      if (change.kind === 'recovery-setup') await this.#startSetup(command, run);
      else await this.#run(change, command, run);
    }
  }

  /** First what lets the recovery go on; one of the two ways is enough. Without any, nothing is restarted. */
  async #restart(change: Extract<HostChange, { kind: 'restart' }>, run: Run): Promise<void> {
    const commands = this.#commands(change);
    const shutdown = commands.at(-1);
    if (change.resume !== null) {
      // schtasks takes a UTF-16 file only with its byte order mark.
      await writeFile(change.resume.taskFile, `\ufeff${resumeTaskXml(change.resume)}`, 'utf16le');
      await this.#arrange(change, commands.slice(0, -1), run);
    }
    if (shutdown) await this.#run(change, shutdown, run);
  }

  async #arrange(change: Extract<HostChange, { kind: 'restart' }>, ways: readonly Command[], run: Run): Promise<void> {
    const failed: unknown[] = [];
    for (const command of ways) {
      try {
        await this.#run(change, command, run);
        if (command.program === 'schtasks.exe') await this.#lookForTask(change.resume?.program ?? '', command);
      } catch (thrown) {
        if (run.signal.aborted) throw thrown;
        failed.push(thrown);
        run.onOutput(`This did not work, and another way stands in for it: ${asTyped(command)}`);
      }
    }
    if (failed.length === ways.length) throw failed[0];
  }

  /** A second look at the task: that it is there, and starts this program. */
  async #lookForTask(program: string, command: Command): Promise<void> {
    const args = ['/query', '/tn', resumeTask, '/xml'];
    const { exitCode, output } = await runTool({ file: systemTool('schtasks.exe'), args, timeLimitSeconds: 30 });
    const found = output.replace(/&amp;/g, '&').toLowerCase().includes(`<command>${program.toLowerCase()}</command>`);
    if (exitCode === 0 && found) return;
    throw failure('TOOL_FAILED', {
      tool: 'schtasks.exe',
      line: asTyped(command),
      exitCode,
      meaning: 'the task is not there, or starts something else',
      output: endOfOutput(output),
    });
  }

  /** What runs on can only have been started in this boot of Windows. */
  async #ownRun({ bootId, unread }: Pick<HostFacts, 'bootId' | 'unread'>): Promise<OwnRun | undefined> {
    const own = await lastOwnRun(this.#setupFolder, detachedState);
    const over =
      own?.state.kind === 'running' && unread['bootId'] === undefined && bootsDiffer(own.note.bootId, bootId);
    return own && over ? { ...own, state: { kind: 'vanished' } } : own;
  }

  followSetup(run: Run): Promise<SetupEnd> {
    return followSetup(this.#setupFolder, setupLogFile(), run);
  }

  async addressesOf(hostName: string): Promise<readonly string[]> {
    try {
      // A new one each time reads which DNS servers Windows asks now: a step may just have set them.
      return await new dns.Resolver().resolve4(hostName);
    } catch (thrown) {
      const { code } = thrown as NodeJS.ErrnoException;
      if (code === 'ENOTFOUND' || code === 'ENODATA') return [];
      throw thrown;
    }
  }

  answers(address: string): Promise<boolean> {
    return answersOn(address);
  }

  /** Takes away the task and the RunOnce value of an earlier restart. That they are gone already is no failure. */
  async forgetResume(): Promise<void> {
    for (const { program, words } of forgetResume) {
      const args = words.map(({ passed }) => passed);
      await runTool({ file: programFile(program), args, timeLimitSeconds: 30 }).catch(() => undefined);
    }
  }

  #commands(change: HostChange): readonly Command[] {
    return commandsOf(change, name => scriptOnDisk(this.#options.scriptsFolder, name));
  }

  /** How it ended is noted by whoever follows it. */
  async #startSetup(command: Command, { notes }: Run): Promise<void> {
    const { scriptsFolder, folders, domainController, clock } = this.#options;
    const { bootId } = await readWindowsFacts({ scriptsFolder, folders, domainController });
    const logFile = setupLogFile();
    await startSetup({ setupFolder: this.#setupFolder, command, bootId, logFile, now: clock.now(), notes });
  }

  async #run(change: HostChange, command: Command, run: Run): Promise<void> {
    if (command.asksPasswordOf !== null && !run.password) {
      throw failure('PASSWORD_NEEDED', { account: command.asksPasswordOf });
    }
    const isScript = command.program === 'powershell.exe';
    const end = await noted(asTyped(command), run.notes, async () => {
      const ended = await runTool({
        file: programFile(command.program),
        args: command.words.map(({ passed }) => passed),
        timeLimitSeconds: timeLimits[change.kind] ?? 5 * minute,
        signal: run.signal,
        onOutput: isScript ? shown(run.onOutput) : run.onOutput,
        ...(command.asksPasswordOf !== null && { password: run.password }),
      });
      return isScript ? { ...ended, exitCode: codeTold(ended) ?? ended.exitCode } : ended;
    });
    const exitCode = isScript ? scriptCode(command, end) : end.exitCode;
    const output = isScript ? shownOutput(end.output) : end.output;
    // A problem is kept in the journal: what a tool said last tells why it failed.
    const failed = toolFailure(change, command, { exitCode, output: endOfOutput(output) });
    if (failed) throw failed;
    if (asksForRestart(exitCode)) await restartNotes(this.#options.folder).add({ tool: toolName(command), exitCode });
  }
}

const minute = 60;
const day = 24 * 60 * minute;
const timeLimits: Readonly<Partial<Record<HostChange['kind'], number>>> = {
  'install-features': 60 * minute,
  'install-package': 60 * minute,
  // It compiles all of Exchange anew, and asks the internet for lists of revoked certificates first.
  'install-rollup': 180 * minute,
  // The Exchange shell may take a minute to load.
  'enable-certificate': 15 * minute,
  'set-virtual-directory': 15 * minute,
  // Of any size, over a slow disk, four times.
  'replace-file': 30 * minute,
  // Whole volumes over a slow line. Where the time is up, the job goes on and is followed later.
  'start-backup': day,
  'recover-files': day,
  'start-system-state-recovery': day,
};

/** What a script prints is for this program; people see it decoded, and without the line that ends it. */
function shown(tell: (line: string) => void): (line: string) => void {
  return line => {
    const text = shownLine(line);
    if (text !== undefined) tell(text);
  };
}
