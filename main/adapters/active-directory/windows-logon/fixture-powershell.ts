import { createServer, type Socket } from 'node:net';
import type { Directory, DirectoryEntry, DirectorySearch } from '../../../ports/directory.js';
import { Failure } from '../../../problems/failure.js';
import { parsedFilter } from './fixture-parsed-filter.js';
import { errorLine } from './fixture-transcripts.js';
import type { ScriptCommand } from './powershell-command.js';
import { fieldText, toField } from './read-answer.js';

/** One request as the script reads it. */
export interface AskedOfScript {
  readonly id: string;
  readonly host: string;
  readonly base: string;
  readonly scope: string;
  readonly filter: string;
  readonly attributes: readonly string[];
}

export interface StandIn {
  readonly command: ScriptCommand;
  readonly asked: readonly AskedOfScript[];
  /** The domain controllers that it was told to avoid, one for each start that told of one. */
  readonly avoided: readonly string[];
  /** How often it was started. */
  readonly starts: () => number;
  readonly close: () => Promise<void>;
}

/** What the stand-in writes for a request; null: it ends without an answer. */
export type Reply = (asked: AskedOfScript) => Promise<string | null> | string | null;

/**
 * For tests: a real child process in place of PowerShell, which speaks the lines of `read-directory.ps1`. It hands
 * them on to this process, where `reply` answers.
 */
export async function startStandIn(reply: Reply): Promise<StandIn> {
  const asked: AskedOfScript[] = [];
  const avoided: string[] = [];
  const sockets = new Set<Socket>();
  let starts = 0;
  const server = createServer(socket => {
    starts += 1;
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    answerAll(socket, line => {
      const words = line.split(' ');
      if (words[0] === 'search') return answerOne(socket, line);
      if (words[0] === '-Avoid') avoided.push(words[1] ?? '');
      const controller = words[0] === '-Avoid' ? 'dc2' : 'dc1';
      socket.write(`= ready ${toField(`${controller}.exchangeserverpro.local`)}\n`);
    });
  });
  const answerOne = async (socket: Socket, line: string): Promise<void> => {
    const request = toRequest(line);
    asked.push(request);
    const written = await reply(request);
    if (written === null) socket.end();
    else socket.write(written);
  };
  const port = await new Promise<number>(resolve => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
  return {
    command: { file: process.execPath, args: ['-e', handOn, String(port)] },
    asked,
    avoided,
    starts: () => starts,
    close: () =>
      new Promise(resolve => {
        sockets.forEach(socket => socket.destroy());
        server.close(() => resolve());
      }),
  };
}

/** Its first line says how it was started. */
const handOn =
  'const socket = require("net").connect(Number(process.argv[1]), "127.0.0.1");' +
  'socket.write(process.argv.slice(2).join(" ") + "\\n");' +
  'process.stdin.pipe(socket).pipe(process.stdout);';

function answerAll(socket: Socket, onLine: (line: string) => Promise<void> | void): void {
  let last = Promise.resolve();
  let rest = '';
  socket.setEncoding('latin1').on('data', chunk => {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) last = last.then(() => onLine(line));
    // What fails here shows as an answer that never comes; the process is ended with its reason.
    last.catch((error: unknown) => socket.destroy(error as Error));
  });
}

function toRequest(line: string): AskedOfScript {
  const [, id = '', host = '', base = '', scope = '', filter = '', attributes = ''] = line.split(' ');
  return {
    id,
    host: fieldText(host),
    base: fieldText(base),
    scope,
    filter: fieldText(filter),
    attributes: fieldText(attributes).split(','),
  };
}

const scopes: Readonly<Record<string, DirectorySearch['scope']>> = {
  Base: 'base',
  OneLevel: 'one level',
  Subtree: 'subtree',
};

/** A reply from another way to read the same directory. */
export function replyFrom(directory: Directory): Reply {
  return async ({ id, base, scope, filter, attributes }) => {
    try {
      return answer(id, base === '' ? [await rootOf(directory)] : await directory.search(query()));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return errorLine(Number(id), 10, '8007202B', 'System.DirectoryServices.DirectoryServicesCOMException');
    }

    function query(): DirectorySearch {
      const names = attributes.filter(name => name !== '1.1');
      return {
        base,
        scope: scopes[scope] ?? 'base',
        where: parsedFilter(filter),
        attributes: names.includes('*') ? 'all' : names,
      };
    }
  };
}

async function rootOf(directory: Directory): Promise<DirectoryEntry> {
  const { configuration, domain, rootDomain } = await directory.root();
  const attributes = new Map([
    ['configurationnamingcontext', [configuration]],
    ['defaultnamingcontext', [domain]],
    ['rootdomainnamingcontext', [rootDomain]],
    ['dnshostname', ['dc1.exchangeserverpro.local']],
  ]);
  return { distinguishedName: '', attributes };
}

/** The lines of a whole answer. */
export function answer(id: string, entries: readonly DirectoryEntry[]): string {
  return `${entries.map(entryLines).join('')}= end ${id} ${entries.length}\n`;
}

function entryLines({ distinguishedName, attributes }: DirectoryEntry): string {
  const values = [...attributes].flatMap(([name, list]) => list.map(value => `${name}:: ${base64(value)}`));
  return [`dn:: ${toField(distinguishedName)}`, ...values, '', ''].join('\n');
}

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
