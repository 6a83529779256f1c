import { readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SimulatedMachine } from '../../../preload/contract/index.js';
import { changes, ex3Folder, quietRun, type RehearsalFixture, startRehearsal } from './fixture-rehearsal.js';
import { changeMachine } from './machine-file.js';
import { processBegan } from './process-identity.js';
import { endedFull } from './whole-file.js';
import { canBuildPrograms, programForTests, toolForTests } from './tool-for-tests.js';

const transcriptFile = resolve('main/adapters/rehearsal/fixtures/article-transcript.txt');

let rehearsal: RehearsalFixture;

/** A machine that is ready for setup, which will stay this long in one of its phases. */
async function setupThatStays(phase: string, seconds: number): Promise<void> {
  rehearsal = await startRehearsal();
  await rehearsal.prepare();
  rehearsal = await rehearsal.atPace({ [phase]: seconds });
  await rehearsal.apply(changes.setup);
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise(done => setTimeout(done, 20));
}

const reached = (phase: string) => async (): Promise<boolean> =>
  (await rehearsal.machineOnDisk()).exchange.watermark === phase;

async function setupProcess(): Promise<number> {
  return (await rehearsal.machineOnDisk()).exchange.setup?.processId ?? 0;
}

afterEach(() => rehearsal.remove());

describe('a setup that runs', () => {
  it('is seen running from the moment that it was started, with no standard input that could cancel it', async () => {
    await setupThatStays('countdown', 4);
    expect((await rehearsal.host.facts()).exchange.setup.state).toBe('running');
    if (process.platform === 'linux') {
      expect(await readlink(`/proc/${String(await setupProcess())}/fd/0`)).toBe('/dev/null');
    }
    expect((await rehearsal.follow()).end.exitCode).toBe(0);
  });

  it('goes on when nobody reads along any more, and is read from its first line later', async () => {
    await setupThatStays('Copying Exchange Files', 4);
    const stop = new AbortController();
    const followed = rehearsal.host.followSetup({ ...quietRun(), signal: stop.signal });
    stop.abort();
    await expect(followed).rejects.toMatchObject({ problem: { code: 'TOOL_STOPPED' } });
    expect((await rehearsal.host.facts()).exchange.setup.state).toBe('running');
    const { end } = await rehearsal.follow();
    expect(end).toMatchObject({ exitCode: 0, output: await readFile(transcriptFile, 'utf8') });
  });

  it('refuses a second one beside it', async () => {
    await setupThatStays('Copying Exchange Files', 4);
    await expect(rehearsal.apply(changes.setup)).rejects.toMatchObject({ problem: { code: 'SETUP_NOT_STARTED' } });
    expect((await rehearsal.follow()).end.exitCode).toBe(0);
    expect((await rehearsal.machineOnDisk()).exchange.setupStarts).toBe(1);
  });

  it('is half installed when the power is cut in the middle, and ends without an exit code', async () => {
    await setupThatStays('Client Access Server Role', 600);
    await until(reached('Client Access Server Role'));
    await rehearsal.apply(changes.restart);
    expect((await rehearsal.host.facts()).exchange.setup).toMatchObject({
      state: 'failed',
      endedAt: null,
      exitCode: null,
      left: 'half-installed',
      watermark: 'Client Access Server Role',
    });
    const { end, lines } = await rehearsal.follow();
    expect(end.exitCode).toBeNull();
    expect(lines.at(-1)).toContain('    Client Access Server Role');
  });

  it('ends without an exit code when it is killed, and a second run succeeds', async () => {
    await setupThatStays('Copying Exchange Files', 600);
    const followed = rehearsal.follow();
    await until(reached('Copying Exchange Files'));
    process.kill(await setupProcess(), 'SIGKILL');
    expect((await followed).end.exitCode).toBeNull();
    rehearsal = await rehearsal.atPace({});
    await rehearsal.apply(changes.setup);
    expect((await rehearsal.follow()).end.exitCode).toBe(0);
    expect((await rehearsal.machineOnDisk()).exchange).toMatchObject({ setupStarts: 2, watermark: null });
  });

  it('is not mistaken for another process that was given its number', async () => {
    rehearsal = await startRehearsal();
    const setup = {
      processId: process.pid,
      processBegan: `${processBegan(process.pid) ?? ''}, but earlier`,
      startedAt: '2026-10-30T10:00:00.000Z',
      endedAt: null,
      exitCode: null,
    };
    changeMachine(rehearsal.folder, machine => ({
      ...machine,
      exchange: { ...machine.exchange, setupStarts: 1, setup },
    }));
    expect((await rehearsal.host.facts()).exchange.setup.state).toBe('failed');
  });
});

