import { describe, expect, it } from 'vitest';
import type { SettingsTree } from '../../../preload/contract/index.js';
import { isIncluded } from './included-file.js';

describe('a file of a server', () => {
  it.each<[SettingsTree, string]>([
    ['client-access', 'Owa/web.config'],
    ['client-access', 'OWA/AUTH/Logon.ASPX'],
    ['client-access', 'Owa/14.3.195.1/themes/base/headerbgmain.png'],
    ['client-access', 'OAB/web.config'],
    ['exchange-bin', 'MSExchangeMailboxReplication.exe.config'],
    ['exchange-bin', 'CmdletExtensionAgents/ScriptingAgentConfig.xml'],
    ['iis-config', 'applicationHost.config'],
    ['iis-config', 'schema/IIS_schema.xml'],
    ['web-root', 'web.config'],
    ['web-root', 'redirect/default.htm'],
    ['windows-etc', 'hosts'],
  ])('of %s counts: %s', (tree, file) => {
    expect(isIncluded(tree, file)).toBe(true);
  });

  it.each<[SettingsTree, string]>([
    ['client-access', 'Owa/trace.LOG'],
    ['client-access', 'Owa/web.config.cas-recovery-new'],
    ['client-access', 'Logging/anything.xml'],
    ['client-access', 'ecp/logs/deep/web.config'],
    ['client-access', 'OAB/0e1ccd1f-9c10-4b8e-92a5-5b52b2c5b4d1/oab.xml'],
    ['exchange-bin', 'ExSetup.exe'],
    ['exchange-bin', 'de/web.config'],
    ['iis-config', 'Export/configEncKey.key'],
    ['iis-config', 'Export/applicationHost.config'],
    ['iis-config', 'applicationHost.config.bak~'],
    ['web-root', 'download/image.iso'],
    ['windows-etc', 'services'],
    ['windows-etc', 'deep/hosts'],
  ])('of %s does not count: %s', (tree, file) => {
    expect(isIncluded(tree, file)).toBe(false);
  });
});
