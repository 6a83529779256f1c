import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StrategyPlan } from '../../preload/contract/index.js';
import { contosoExport, ex3Export } from './exports.js';
import { cli, cliDocument, hasTerminal, startInTerminal, type Ended } from './run-cli.js';

let folder: string;
let state: string[];
const inFolder = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cas-recovery-advise-'));
  state = ['--state', inFolder('state')];
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ex3 = ['advise', '--directory', `file:${ex3Export}`, '--server', 'EX3'];

/** What a person says of a server that needs little. */
const calm = [
  'capacity=yes',
  'certificates-elsewhere=yes',
  'script=yes',
  'change-log=yes',
  'other-software=no',
  'back-within=8',
];
const answered = (answers: readonly string[]): string[] => answers.flatMap(one => ['--answer', one]);

describe('advice for one server', () => {
  let ended: Ended;
  beforeAll(async () => {
    ended = await cli([...ex3, '--details', ...state]);
  });

  it('assumes the worse in a pipe, says so, and fits into 80 columns', () => {
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/^EX3: back up everything/);
    expect(ended.stdout).toContain('Not known, and taken as the worse');
    expect(ended.stdout).toMatch(/--answer back-within=/);
    expect(ended.stdout.split('\n').filter(line => line.length > 80)).toEqual([]);
  });

  it('asks for less when somebody answers, and for more when one answer changes', async () => {
    const advised = async (answers: readonly string[]): Promise<string | undefined> => {
      const { document } = await cliDocument([...ex3, ...answered(answers), ...state]);
      return document.command === 'advise' ? document.plan.servers[0]?.chosen : document.command;
    };
    // Nobody has read its certificates here: that they can be had elsewhere is said, and not seen.
    expect(await advised(calm)).toBe('minimum');
    expect(await advised([...calm, 'change-log=no'])).toBe('everything');
    expect(await advised([...calm, 'other-software=yes'])).toBe('everything');
  });

  it('names an answer that contradicts the server, and a window that is too short, with the advice', async () => {
    const scenario = ['advise', '--scenario', 'ex3', ...answered([...calm, 'window=1,5']), ...state];
    const { stdout, code } = await cli(scenario);
    expect(code, stdout).toBe(0);
    const text = stdout.replace(/\s+/g, ' ');
    expect(text).toMatch(/^EX3: back up the minimum.*does not fit into the 2 min.*Allow a longer window.*Why/);
    expect(text).toContain('Your answer and the server contradict each other.');
    expect(text).toContain('legacy.exchangeserverpro.local can not be exported');
  });

  it.runIf(hasTerminal)('asks at a terminal what matters, again where it was not understood', async () => {
    const typed = [
      ['without this server? ', 'soon\r'],
      ['Type a number of hours above 0', '8\r'],
      ['carry all users without it? ', 'yes\r'],
      ['would be missed? ', '\u0004'],
    ] as const;
    const { stdout, code } = await startInTerminal([...ex3, '--no-color', ...state], typed).ended;
    expect(code, stdout).toBe(0);
    expect(stdout).toContain('EX3: back up everything');
    expect(stdout).not.toContain('--answer back-within=');
    expect(stdout).toContain('--answer other-software=');
  });
});

describe('a plan', () => {
  it('is kept, read again for its answers, printed as a page, and compared with what was done', async () => {
    const [plan, page] = [inFolder('plan.json'), inFolder('plan.html')];
    const scenario = ['advise', '--scenario', 'ex3', ...answered([...calm, 'script=no', 'target=E:'])];
    const made = await cli([...scenario, '--out', plan, '--out', page, ...state]);
    expect(made.stdout, made.stderr).toContain(`Written: ${plan}`);
    const refused = await cli([...scenario, '--out', plan, ...state]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('STRATEGY_FILE_EXISTS');
    expect((await cli([...scenario, '--out', plan, '--replace', ...state])).code).toBe(0);
    const kept = StrategyPlan.parse(JSON.parse(readFileSync(plan, 'utf8')));
    expect(kept.servers[0]).toMatchObject({ chosen: 'minimum', facts: { certificates: { value: [{}, {}] } } });
    // The simulated server has volumes, so its size is no guess.
    expect(kept.servers[0]?.advice.strategies.map(({ bytes }) => bytes.measured)).toEqual([false, false, true]);
    expect(readFileSync(page, 'utf8')).toContain('<svg');

    const again = await cliDocument([...ex3, '--answers', plan, ...state]);
    expect(again.document).toMatchObject({ command: 'advise', plan: { answers: kept.answers } });

    const compared = await cliDocument(['advise', '--compare', plan, '--scenario', 'ex3', ...state]);
    if (compared.document.command !== 'advise compare') throw new Error(compared.document.command);
    expect(compared.code).toBe(1);
    expect(compared.document.checks.map(({ id, result }) => `${id}: ${result}`)).toContain('kit: unknown');
    expect(compared.document.checks.find(({ id }) => id === 'backup')?.found).toContain('the newest is of 2026-10-29');
  });

  it('of all servers of an organization leaves other versions out, and says so', async () => {
    const csv = await cli(['advise', '--all', '--directory', `file:${contosoExport}`, ...state]);
    expect(csv.code).toBe(0);
    expect(csv.stdout).toMatch(/\nCAS1 +HQ +Everything/);
    expect(csv.stdout).toMatch(/10 Client Access servers: Everything 10.*\n/);
    expect(csv.stdout).toContain('others are left out');
    expect(csv.stdout.split('\n').filter(line => line.length > 80)).toEqual([]);
  });
});

describe('a server that the advice is not for', () => {
  it('is refused, with what it is', async () => {
    const { code, stderr } = await cli([
      'advise',
      '--directory',
      `file:${contosoExport}`,
      '--server',
      'EDGE1',
      ...state,
    ]);
    expect(code, stderr).toBe(1);
    expect(stderr).toContain('STRATEGY_NOT_CLIENT_ACCESS');
    expect(stderr).toContain('Its roles: Edge Transport');
  });
});