if (canBuildPrograms) {
  describe('a session that is killed while setup runs', () => {
    it('neither ends setup nor breaks its output, and the next session reads it to its end', async () => {
      rehearsal = await startRehearsal();
      await rehearsal.prepare();
      const program = await programForTests('fixture-session.ts');
      const pace = JSON.stringify({ 'Copying Exchange Files': 3 });
      const session = execa(process.execPath, [program, rehearsal.folder, ex3Folder, await toolForTests(), pace], {
        reject: false,
      });
      await until(reached('Copying Exchange Files'));
      session.kill('SIGKILL');
      expect((await session).signal).toBe('SIGKILL');
      const killedAt = Date.now();
      const { end } = await rehearsal.follow();
      expect(end).toMatchObject({ exitCode: 0, output: await readFile(transcriptFile, 'utf8') });
      const { setup, setupStarts } = (await rehearsal.machineOnDisk()).exchange;
      expect(Date.parse(setup?.endedAt ?? '')).toBeGreaterThan(killedAt);
      expect(setupStarts).toBe(1);
    });
  });
}

describe('a key press in the countdown', () => {
  it('cancels setup before it has done anything', async () => {
    rehearsal = await startRehearsal();
    const setup = await execa(process.execPath, [await toolForTests(), 'D:\\setup.com', '/m:RecoverServer'], {
      input: ' ',
      env: { CAS_RECOVERY_MACHINE: rehearsal.folder },
      reject: false,
    });
    expect(setup.exitCode).toBe(1);
    expect(setup.stdout).toContain('cancelled');
    expect(setup.stdout).not.toContain('Preparing Exchange Setup');
    expect((await rehearsal.host.facts()).exchange.setup).toMatchObject({ state: 'failed', left: 'nothing-installed' });
  });
});

describe('the state of the machine', () => {
  beforeEach(async () => {
    rehearsal = await startRehearsal();
  });

  it('is whole at every moment, however often a tool is killed while it writes', async () => {
    const tool = await toolForTests();
    const typed = rehearsal.host.commandsFor(changes.features)[0] ?? '';
    const script = /"(.+)"/.exec(typed)?.[1] ?? '';
    const env = { CAS_RECOVERY_MACHINE: rehearsal.folder };
    for (let kill = 0; kill < 12; kill += 1) {
      const run = execa(process.execPath, [tool, 'powershell.exe', '-Command', script], { env, reject: false });
      setTimeout(() => run.kill('SIGKILL'), 30 + kill * 12);
      await run;
      SimulatedMachine.parse(await rehearsal.machineOnDisk());
    }
    await rehearsal.apply(changes.features);
    expect((await rehearsal.host.facts()).features).toHaveLength(changes.features.features.length);
  });

  it.runIf(process.platform === 'linux')('is the old one, and work goes on, after the disk was full', async () => {
    const before = await readFile(join(rehearsal.folder, 'machine.json'), 'utf8');
    const [typed = ''] = rehearsal.host.commandsFor(changes.rename);
    const words = typed.split(' ').map(word => word.replaceAll('"', ''));
    // The first kilobyte of the new state still goes onto the disk.
    const small = ['-c', 'trap "" XFSZ; ulimit -f 2; exec "$@"', 'sh', process.execPath, await toolForTests()];
    const env = { CAS_RECOVERY_MACHINE: rehearsal.folder };
    const full = await execa('sh', [...small, ...words], { env, reject: false });
    expect(endedFull({ exitCode: full.exitCode, output: full.stderr })).toBe(true);
    expect(await readFile(join(rehearsal.folder, 'machine.json'), 'utf8')).toBe(before);
    expect((await readdir(rehearsal.folder)).filter(name => /tmp$|lock$/.test(name))).toEqual([]);
    await rehearsal.apply(changes.rename);
    expect((await rehearsal.host.facts()).pendingName).toBe('EX3');
  });

  it('loses no change when two tools work at once', async () => {
    await Promise.all([
      rehearsal.apply(changes.features),
      rehearsal.apply(changes.address),
      rehearsal.apply(changes.rename),
    ]);
    const facts = await rehearsal.host.facts();
    expect(facts).toMatchObject({ pendingName: 'EX3', adapters: [{ address: '10.0.0.23' }] });
    expect(facts.features).toHaveLength(changes.features.features.length);
  });

  it('is not blocked by a lock whose holder was killed', async () => {
    await writeFile(join(rehearsal.folder, 'machine.lock'), '999999999');
    await rehearsal.apply(changes.rename);
    expect((await rehearsal.host.facts()).pendingName).toBe('EX3');
  });
});
