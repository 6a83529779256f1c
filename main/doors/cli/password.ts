import { Secret } from '../../ports/secret.js';
import { passOnInterrupt } from './terminal.js';

const longest = 1024;

/**
 * Reads a password from standard input up to its first line end. It never stands in an argument. Undefined when the
 * signal fired before. Standard input stays open: a person may be asked on it later.
 */
export async function passwordFromInput(signal: AbortSignal): Promise<Secret | undefined> {
  const [line = ''] = await linesFromInput(signal, 1);
  return signal.aborted ? undefined : new Secret(line);
}

/** Reads so many lines from standard input, without their ends, or those that there are: none when the signal fired. */
export function linesFromInput(signal: AbortSignal, lines: number): Promise<string[]> {
  const { stdin } = process;
  if (signal.aborted) return Promise.resolve([]);
  return new Promise((done, fail) => {
    let bytes = Buffer.alloc(0);
    const end = (): void => {
      stdin.pause();
      stdin.off('data', take).off('end', end).off('error', fail);
      signal.removeEventListener('abort', end);
      done(signal.aborted ? [] : linesOf(bytes).slice(0, lines));
    };
    const take = (part: Buffer): void => {
      bytes = Buffer.concat([bytes, part]);
      if (linesOf(bytes).length > lines || bytes.length > longest * lines) end();
    };
    signal.addEventListener('abort', end, { once: true });
    stdin.on('data', take).once('end', end).once('error', fail);
  });
}

const linesOf = (bytes: Buffer): string[] => bytes.toString('utf8').split(/\r?\n/);

/** Asks for a password on the terminal without showing it. Undefined when the input ended or the signal fired. */
export function passwordFromTerminal(question: string, signal: AbortSignal): Promise<Secret | undefined> {
  const { stdin, stderr } = process;
  if (signal.aborted) return Promise.resolve(undefined);
  stdin.setRawMode(true);
  stderr.write(question);
  stdin.resume();
  return new Promise(done => {
    let typed = '';
    const end = (secret: Secret | undefined): void => {
      stdin.setRawMode(false);
      stdin.pause();
      stdin.off('data', take);
      signal.removeEventListener('abort', leave);
      stderr.write('\n');
      done(secret);
    };
    const leave = (): void => end(undefined);
    const take = (part: Buffer): void => {
      for (const key of part.toString('utf8')) {
        if (key === '\r' || key === '\n') return end(new Secret(typed));
        if (key === '\u0003') return passOnInterrupt();
        if (key === '\u0004') return leave();
        typed = key === '\u007f' || key === '\b' ? typed.slice(0, -1) : typed + key;
      }
    };
    signal.addEventListener('abort', leave, { once: true });
    stdin.on('data', take);
  });
}
