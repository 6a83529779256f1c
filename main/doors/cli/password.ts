import { Secret } from '../../ports/secret.js';

const longest = 1024;

/** Reads a password from standard input up to its first line end. It never stands in an argument. */
export async function passwordFromInput(input: NodeJS.ReadableStream = process.stdin): Promise<Secret> {
  let text = '';
  for await (const part of input) {
    text += Buffer.isBuffer(part) ? part.toString('utf8') : part;
    if (text.includes('\n') || text.length > longest) break;
  }
  return new Secret((text.split('\n')[0] ?? '').replace(/\r$/, ''));
}

/** Asks for a password on the terminal without showing it. */
export function passwordFromTerminal(question: string): Promise<Secret | undefined> {
  const { stdin, stderr } = process;
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.resume();
  return new Promise(done => {
    let typed = '';
    const end = (secret: Secret | undefined): void => {
      stdin.setRawMode(false);
      stdin.pause();
      stdin.off('data', take);
      stderr.write('\n');
      done(secret);
    };
    const take = (part: Buffer): void => {
      for (const key of part.toString('utf8')) {
        if (key === '\r' || key === '\n') return end(new Secret(typed));
        if (key === '\u0003' || key === '\u0004') return end(undefined);
        typed = key === '\u007f' || key === '\b' ? typed.slice(0, -1) : typed + key;
      }
    };
    stdin.on('data', take);
  });
}
