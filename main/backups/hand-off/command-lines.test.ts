import { describe, expect, it } from 'vitest';
import { connectLine, networkLines, restoreLine, word } from './command-lines.js';

const network = {
  adapter: 'LAN',
  address: '10.0.0.23',
  mask: '255.255.255.0',
  gateway: '10.0.0.1',
  dnsServers: ['10.0.0.10', '10.0.0.11'],
  dhcp: false,
  moreAddresses: [],
};

describe('a word of a command line', () => {
  it.each([
    ['-backupTarget:\\\\nas1\\bk$', '-backupTarget:\\\\nas1\\bk$'],
    ['-backupTarget:\\\\nas1\\my backups', '"-backupTarget:\\\\nas1\\my backups"'],
    ['-backupTarget:\\\\nas1\\a&b', '"-backupTarget:\\\\nas1\\a&b"'],
    ['-backupTarget:\\\\?\\Volume{0a1b}', '"-backupTarget:\\\\?\\Volume{0a1b}"'],
  ])('is typed from %s', (text, typed) => {
    expect(word(text)).toBe(typed);
  });

  it.each(['\\\\nas1\\a%TEMP%', '\\\\nas1\\a"b', 'a|b', 'a>b', 'a\nb'])('is refused where no quotes help: %j', text => {
    expect(() => word(text)).toThrow(/BACKUP_PATH_NOT_TYPABLE|typed safely/);
  });
});

describe('lines of the recovery environment', () => {
  it('restore without -quiet, and always name the computer', () => {
    const line = restoreLine({
      id: '10/29/2026-21:30',
      target: { kind: 'share', path: '\\\\nas1\\bk' },
      machine: 'EX3',
    });
    expect(line).toBe('wbadmin start sysrecovery -version:10/29/2026-21:30 -backupTarget:\\\\nas1\\bk -machine:EX3');
  });

  it('give an adapter the whole network, or leave out what the server had not', () => {
    expect(networkLines(network)).toEqual([
      'netsh interface ipv4 set address name=N source=static address=10.0.0.23 mask=255.255.255.0 gateway=10.0.0.1',
      'netsh interface ipv4 set dnsservers name=N source=static address=10.0.0.10 register=none validate=no',
    ]);
    expect(networkLines({ ...network, mask: null, gateway: null, dnsServers: [] })).toEqual([
      'netsh interface ipv4 set address name=N source=static address=10.0.0.23 mask=MASK',
    ]);
  });

  it('open a share with a prompt for the password', () => {
    expect(connectLine('\\\\10.0.0.50\\bk', 'CONTOSO\\backup admin')).toBe(
      'net use \\\\10.0.0.50\\bk /user:"CONTOSO\\backup admin" *',
    );
  });
});
