import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cliHere } from './program-here.js';

const folder = mkdtempSync(join(tmpdir(), 'cas-recovery-verify-'));
const state = ['--state', folder];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('verify', () => {
  it('lists what it checks, and what each check proves, without asking anything', async () => {
    const { code, stdout } = await cliHere(['verify', '--list', ...state]);
    expect(code).toBe(0);
    for (const told of ['certificate-names', 'web-owa', 'secure-channel', 'IIS']) expect(stdout).toContain(told);
  });

  it.each([
    [['--only', 'no-such-check'], 'no-such-check'],
    [['--every', '5'], '--watch'],
    [['--watch', '--every', 'soon'], 'soon'],
    [['--watch', '--every', '0'], 'from 1 to 3600'],
    [['--against', ''], '--against'],
    [['--user', 'reader@contoso.local'], '--directory'],
  ])('refuses %j as wrong use, and says what is wrong', async (args, told) => {
    const { code, stderr } = await cliHere(['verify', ...args, ...state]);
    expect(code).toBe(2);
    expect(stderr).toContain('WRONG_USE');
    expect(stderr).toContain(told);
  });

  it.runIf(process.platform !== 'win32')('says that a real server is verified on the server', async () => {
    const { code, stderr } = await cliHere(['verify', ...state]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/What to do: .*rehears/);
  });
});
