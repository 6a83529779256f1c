import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const start = promisify(execFile);

/** Runs a program to its end, beside others. Throws with what it said. Its input must hold no secret: none is given. */
export async function runTool(program, args, { input } = {}) {
  try {
    const running = start(program, args, { maxBuffer: 16 * 1024 * 1024 });
    if (input !== undefined) running.child.stdin.end(input);
    return (await running).stdout;
  } catch (error) {
    const said = `${error.stderr ?? ''}${error.stdout ?? ''}`.slice(-2000);
    throw new Error(`${program} failed: ${said || error.message}`, { cause: error });
  }
}
