import type { CommandEnding, HostChange, HostFacts } from '../../preload/contract/index.js';
import type { Secret } from './secret.js';

/** Takes down what became of each command. Nothing goes on before it is written. */
export interface CommandNotes {
  /** Called before it runs, with the line as `commandsFor` gives it. Where this fails, it does not run. */
  readonly begun: (command: string) => Promise<void>;
  /** Of the one that was begun last, before anybody judges it. */
  readonly ended: (ending: CommandEnding) => Promise<void>;
}

/** What a change may use while it runs. */
export interface Run {
  readonly signal: AbortSignal;
  /** Answers the password prompt of a tool that asks for one. */
  readonly password?: Secret;
  /** Output of the tools, line by line, decoded, without line ends. */
  readonly onOutput: (line: string) => void;
  readonly notes?: CommandNotes;
  /** While setup is followed: what it writes into its log, line by line, of this run alone. */
  readonly onLog?: (line: string) => void;
}

/** How a run of Exchange setup ended, with all that it printed. */
export interface SetupEnd {
  /** Null when it vanished without an exit code. */
  readonly exitCode: number | null;
  /** From its start to its end; null where nobody saw when it ended. */
  readonly durationMs: number | null;
  readonly output: string;
  /** What this run wrote into ExchangeSetup.log, in as much as it could be read; the end of it where it is very long. */
  readonly log: readonly string[];
}

/**
 * The Windows machine that is to become the lost server: real, or simulated in a rehearsal. Both pass one contract
 * suite. Methods throw a `Failure` whose problem names the tool, its exit code and what to do next.
 */
export interface Host {
  readonly kind: 'rehearsal' | 'windows';
  /** Reads the machine now. Nothing is remembered between two calls. */
  facts(): Promise<HostFacts>;
  /** The exact command lines of a change, as they would be typed: what `apply` runs, and nothing else. */
  commandsFor(change: HostChange): readonly string[];
  /** The account whose password a person must type before this change; null where none is needed. */
  passwordFor(change: HostChange): string | null;
  /**
   * Makes a change and returns when its tool has ended. Two end earlier: `recovery-setup` returns once setup has
   * started (it outlives this process: see `followSetup`), `restart` once Windows has accepted it.
   */
  apply(change: HostChange, run: Run): Promise<void>;
  /**
   * Follows the setup that was started last, from its first line, until it ends; also when an earlier process started
   * it. Aborting stops the following, never setup.
   */
  followSetup(run: Run): Promise<SetupEnd>;
  /** IPv4 addresses that DNS gives for a name; none when it gives none. */
  addressesOf(hostName: string): Promise<readonly string[]>;
  /** Whether some other machine answers on this address. */
  answers(address: string): Promise<boolean>;
}
