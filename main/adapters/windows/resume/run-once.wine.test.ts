import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandsOf } from '../../../commands/windows-commands.js';
import { newFolder, onWine, removeFolder, standIn, until } from '../process/fixture-windows.js';
import { runTool } from '../process/run-tool.js';
import { systemTool } from '../process/windows-folder.js';

let folder = '';
beforeAll(async () => void (folder = await newFolder()));
afterAll(() => removeFolder(folder));

const key = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\RunOnce';
const tool = (name: string, args: readonly string[], environment = {}) =>
  runTool({ file: systemTool(name), args, timeLimitSeconds: 60, environment });

// Wine restarts when it is told to, and starts what stands there like Windows after a logon.
describe.runIf(onWine)('the RunOnce value that goes on after a restart', () => {
  it('is written, starts the program with its words once, and is gone', { timeout: 90_000 }, async () => {
    const words = ['resume', 'ex3-20261126', '--state', 'C:\\State Folder', 'tést'];
    const resume = { taskFile: 'unused', program: standIn('setup.com'), arguments: words };
    const commands = commandsOf({ kind: 'restart', reason: 'Test', resume } as never, name => name);
    const [add] = commands.filter(({ program }) => program === 'reg.exe');
    const args = add?.words.map(({ passed }) => passed) ?? [];
    expect(await tool('reg.exe', args)).toMatchObject({ exitCode: 0 });
    expect((await tool('reg.exe', ['query', key])).output).toContain('CAS Recovery');

    const report = join(folder, 'report.txt');
    await tool('wineboot.exe', ['-r'], { STAND_IN_REPORT: report, STAND_IN_LINE_MS: '0' });
    const started = (): string[] => readFileSync(report, 'utf8').match(/(?<=word \[).*(?=\])/g) ?? [];
    await until(() => {
      try {
        return started().length >= words.length;
      } catch {
        return false;
      }
    });
    expect(started()).toEqual(words);
    expect((await tool('reg.exe', ['query', key])).output).not.toContain('CAS Recovery');
  });
});
