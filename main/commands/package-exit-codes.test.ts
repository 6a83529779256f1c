import { describe, expect, it } from 'vitest';
import type { HostChange } from '../../preload/contract/index.js';
import { asksForRestart } from './package-exit-codes.js';
import { toolFailure } from './tool-failure.js';
import { commandsOf } from './windows-commands.js';

const hotfix: HostChange = { kind: 'install-package', id: 'KB982867', path: 'E:\\Windows6.1-KB982867-x64.msu' };
const features: HostChange = {
  kind: 'install-features',
  features: ['NET-Framework-Core', 'web-server'],
  source: 'D:\\sources\\sxs',
};
const service: HostChange = { kind: 'start-service', service: 'MpsSvc' };

function codeOf(change: HostChange, exitCode: number): string {
  const [command] = commandsOf(change, name => name);
  if (!command) throw new Error('no command');
  return toolFailure(change, command, { exitCode, output: 'as printed' })?.problem.code ?? 'done';
}

describe('the exit code of an installation', () => {
  it.each<[string, HostChange, number, string]>([
    ['nothing', hotfix, 0, 'done'],
    ['restart required', hotfix, 3010, 'done'],
    ['restart has begun', hotfix, 1641, 'done'],
    ['WU_S_REBOOT_REQUIRED', hotfix, 2359301, 'done'],
    ['WU_S_ALREADY_INSTALLED', hotfix, 2359302, 'done'],
    ['WU_S_ALREADY_UNINSTALLED, which installed nothing', hotfix, 2359303, 'PACKAGE_NOT_APPLICABLE'],
    ['WU_E_NOT_APPLICABLE', hotfix, -2145124329, 'PACKAGE_NOT_APPLICABLE'],
    ['another installation', hotfix, 1618, 'PACKAGE_OTHER_RUNS'],
    ['a disabled service', hotfix, 1058, 'PACKAGE_SERVICE_OFF'],
    ['a disabled service as HRESULT', hotfix, -2147023838, 'PACKAGE_SERVICE_OFF'],
    ['a damaged package', hotfix, 1620, 'PACKAGE_UNREADABLE'],
    ['another version', hotfix, 1638, 'PACKAGE_OTHER_VERSION'],
    ['a fatal error', hotfix, 1603, 'PACKAGE_FAILED'],
    ['a code that nobody knows', hotfix, -1, 'PACKAGE_FAILED'],
    ['too few rights', hotfix, 5, 'TOOL_ACCESS_DENIED'],
    ['too few rights as HRESULT', hotfix, -2147024891, 'TOOL_ACCESS_DENIED'],
    ['features added', features, 3010, 'done'],
    ['an update code means nothing for features', features, 2359302, 'FEATURES_NOT_ADDED'],
    ['files of .NET not found', features, -2146498529, 'WINDOWS_SOURCE_UNFIT'],
    ['a feature that is unknown', features, 1168, 'FEATURES_NOT_ADDED'],
    ['a service that runs', service, 1056, 'done'],
    ['a service that is disabled', service, 1058, 'TOOL_FAILED'],
  ])('%s', (_what, change, exitCode, expected) => {
    expect(codeOf(change, exitCode)).toBe(expected);
  });

  it('asks for a restart in three ways', () => {
    expect([0, 3010, 1641, 2359301, 2359302, 3017].filter(asksForRestart)).toEqual([3010, 1641, 2359301]);
  });

  it('of failed features comes with the way without Server Manager', () => {
    const [command] = commandsOf(features, name => name);
    if (!command) throw new Error('no command');
    const details = toolFailure(features, command, { exitCode: 1, output: 'as printed' })?.problem.details;
    expect(details).toContain('as printed');
    expect(details).toContain(
      'dism.exe /online /enable-feature /featurename:NetFx3 /featurename:IIS-WebServerRole /featurename:IIS-WebServer /all /source:"D:\\sources\\sxs" /limitaccess /norestart',
    );
  });
});
