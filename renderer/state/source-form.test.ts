import { describe, expect, it } from 'vitest';
import { DirectorySource } from '../../preload/contract/directory-source.js';
import { complaints, kindsOffered, sourceForm, sourceOf, type SourceForm } from './source-form.js';
import { emptyChoose } from './wizard-state.js';

const offer = { windowsLogon: true, domain: 'contoso.local' };
const scenario = { id: 'ex3', title: 'EX3 is lost', story: '', serverName: 'EX3' };
const empty = sourceForm(emptyChoose, { windowsLogon: false, domain: null });
const form = (change: Partial<SourceForm>): SourceForm => ({ ...empty, ...change });

describe('the source form', () => {
  it.each([
    ['the rehearsal’s own organization, when there is one', { scenario }, offer, 'scenario'],
    ['the own Windows logon, where there is one', {}, offer, 'windows'],
    ['the domain elsewhere', {}, { windowsLogon: false, domain: null }, 'domain'],
  ])('begins with %s', (_what, change, offered, kind) => {
    expect(sourceForm({ ...emptyChoose, ...change }, offered).kind).toBe(kind);
  });

  it('knows the domain that the operator is logged on to', () => {
    expect(sourceForm(emptyChoose, offer).domain).toBe('contoso.local');
  });

  it('offers the own Windows logon on Windows alone', () => {
    expect(kindsOffered({ scenario: null }, offer)).toContain('windows');
    expect(kindsOffered({ scenario: null }, { ...offer, windowsLogon: false })).toEqual(['domain', 'ldap', 'file']);
  });

  it.each<[string, Partial<SourceForm>, DirectorySource]>([
    ['a bare host name', { kind: 'ldap', url: ' dc1 ', user: 'u' }, { kind: 'ldap', url: 'ldaps://dc1', user: 'u' }],
    [
      'StartTLS',
      { kind: 'ldap', url: 'ldap://dc1.contoso.local', user: 'u' },
      { kind: 'ldap', url: 'ldap://dc1.contoso.local', user: 'u' },
    ],
    [
      'a domain with all that can be said',
      {
        kind: 'domain',
        domain: 'contoso.local',
        site: 'HQ, 2nd floor',
        user: 'CONTOSO\\admin',
        caFile: '"C:\\ca file.cer"',
        dnsServer: '10.0.0.10',
        oldTlsAccepted: true,
      },
      {
        kind: 'domain',
        domain: 'contoso.local',
        site: 'HQ, 2nd floor',
        user: 'CONTOSO\\admin',
        caFile: 'C:\\ca file.cer',
        dnsServer: '10.0.0.10',
        oldTlsAccepted: true,
      },
    ],
    ['the own logon', { kind: 'windows' }, { kind: 'windows' }],
    ['the own logon at a server', { kind: 'windows', ownServer: 'dc2' }, { kind: 'windows', server: 'dc2' }],
    [
      'paths as Explorer copies them',
      { kind: 'file', paths: '"D:\\an export\\configuration.ldf"\r\n\nD:\\contoso.ldf\n' },
      { kind: 'file', path: 'D:\\an export\\configuration.ldf', morePaths: ['D:\\contoso.ldf'] },
    ],
  ])('takes %s, as the contract does', (_what, typed, source) => {
    expect(sourceOf(form(typed), 'ex3')).toEqual(source);
    expect(DirectorySource.parse(source)).toEqual(source);
  });

  it.each<[string, Partial<SourceForm>]>([
    ['no path', { kind: 'file', paths: '  ' }],
    ['no user', { kind: 'ldap', url: 'dc1' }],
    ['no address', { kind: 'ldap', user: 'u' }],
    ['no domain', { kind: 'domain', user: 'u' }],
  ])('waits for the rest with %s, without complaining', (_what, typed) => {
    expect(sourceOf(form(typed), 'ex3')).toBeNull();
    expect(complaints(form(typed))).toEqual({});
  });

  it.each<[string, Partial<SourceForm>, string]>([
    ['another kind of address', { kind: 'ldap', url: 'http://dc1', user: 'u' }, 'url'],
    ['a password in an address', { kind: 'ldap', url: 'ldaps://u:hunter2@dc1', user: 'u' }, 'url'],
    ['a path after an address', { kind: 'ldap', url: 'ldaps://dc1/OU=Servers', user: 'u' }, 'url'],
    ['the global catalog', { kind: 'ldap', url: 'ldaps://dc1:3269', user: 'u' }, 'url'],
    ['a domain with a space', { kind: 'domain', domain: 'contoso local', user: 'u' }, 'domain'],
    ['a DNS server by name', { kind: 'domain', domain: 'contoso.local', user: 'u', dnsServer: 'dns1' }, 'dnsServer'],
    ['an address for a server', { kind: 'windows', ownServer: 'ldap://dc1' }, 'ownServer'],
  ])('complains of %s beside its field', (_what, typed, field) => {
    expect(Object.keys(complaints(form(typed)))).toEqual([field]);
    expect(sourceOf(form(typed), 'ex3')).toBeNull();
  });

  it('comes back as it was filled in', () => {
    const typed = form({ kind: 'domain', domain: 'contoso.local', user: 'u', dnsServer: '10.0.0.10' });
    expect(sourceForm({ ...emptyChoose, from: sourceOf(typed, '') }, offer)).toEqual(typed);
  });
});
