import { describe, expect, it } from 'vitest';
import type { HostChange } from '../../preload/contract/index.js';
import { toProblem } from '../problems/problem.js';
import { toolFailure } from './tool-failure.js';
import { asTyped, commandsOf } from './windows-commands.js';

const thumbprint = 'A1B2C3D4E5F60718293A4B5C6D7E8F9001122334';
const sha = 'a'.repeat(64);

const changes = {
  rollup: { kind: 'install-rollup', id: 'KB2866475', path: 'D:\\New Rollups\\ru.msp', log: 'C:\\State\\ru.log' },
  import: { kind: 'import-certificate', thumbprint, file: 'C:\\Kit of EX3\\mail.pfx' },
  remove: { kind: 'remove-certificate', thumbprint },
  enable: { kind: 'enable-certificate', thumbprint, services: ['IIS', 'POP'], popName: 'mail.contoso.com' },
  replace: {
    kind: 'replace-file',
    target: 'C:\\Program Files\\V14\\ClientAccess\\Owa\\web.config',
    prepared: 'C:\\State\\prepared\\1',
    sha256: sha,
    was: null,
    keep: 'C:\\State\\kept\\1',
  },
  takeAway: {
    kind: 'replace-file',
    target: 'C:\\inetpub\\wwwroot\\[old].htm',
    prepared: null,
    sha256: null,
    was: sha,
    keep: 'C:\\State\\kept\\2',
  },
  iis: {
    kind: 'set-iis',
    location: 'Default Web Site/owa',
    section: 'system.webServer/httpRedirect',
    settings: ['enabled:true', 'destination:https://mail.contoso.com/a "b"'],
  },
  registry: {
    kind: 'set-registry-value',
    key: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeRPC\\ParametersSystem',
    name: 'TCP/IP Port',
    type: 'REG_DWORD',
    data: '59532',
  },
  directory: {
    kind: 'set-virtual-directory',
    cmdlet: 'Set-OwaVirtualDirectory',
    identity: 'EX3\\owa (Default Web Site)',
    property: 'LogonFormat',
    value: 'UserName',
  },
} as const satisfies Record<string, HostChange>;

const typed = (change: HostChange): string => {
  const [command, ...others] = commandsOf(change, name => name);
  if (!command || others.length > 0) throw new Error('one command each');
  return asTyped(command);
};

function refusal(change: HostChange): string | undefined {
  try {
    commandsOf(change, name => name);
    return undefined;
  } catch (thrown) {
    return toProblem(thrown).code;
  }
}

const shell = '-NoLogo -NoProfile -NonInteractive -InputFormat None -ExecutionPolicy Bypass -File';

describe('the command of a change that re-applies a setting', () => {
  it.each<[HostChange, string]>([
    [changes.rollup, 'msiexec.exe /p "D:\\New Rollups\\ru.msp" /quiet /norestart /l*v "C:\\State\\ru.log"'],
    [
      changes.import,
      `powershell.exe ${shell} import-certificate.ps1 -Thumbprint ${thumbprint} -File "C:\\Kit of EX3\\mail.pfx"`,
    ],
    [changes.remove, `powershell.exe -Version 2.0 ${shell} remove-certificate.ps1 -Thumbprint ${thumbprint}`],
    [
      changes.enable,
      `powershell.exe -Version 2.0 ${shell} enable-certificate.ps1 -Thumbprint ${thumbprint} -Services IIS,POP -PopName mail.contoso.com`,
    ],
    [
      changes.replace,
      `powershell.exe ${shell} replace-file.ps1 -Target "C:\\Program Files\\V14\\ClientAccess\\Owa\\web.config" -Prepared "C:\\State\\prepared\\1" -Sha256 ${sha} -Was none -Keep "C:\\State\\kept\\1"`,
    ],
    [
      changes.takeAway,
      `powershell.exe ${shell} replace-file.ps1 -Target "C:\\inetpub\\wwwroot\\[old].htm" -Was ${sha} -Keep "C:\\State\\kept\\2"`,
    ],
    [
      changes.iis,
      'appcmd.exe set config "Default Web Site/owa" /section:system.webServer/httpRedirect /enabled:true "/destination:https://mail.contoso.com/a \\"b\\"" /commit:apphost',
    ],
    [
      { ...changes.iis, location: null, verb: 'clear', settings: ['enabled'] },
      'appcmd.exe clear config /section:system.webServer/httpRedirect /enabled /commit:apphost',
    ],
    [
      changes.registry,
      'reg.exe add "HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeRPC\\ParametersSystem" /v "TCP/IP Port" /t REG_DWORD /d "59532" /f /reg:64',
    ],
    [
      { ...changes.registry, name: 'x', data: null },
      'reg.exe delete "HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeRPC\\ParametersSystem" /v x /f /reg:64',
    ],
    [
      { ...changes.registry, key: 'HKLM\\SOFTWARE\\X', name: '', type: 'REG_SZ', data: '"C:\\a b\\" -x' },
      'reg.exe add "HKLM\\SOFTWARE\\X" /ve /t REG_SZ /d "\\"C:\\a b\\\\\\" -x" /f /reg:64',
    ],
    [
      changes.directory,
      `powershell.exe -Version 2.0 ${shell} set-virtual-directory.ps1 -Cmdlet Set-OwaVirtualDirectory -Identity "EX3\\owa (Default Web Site)" -Property LogonFormat -Value "UserName"`,
    ],
    [
      { ...changes.directory, value: null },
      `powershell.exe -Version 2.0 ${shell} set-virtual-directory.ps1 -Cmdlet Set-OwaVirtualDirectory -Identity "EX3\\owa (Default Web Site)" -Property LogonFormat -Empty`,
    ],
  ])('%# is what a person would type', (change, line) => {
    expect(typed(change)).toBe(line);
  });

  it('passes words as they are, whatever quotation marks they are typed in', () => {
    const passed = (change: HostChange) => commandsOf(change, name => name)[0]?.words.map(word => word.passed);
    expect(passed(changes.iis)).toContain('/destination:https://mail.contoso.com/a "b"');
    expect(passed({ ...changes.registry, type: 'REG_SZ', data: 'C:\\a\\' })).toContain('C:\\a\\');
  });

  it.each<[string, HostChange]>([
    ['a key of another hive', { ...changes.registry, key: 'HKCU\\SOFTWARE\\X' }],
    ['a whole hive', { ...changes.registry, key: 'HKLM\\' }],
    ['a name that is an option', { ...changes.registry, name: '/f' }],
    ['a value of two lines', { ...changes.registry, data: 'a\r\nb' }],
    ['a section that is an option', { ...changes.iis, section: 'x /commit:webroot' }],
    ['a location that is an option', { ...changes.iis, location: '/commit:webroot' }],
    ['a path that is an option', { ...changes.replace, target: '-Keep' }],
    ['a path with a quotation mark', { ...changes.replace, target: 'C:\\a" -Keep "b' }],
    ['a hash that is none', { ...changes.replace, was: '-Keep' }],
    ['a thumbprint that is none', { ...changes.remove, thumbprint: 'A -File x' }],
    ['a value that is an option', { ...changes.directory, value: '-Server' }],
    ['a name with a blank', { ...changes.enable, popName: 'mail -Force' }],
  ])('is refused for %s', (_what, change) => {
    expect(refusal(change)).toBe('COMMAND_NOT_SAFE');
  });

  it('asks for the password of the kit where a private key comes in, and nowhere else', () => {
    const asking = Object.entries(changes).filter(([, change]) =>
      commandsOf(change, name => name).some(({ asksPasswordOf }) => asksPasswordOf !== null),
    );
    expect(asking.map(([name]) => name)).toEqual(['import']);
  });
});

