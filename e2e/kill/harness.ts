import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../main/doors/cli/program.js';
import type { Host } from '../../main/ports/host.js';
import type { JournalFile } from '../../main/ports/journal-file.js';

// The command line as it is shipped, in a process that dies of SIGKILL at one chosen moment. Moments are counted over
// all processes of a rehearsal, in a file; every line that the journal acknowledged is noted in another.

const folder = process.env['KILL_FOLDER'] ?? '';
const killAt = Number(process.env['KILL_AT'] ?? '0');
/** A line of a tool at which the power fails: this process and its tools end together. */
const killLine = process.env['KILL_LINE'] ?? '';
const momentsFile = join(folder, 'moments.txt');
const acknowledgedFile = join(folder, 'acknowledged.txt');

let count = existsSync(momentsFile) ? readFileSync(momentsFile, 'utf8').split('\n').length - 1 : 0;

/** A moment at which a power cut could come. Never returns when it is the chosen one. */
function moment(name: string, lastWords: () => void = () => undefined): void {
  count += 1;
  appendFileSync(momentsFile, `${name}\n`);
  if (count !== killAt) return;
  lastWords();
  process.kill(process.pid, 'SIGKILL');
}

function wrapJournalFile(file: JournalFile): JournalFile {
  return {
    path: file.path,
    read: () => file.read(),
    cut: length => file.cut(length),
    close: () => file.close(),
    append: async bytes => {
      const kind = /"kind":"([a-z-]+)"/.exec(bytes.toString('utf8'))?.[1] ?? '';
      moment(`before append of ${kind}`);
      moment(`in append of ${kind}`, () => appendFileSync(file.path, bytes.subarray(0, bytes.length >> 1)));
      await file.append(bytes);
      appendFileSync(acknowledgedFile, bytes);
      moment(`after append of ${kind}`);
    },
  };
}

function wrapHost(host: Host): Host {
  return {
    kind: host.kind,
    facts: () => host.facts(),
    passwordFor: change => host.passwordFor(change),
    commandsFor: change => host.commandsFor(change),
    followSetup: run => {
      let lines = 0;
      const onOutput = (line: string): void => {
        lines += 1;
        if (lines % 12 === 0) moment('while setup prints');
        run.onOutput(line);
      };
      return host.followSetup({ ...run, onOutput });
    },
    addressesOf: name => host.addressesOf(name),
    answers: address => host.answers(address),
    apply: async (change, run) => {
      moment(`before ${change.kind}`);
      const onOutput = (line: string): void => {
        // Zero is the process group: the tests that name a line start this program in a group of its own.
        if (killLine !== '' && line.includes(killLine)) process.kill(0, 'SIGKILL');
        run.onOutput(line);
      };
      const done = host.apply(change, { ...run, onOutput });
      // Long enough for the tool to have started, short enough for it to be at work.
      await Promise.race([done, new Promise(next => setTimeout(next, 60))]);
      moment(`in ${change.kind}`);
      await done;
      moment(`after ${change.kind}`);
    },
  };
}

const cancel = new AbortController();
void runProgram({
  args: process.argv.slice(2),
  distFolder: process.env['KILL_DIST'] ?? '',
  productVersion: '0.0.0',
  signal: cancel.signal,
  hooks: { composition: { wrapJournalFile, wrapHost } },
}).then(code => {
  process.exitCode = code;
});
