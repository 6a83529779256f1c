import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CliDocument } from '../../preload/contract/index.js';
import { beginning, failedEnd, failedTask, goodEnd, logText } from '../../main/setup-log/fixture-log.js';
import { cli } from './run-cli.js';

let folder: string;
const file = (name: string): string => join(folder, name);

const checks = [
  "[1] [REQUIRED] You must be a member of the 'Organization Management' role group.",
  '[1] [REQUIRED] A reboot from a previous installation is pending.',
];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cas-recovery-diagnose-'));
  await writeFile(
    file('ExchangeSetup.log'),
    logText([...beginning('Install'), ...goodEnd, ...beginning(), ...checks, ...failedEnd]),
  );
  await writeFile(file('good.log'), logText([...beginning(), ...goodEnd]));
  await writeFile(file('open.log'), logText(beginning()));
  await writeFile(
    file('unknown.log'),
    logText([...beginning(), ...failedTask('X.YException', 'Who knows?'), ...failedEnd]),
  );
  await writeFile(file('letter.txt'), 'Dear administrator,\n');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('cas-recovery diagnose', () => {
  it('tells a person why setup failed, what to do, and which lines say so', async () => {
    const { code, stdout } = await cli(['diagnose', file('ExchangeSetup.log')]);
    expect(code).toBe(1);
    expect(stdout).toContain('2 runs of setup. The last one: RecoverServer, version 14.3.123.4');
    expect(stdout).toMatch(/1\. PENDING_RESTART[^]+What to do:\n {7}1\. Restart[^]+ {4}\d+ \| [^\n]+A reboot from/);
    expect(stdout).toMatch(/2\. NOT_IN_ORGANIZATION_MANAGEMENT/);
  });

  it('prints one document for one file, also for a folder', async () => {
    const { code, stdout } = await cli(['diagnose', folder, '--json']);
    const told = CliDocument.parse(JSON.parse(stdout));
    expect(code).toBe(1);
    expect(told).toMatchObject({
      file: file('ExchangeSetup.log'),
      runs: 2,
      lastRun: {
        mode: 'RecoverServer',
        version: '14.3.123.4',
        startedAt: '2014-03-09T07:30:00.165Z',
        succeeded: false,
      },
      findings: [{ code: 'PENDING_RESTART' }, { code: 'NOT_IN_ORGANIZATION_MANAGEMENT' }],
    });
  });

  it('prints a list for several files and for a pattern', async () => {
    const names = ['good.log', 'open.log', 'unknown.log'];
    for (const args of [names.map(file), [file('*n.log'), file('good.log')], [file('good.*')]]) {
      const { stdout } = await cli(['diagnose', '--json', ...args]);
      const told = CliDocument.array().parse(JSON.parse(stdout));
      expect(told.every(({ command }) => command === 'diagnose')).toBe(true);
    }
  });

  it.each([
    ['good.log', 0, 'It succeeded'],
    ['open.log', 1, 'never came to an end'],
    ['unknown.log', 1, 'Warning: UNKNOWN'],
  ])('ends for %s with %d', async (name, wanted, said) => {
    const { code, stdout } = await cli(['diagnose', file(name)]);
    expect(stdout).toContain(said);
    expect(code).toBe(wanted);
  });

  it.each([
    ['letter.txt', 'NO_SETUP_LOG'],
    ['missing.log', 'LOG_NOT_READ'],
  ])('says what is wrong with %s, and ends with 1', async (name, code) => {
    const people = await cli(['diagnose', file(name)]);
    expect(people.stderr).toContain(code);
    const machine = await cli(['diagnose', file(name), '--json']);
    expect(CliDocument.parse(JSON.parse(machine.stdout))).toMatchObject({ lastRun: null, problem: { code } });
    expect([people.code, machine.code]).toEqual([1, 1]);
  });

  it.each([[['diagnose']], [['diagnose', '--what', 'x.log']]])('is wrong use: %j', async args => {
    expect((await cli(args)).code).toBe(2);
  });
});