describe('the exit code of a tool that re-applies a setting', () => {
  it.each<[keyof typeof changes, number, string]>([
    ['rollup', 0, 'done'],
    ['rollup', 3010, 'done'],
    ['rollup', 1641, 'done'],
    ['rollup', 1642, 'ROLLUP_NOT_APPLICABLE'],
    ['rollup', 1618, 'ROLLUP_OTHER_RUNS'],
    ['rollup', 1635, 'ROLLUP_UNREADABLE'],
    ['rollup', 1603, 'ROLLUP_FAILED'],
    ['rollup', 1625, 'TOOL_ACCESS_DENIED'],
    ['import', 86, 'CERTIFICATE_PASSWORD_WRONG'],
    ['import', 13, 'CERTIFICATE_NOT_IN_FILE'],
    ['import', -2146885628, 'CERTIFICATE_NOT_IN_FILE'],
    ['import', -2146893811, 'CERTIFICATE_WITHOUT_KEY'],
    ['import', -2146893802, 'CERTIFICATE_KEY_UNUSABLE'],
    ['import', 2, 'TOOL_FAILED'],
    ['remove', 170, 'CERTIFICATE_IN_USE'],
    ['enable', -2146885628, 'CERTIFICATE_MISSING'],
    ['enable', 1232, 'CERTIFICATE_NEEDS_NAME'],
    ['enable', 126, 'EXCHANGE_SHELL_MISSING'],
    ['remove', 126, 'EXCHANGE_SHELL_MISSING'],
    ['enable', 1, 'EXCHANGE_REFUSED'],
    ['enable', 740, 'TOOL_ACCESS_DENIED'],
    ['replace', 5023, 'SETTINGS_FILE_CHANGED'],
    ['replace', 13, 'SETTINGS_FILE_DAMAGED'],
    ['replace', 161, 'SETTINGS_FILE_REFUSED'],
    ['replace', 681, 'SETTINGS_FILE_REFUSED'],
    ['replace', 183, 'SETTINGS_COPY_FAILED'],
    ['replace', 32, 'SETTINGS_FILE_IN_USE'],
    ['replace', 112, 'SETTINGS_DISK_FULL'],
    ['replace', 5, 'TOOL_ACCESS_DENIED'],
    ['replace', 1359, 'TOOL_FAILED'],
    ['iis', 33, 'IIS_SECTION_LOCKED'],
    ['iis', 32, 'IIS_CONFIGURATION_IN_USE'],
    ['iis', 183, 'IIS_NOT_SET'],
    ['registry', 1, 'REGISTRY_NOT_SET'],
    ['directory', 1168, 'VIRTUAL_DIRECTORY_MISSING'],
    ['directory', 50, 'EXCHANGE_REFUSED'],
    ['directory', 574, 'TOOL_FAILED'],
  ])('of %s, %i, is %s', (name, exitCode, code) => {
    const change = changes[name];
    const [command] = commandsOf(change, one => one);
    if (!command) throw new Error('no command');
    expect(toolFailure(change, command, { exitCode, output: '' })?.problem.code ?? 'done').toBe(code);
  });
});
