/** A tool that ended with an exit code that tells of a failure. */
export interface ToolFacts {
  readonly tool: string;
  /** Its command line as one would type it. */
  readonly line: string;
  readonly exitCode: number;
  /** What the exit code says by itself, where it is known: a few words without a full stop. */
  readonly meaning: string | null;
  readonly output: string;
}

/** The command, how it ended and all that it printed. */
export const whole = ({ line, exitCode, meaning, output }: ToolFacts): string =>
  `${line}\nexit code ${exitCode}${meaning === null ? '' : `: ${meaning}`}\n${output}`.trim();
