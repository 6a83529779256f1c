import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/**
 * Runs a program and waits. Its output goes to the terminal, or is kept when `quiet`.
 * Never throws for an exit code: `{ code, output }`, with code null when it could not start or hit the time limit.
 */
export function run(command, args, { cwd = root, env = {}, quiet = false, timeLimitMs, shell = false } = {}) {
  return new Promise(resolve => {
    const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit';
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio, shell });
    let output = '';
    const keep = chunk => (output += chunk);
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const timer = timeLimitMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), timeLimitMs);
    const end = code => {
      clearTimeout(timer);
      resolve({ code, output });
    };
    child.on('error', error => {
      output += error.message;
      end(null);
    });
    child.on('close', end);
  });
}

/** Runs a script of this project, or of an installed package, with the Node that runs now. */
export const runNode = (args, options) => run(process.execPath, args, options);

/** Runs npm. On Windows it is a .cmd file, which only a shell can start. */
export const runNpm = (args, options) => run('npm', args, { ...options, shell: process.platform === 'win32' });

/** The last line of an output that says something. */
export const lastLine = output => output.trim().split('\n').at(-1)?.trim() ?? '';
