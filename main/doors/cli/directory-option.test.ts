import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DirectorySource } from '../../../preload/contract/index.js';
import { toProblem } from '../../problems/problem.js';
import { directoryFrom, type DirectoryOptions } from './directory-option.js';

const user = 'admin@contoso.local';
type Rest = Omit<DirectoryOptions, 'directory'>;

function sourceOf(directory: string | readonly string[], rest: Rest = {}): DirectorySource | undefined {
  return directoryFrom({ directory: typeof directory === 'string' ? [directory] : directory, ...rest });
}

function refusalOf(directory: string | readonly string[], rest: Rest = {}): string {
  try {
    return `no refusal: ${JSON.stringify(sourceOf(directory, rest))}`;
  } catch (thrown) {
    const { code, happened } = toProblem(thrown);
    expect(code).toBe('WRONG_USE');
    return happened;
  }
}

describe('a live directory', () => {
  it.each<[string, Rest, object]>([
    ['ldaps://dc1.contoso.local', { user }, { kind: 'ldap', url: 'ldaps://dc1.contoso.local', user }],
    ['LDAP://dc1:3389/', { user }, { kind: 'ldap', url: 'ldap://dc1:3389', user }],
    ['ldaps://[fd00::10]:636', { user }, { kind: 'ldap', url: 'ldaps://[fd00::10]:636', user }],
    ['domain:contoso.local', { user }, { kind: 'domain', domain: 'contoso.local', user }],
    [
      'domain:contoso.local',
      { user, site: 'Zürich', dns: '10.0.0.10:5353', acceptOldTls: true, ca: 'ca.pem' },
      {
        kind: 'domain',
        domain: 'contoso.local',
        user,
        site: 'Zürich',
        dnsServer: '10.0.0.10:5353',
        oldTlsAccepted: true,
        caFile: resolve('ca.pem'),
      },
    ],
    [
      'ldaps://dc1',
      { user, dns: '[fd00::1]:53' },
      { kind: 'ldap', url: 'ldaps://dc1', user, dnsServer: '[fd00::1]:53' },
    ],
    ['ldaps://dc1', { user, dns: 'fd00::1' }, { kind: 'ldap', url: 'ldaps://dc1', user, dnsServer: 'fd00::1' }],
    ['windows:', {}, { kind: 'windows' }],
    ['windows:dc1.contoso.local', {}, { kind: 'windows', server: 'dc1.contoso.local' }],
  ])('is understood from %s', (text, rest, source) => {
    const found = sourceOf(text, rest);
    expect(found).toEqual(source);
    expect(DirectorySource.parse(found)).toEqual(found);
  });

  it('is none where none is named', () => {
    expect(sourceOf([])).toBeUndefined();
    expect(sourceOf([], { passwordStdin: true })).toBeUndefined();
  });
});

describe('an export', () => {
  it('is one file, or several in the order in which they are named, each once', () => {
    expect(sourceOf('file:one.ldf')).toEqual({ kind: 'file', path: resolve('one.ldf') });
    expect(sourceOf(['file:one.ldf', 'file:two.ldf', 'file:./one.ldf'])).toEqual({
      kind: 'file',
      path: resolve('one.ldf'),
      morePaths: [resolve('two.ldf')],
    });
  });
});

describe('a directory that is named wrongly', () => {
  it.each<[string | string[], Rest, RegExp]>([
    ['', {}, /is no directory.*ldaps:\/\/HOST.*domain:NAME.*windows:.*file:EXPORT/],
    ['contoso.local', {}, /"contoso.local" is no directory/],
    ['https://dc1', {}, /is no directory/],
    ['C:\\export.ldf', {}, /is no directory/],
    ['file:', {}, /"file:" is followed by/],
    ['domain:', { user }, /"domain:" is followed by a DNS name/],
    ['domain:two words', { user }, /no DNS name/],
    ['domain:münchen.local', { user }, /no DNS name/],
    ['windows:-dc1', {}, /no DNS name/],
    ['ldaps://', { user }, /is not the address/],
    ['ldaps://dc1/DC=contoso', { user }, /is not the address/],
    ['ldaps://dc 1', { user }, /is not the address/],
    ['ldaps://10.0.0', { user }, /is not the address/],
    ['ldaps://[fd00::zz]', { user }, /is not the address/],
    ['ldaps://dc1:', { user }, /is no port/],
    ['ldaps://dc1:0', { user }, /is no port/],
    ['ldaps://dc1:65536', { user }, /"65536" is no port/],
    ['ldaps://dc1', {}, /needs --user.*windows:/],
    ['domain:contoso.local', {}, /needs --user/],
    ['ldaps://dc1', { user: ' ' }, /needs --user/],
    ['ldaps://dc1', { user, ca: '' }, /--ca takes/],
    ['ldaps://dc1', { user, site: 'HQ' }, /use --directory domain:NAME/],
    ['domain:contoso.local', { user, site: '' }, /--site takes/],
    ['ldaps://dc1', { user, dns: 'dns.contoso.local' }, /no IP address/],
    ['ldaps://dc1', { user, dns: '10.0.0.300' }, /no IP address/],
    ['ldaps://dc1', { user, dns: '10.0.0.10:' }, /no port/],
    ['ldaps://dc1', { user, dns: '10.0.0.10:70000' }, /no port/],
    ['windows:', { user }, /own logon.*leave --user out/],
    ['windows:', { passwordStdin: true }, /leave --password-stdin out/],
    ['windows:', { acceptOldTls: true }, /leave --accept-old-tls out/],
    ['file:a.ldf', { user }, /leave --user out/],
    ['file:a.ldf', { ca: 'ca.pem' }, /leave --ca out/],
    ['file:a.ldf', { dns: '10.0.0.10' }, /leave --dns out/],
    ['file:a.ldf', { passwordStdin: true }, /leave --password-stdin out/],
    [['ldaps://dc1', 'ldaps://dc2'], { user }, /use domain:NAME/],
    [['file:a.ldf', 'ldaps://dc1'], { user }, /can not be read as one/],
    [['windows:', 'domain:contoso.local'], {}, /use domain:NAME/],
    [[], { ca: 'ca.pem' }, /--ca goes with --directory/],
    [[], { site: 'HQ' }, /--site goes with --directory/],
    [[], { acceptOldTls: true }, /--accept-old-tls goes with --directory/],
  ])('is refused as %j %j', (text, rest, words) => {
    expect(refusalOf(text, rest)).toMatch(words);
  });

  it.each(['ldaps://admin:hunter2@dc1', 'admin:hunter2@dc1', 'ldap://hunter2@dc1:389'])(
    'is not repeated where it may hold a password: %s',
    text => {
      expect(refusalOf(text, { user })).not.toContain('hunter2');
    },
  );
});
