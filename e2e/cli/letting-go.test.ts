import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JournalRecord, type JournalEntry } from '../../preload/contract/index.js';
import { cli, cliDocument, hasTerminal, printed, startCli, startInTerminal, type Started } from './run-cli.js';

let folder: string;
let state: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cas-recovery-cli-'));
  state = ['--state', join(folder, 'state')];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ex3 = ['rehearse', '--scenario', 'ex3'];

/** What the journal of the one recovery says. */
function entries(): JournalEntry[] {
  const recoveries = join(folder, 'state', 'recoveries');
  const [id = ''] = readdirSync(recoveries);
  const lines = readFileSync(join(recoveries, id, 'journal.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean);
  return lines.map(line => JournalRecord.parse(JSON.parse(line)).entry);
}

/** A rehearsal at work on its second step, in a process of its own below the one that was started. */
const atWork = (...more: string[]): Promise<Started> => atWorkAt('8', ...more);

async function atWorkAt(speed: string, ...more: string[]): Promise<Started> {
  const started = startCli([...ex3, '--speed', speed, '--yes', ...state, ...more]);
  await printed(started, '[2/');
  return started;
}

describe('a rehearsal that is cancelled', () => {
  it('ends with 130, and resumes to the verified end', async () => {
    const { child, ended } = await atWork('--stop-at-restart');
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    const resumed = await cli(['resume', '--yes', ...state]);
    expect(resumed.code).toBe(0);
  });

  it('cancels the process that works for it too', async () => {
    const { child, ended } = await atWork();
    child.kill('SIGTERM');
    expect((await ended).code).toBe(130);
    expect(entries().at(-1)).toMatchObject({ kind: 'cancelled' });
  });

  it.each(['a second signal', 'a kill'])('leaves no process behind that holds the lock after %s', async how => {
    const { child, ended } = await atWork();
    if (how === 'a kill') child.kill('SIGKILL');
    else for (const signal of ['SIGTERM', 'SIGINT'] as const) child.kill(signal);
    await ended;
    const free = await cliDocument([...ex3, '--dry-run', ...state]);
    expect(free).toMatchObject({ code: 0, document: { command: 'dry-run' } });
  });
});

describe('a rehearsal whose working process is ended from outside', () => {
  it('ends with 1 and says so', async () => {
    const { child, ended } = await atWork('--json');
    const session = entries().find(entry => entry.kind === 'session-started');
    process.kill(session?.processId ?? 0, 'SIGKILL');
    const { code, stdout } = await ended;
    expect(child.killed).toBe(false);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'failed', problem: { code: 'WORKER_ENDED' } });
  });
});

describe('a second command line at the same time', () => {
  it('is refused and told who is at work', async () => {
    // Lifelike: two more programs start meanwhile, on a machine that may be busy.
    const first = await atWorkAt('1');
    const begun = await cliDocument([...ex3, '--yes', ...state]);
    expect(begun).toMatchObject({ code: 1, document: { problem: { code: 'RECOVERY_IN_PROGRESS' } } });
    const resumed = await cliDocument(['resume', '--yes', ...state]);
    expect(resumed).toMatchObject({
      code: 1,
      document: { command: 'resume', outcome: 'failed', problem: { code: 'RECOVERY_IN_PROGRESS' } },
    });
    first.child.kill('SIGTERM');
    await first.ended;
  });
});

describe.runIf(hasTerminal)('Ctrl+C at a terminal', () => {
  it('cancels at a question, which is asked also when the password came from standard input', async () => {
    const started = startInTerminal(
      [...ex3, '--speed', '0', '--password-stdin', ...state],
      [
        ['', 'secret\n'],
        ['[y]es', '\u0003'],
      ],
    );
    expect((await started.ended).code).toBe(130);
    expect(entries().at(-1)).toMatchObject({ kind: 'cancelled' });
  });

  it('cancels at the password, before anything is read', async () => {
    const { ended } = startInTerminal(
      ['inspect', '--directory', 'ldaps://dc1', '--user', 'reader@example', ...state],
      [['Password of', '\u0003']],
    );
    expect(await ended).toMatchObject({ code: 130, stdout: expect.stringContaining('CANCELLED') as string });
  });
});

describe('a reader of the output who leaves early', () => {
  it('does not upset the command', async () => {
    const { child, ended } = startCli(['status', ...state]);
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });
});
