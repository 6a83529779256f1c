import type { Bench } from './tool.js';

/** In the place of a program: what stands behind it is a list of commands, as JSON. */
export const eachOf = '--each';

/** A line of what is printed then: the command by its place in the list, as soon as it has ended. */
export interface EndOfOne {
  readonly at: number;
  readonly code: number;
  /** What it printed. */
  readonly output: string;
  /** Why it came to no end of its own. */
  readonly errors: string;
}

/** Runs several commands side by side. What each prints is kept apart. */
export async function runEach(
  bench: Bench,
  run: (program: string, bench: Bench) => Promise<number> | number,
): Promise<number> {
  const commands = JSON.parse(bench.args[0] ?? '[]') as [string, ...string[]][];
  await Promise.all(
    commands.map(async ([program, ...args], at) => {
      let output = '';
      const own: Bench = { ...bench, args, print: text => void (output += text) };
      const ended = (code: number, errors = ''): void =>
        bench.print(`${JSON.stringify({ at, code, output, errors } satisfies EndOfOne)}\n`);
      try {
        ended(await run(program, own));
      } catch (thrown) {
        ended(1, `${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
      }
    }),
  );
  return 0;
}
