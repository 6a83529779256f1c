import { describe, expect, it } from 'vitest';
import { hideArguments, hideSecrets, isSecret, secretShown } from './secrets.js';

describe('a text of a configuration file', () => {
  it.each([
    ['<add connectionString="Server=a;Password=&quot;Hun;ter2&quot;;Pooling=true"/>', 'ter2'],
    ['<add connectionString="Server=a;Password=ab&amp;REST;Pooling=true"/>', 'REST'],
    ['Password=ab&amp;REST;Server=a', 'REST'],
    ['Password=&quot;Hun;ter2&quot;', 'ter2'],
    ['Server=a;Password="Hun;ter2"', 'ter2'],
    ['<add name="AesProvider" sessionKey="AQIAAA5m" useOAEP="false"/>', 'AQIAAA5m'],
    ['<add key="ApiKey" value="abcd1234"/>', 'abcd1234'],
    ['<add ApiKey="abcd1234"/>', 'abcd1234'],
    ['<add key="x.EncryptionKey"\n  value="abcd1234"/>', 'abcd1234'],
    ["<add connectionString='Server=a;AccountKey=ab=cd;x=1'/>", 'ab=cd'],
    ['<add value="one\ntwo" key="SmtpPassword"/>', 'two'],
  ])('%s is shown without %s, and in as many lines', (text, secret) => {
    const shown = hideSecrets(text);
    expect(shown).not.toContain(secret);
    expect(shown).toContain(secretShown);
    expect(shown.split('\n')).toHaveLength(text.split('\n').length);
    expect(hideSecrets(shown)).toBe(shown);
  });

  it.each([
    '<add key="ApplicationName" value="abcd"/>',
    '<processModel password="" userName="x"/>',
    '<assemblyIdentity publicKeyToken="31bf3856ad364e35"/>',
    '<a accesskey="s" href="#"/>',
    '<forms protection="All"/><machineKey validationKey="AutoGenerate,IsolateApps"/>',
  ])('%s is shown as it is', text => {
    expect(hideSecrets(text)).toBe(text);
  });

  it.each(['Server=a;Password="Hunter2"', "Server=a;pwd='x'", 'Password=x'])('knows %s for a secret', value => {
    expect(isSecret('connectionString', value)).toBe(true);
  });
});

it.each([
  ['C:\\x.exe /password:geheim /q', 'geheim', '/q'],
  ['C:\\x.exe -p "geheim word" -q', 'geheim', '-q'],
  ['schtasks /RU a /RP geheim', 'geheim', '/RU a'],
  ['x.exe --pwd=geheim out', 'geheim', 'out'],
  ['curl https://k:geheim@contoso.com/', 'geheim', 'contoso.com'],
])('hides a password in %s', (command, secret, stays) => {
  expect(hideArguments(command)).not.toContain(secret);
  expect(hideArguments(command)).toContain(stays);
});
