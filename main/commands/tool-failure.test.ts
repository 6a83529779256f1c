import { describe, expect, it } from 'vitest';
import type { HostChange } from '../../preload/contract/index.js';
import { toolFailure, toolName } from './tool-failure.js';
import { commandsOf } from './windows-commands.js';

const changes = {
  rename: { kind: 'rename', from: 'WIN-1', to: 'EX3' },
  join: { kind: 'join-domain', computer: 'EX3', domain: 'contoso.local', account: 'CONTOSO\\Admin', rejoin: false },
  reset: {
    kind: 'reset-account',
    computer: 'EX3',
    distinguishedName: 'CN=EX3,CN=Computers,DC=contoso,DC=local',
    domain: 'contoso.local',
    domainController: null,
    account: 'CONTOSO\\Admin',
  },
  service: { kind: 'set-service-start', service: 'WinRM', startMode: 'Automatic' },
} as const satisfies Record<string, HostChange>;

const inScripts = (name: string): string => `C:\\Program Files\\CAS Recovery\\${name}`;

function codeOf(change: HostChange, exitCode: number): string | undefined {
  const [command] = commandsOf(change, inScripts);
  if (!command) throw new Error('no command');
  return toolFailure(change, command, { exitCode, output: 'printed' })?.problem.code;
}

describe('the exit code of a tool', () => {
  it.each([0, 3010, 1641])('%i is no failure', code => {
    expect(codeOf(changes.rename, code)).toBeUndefined();
    expect(codeOf(changes.service, code)).toBeUndefined();
  });

  it.each<[keyof typeof changes, number, string]>([
    ['rename', 5, 'TOOL_ACCESS_DENIED'],
    ['rename', 740, 'TOOL_ACCESS_DENIED'],
    ['rename', 52, 'NAME_TAKEN'],
    ['rename', 2224, 'NAME_TAKEN'],
    ['rename', 2693, 'CHANGE_ON_DOMAIN_CONTROLLER'],
    ['rename', 5023, 'NOT_AS_SHOWN'],
    ['rename', 1326, 'TOOL_FAILED'],
    ['join', 5, 'JOIN_RIGHTS_MISSING'],
    ['join', 740, 'TOOL_ACCESS_DENIED'],
    ['join', 53, 'JOIN_CONTROLLER_SILENT'],
    ['join', 86, 'JOIN_PASSWORD_WRONG'],
    ['join', 87, 'TOOL_FAILED'],
    ['join', 1219, 'JOIN_OTHER_CREDENTIALS'],
    ['join', 1326, 'JOIN_PASSWORD_WRONG'],
    ['join', 1331, 'JOIN_USER_UNUSABLE'],
    ['join', 1355, 'JOIN_DOMAIN_NOT_FOUND'],
    ['join', 1398, 'JOIN_CLOCK_WRONG'],
    ['join', 1722, 'JOIN_CONTROLLER_SILENT'],
    ['join', 1909, 'JOIN_USER_UNUSABLE'],
    ['join', 2224, 'JOIN_ACCOUNT_NOT_RESET'],
    ['join', 2691, 'JOIN_MEMBER_ALREADY'],
    ['join', 2692, 'TOOL_FAILED'],
    ['join', 2697, 'JOIN_ACCOUNT_MISSING'],
    ['join', 2732, 'JOIN_TAKEOVER_FORBIDDEN'],
    ['reset', 5, 'JOIN_RIGHTS_MISSING'],
    ['reset', 1317, 'JOIN_ACCOUNT_MISSING'],
    ['reset', 8240, 'JOIN_ACCOUNT_MISSING'],
    ['reset', 8250, 'JOIN_CONTROLLER_SILENT'],
    ['reset', 2693, 'CHANGE_ON_DOMAIN_CONTROLLER'],
    ['service', 1060, 'TOOL_FAILED'],
  ])('of %s, %i, is %s', (change, exitCode, expected) => {
    expect(codeOf(changes[change], exitCode)).toBe(expected);
  });

  it('is told with its meaning and with what was printed, never with a password', () => {
    const [command] = commandsOf(changes.join, inScripts);
    if (!command) throw new Error('no command');
    const { problem } = toolFailure(changes.join, command, { exitCode: 2692, output: 'printed' }) ?? {};
    expect(problem?.happened).toBe(
      'join-domain.ps1 failed with exit code 2692: this machine is a member of no domain.',
    );
    expect(problem?.details).toContain('printed');
    expect(problem?.details).toContain('-Account CONTOSO\\Admin');
  });

  it('stands alone where nobody knows its meaning', () => {
    const [command] = commandsOf(changes.service, inScripts);
    if (!command) throw new Error('no command');
    const told = toolFailure(changes.service, command, { exitCode: -1073741510, output: '' })?.problem;
    expect(told?.happened).toBe('sc.exe failed with exit code -1073741510.');
  });
});

describe('the name of a tool', () => {
  it('is that of the script where PowerShell runs one', () => {
    const names = [changes.rename, changes.service].flatMap(change => commandsOf(change, inScripts).map(toolName));
    expect(names).toEqual(['rename-computer.ps1', 'sc.exe']);
  });
});
