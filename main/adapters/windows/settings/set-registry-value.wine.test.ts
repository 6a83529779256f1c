import { afterAll, describe, expect, it } from 'vitest';
import type { HostChange, RegistryValue } from '../../../../preload/contract/index.js';
import { toolFailure } from '../../../commands/tool-failure.js';
import { commandsOf } from '../../../commands/windows-commands.js';
import { programFile } from '../process/program-file.js';
import { runTool } from '../process/run-tool.js';

// reg.exe is there on Wine too; what it has written is read again by a command of its own.

const key = 'HKLM\\SOFTWARE\\CAS Recovery Test';
type Change = Extract<HostChange, { kind: 'set-registry-value' }>;

async function apply(change: Change): Promise<string | undefined> {
  const [command] = commandsOf(change, name => name);
  if (!command) throw new Error('no command');
  const args = command.words.map(({ passed }) => passed);
  const { exitCode, output } = await runTool({ file: programFile(command.program), args, timeLimitSeconds: 60 });
  return toolFailure(change, command, { exitCode, output })?.problem.code;
}

const reg = (...args: string[]) => runTool({ file: programFile('reg.exe'), args, timeLimitSeconds: 60 });
const query = async (): Promise<string> => (await reg('query', key, '/reg:64')).output;

afterAll(() => reg('delete', key, '/f', '/reg:64'));

describe('a value of the registry', () => {
  it.each<[name: string, type: RegistryValue['type'], data: string, shown: string]>([
    ['TCP/IP Port', 'REG_DWORD', '59532', '0xe88c'],
    ['largest', 'REG_DWORD', '4294967295', '0xffffffff'],
    ['quoted', 'REG_SZ', '"C:\\Program Files\\x.exe" -y', '"C:\\Program Files\\x.exe" -y'],
    ['ends with a backslash', 'REG_SZ', 'C:\\a b\\', 'C:\\a b\\'],
    ['empty', 'REG_SZ', '', ''],
    ['an option', 'REG_SZ', '/f', '/f'],
    ['names a variable', 'REG_EXPAND_SZ', '%SystemRoot%\\x', '%SystemRoot%\\x'],
    ['list', 'REG_MULTI_SZ', 'one\\0two', 'one\\0two'],
    ['bytes', 'REG_BINARY', '00FF10', '00FF10'],
    ['letters é', 'REG_SZ', 'Grüße', 'Gr'],
  ])('%s is written, as %s', async (name, type, data, shown) => {
    expect(await apply({ kind: 'set-registry-value', key, name, type, data })).toBeUndefined();
    const line = (await query()).split('\n').find(one => one.includes(name.slice(0, 7)) && one.includes(type));
    expect(line).toContain(shown);
  });

  it('without a name is the default one', async () => {
    expect(await apply({ kind: 'set-registry-value', key, name: '', type: 'REG_SZ', data: 'default' })).toBeUndefined();
    expect((await reg('query', key, '/ve', '/reg:64')).output).toContain('default');
  });

  it('is gone after it was taken away, and taking away what is not there is told', async () => {
    const change: Change = { kind: 'set-registry-value', key, name: 'gone', type: 'REG_SZ', data: 'x' };
    expect(await apply(change)).toBeUndefined();
    expect(await query()).toContain('gone');
    expect(await apply({ ...change, data: null })).toBeUndefined();
    expect(await query()).not.toContain('gone');
    expect(await apply({ ...change, data: null })).toBe('REGISTRY_NOT_SET');
  });
});
