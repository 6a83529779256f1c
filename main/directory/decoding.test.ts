import { describe, expect, it } from 'vitest';
import { authenticationMethods } from '../product/exchange-2010.js';
import { decodeFlags } from './flags.js';
import { domainNameAsDistinguishedName, domainOfName } from './forest.js';
import { decodeGeneralizedTime } from './generalized-time.js';
import { webPathOf } from './virtual-directories.js';

describe('a generalized time', () => {
  it.each([
    ['20110207101100.0Z', '2011-02-07T10:11:00.000Z'],
    ['20110207101100Z', '2011-02-07T10:11:00.000Z'],
    ['20111307101100.0Z', null],
    ['20110230101100.0Z', null],
    ['2011', null],
    ['', null],
    [null, null],
  ])('%s', (text, moment) => {
    expect(decodeGeneralizedTime(text)).toBe(moment);
  });
});

describe('authentication methods', () => {
  it.each([
    ['5', ['Basic', 'Forms'], 0],
    ['0', [], 0],
    ['16', ['Windows Integrated'], 0],
    ['4097', ['Basic'], 4096],
    ['many', [], 0],
  ])('%s', (raw, names, unknownBits) => {
    expect(decodeFlags(raw, authenticationMethods)).toEqual({ raw, names, unknownBits });
  });

  it('are not known when the attribute is absent, which is not the same as none', () => {
    expect(decodeFlags(null, authenticationMethods)).toBeNull();
  });
});

describe('the web path in a metabase path', () => {
  it.each([
    ['IIS://ex3.contoso.local/W3SVC/1/ROOT/owa', '/owa'],
    ['iis://ex3.contoso.local/w3svc/2/root/Microsoft-Server-ActiveSync', '/Microsoft-Server-ActiveSync'],
    ['IIS://ex3.contoso.local/W3SVC/1/ROOT', null],
    ['D:\\inetpub', null],
    [null, null],
  ])('%s', (path, webPath) => {
    expect(webPathOf(path)).toBe(webPath);
  });
});

describe('the domain of a full name', () => {
  const domain = (dnsName: string) => ({ dnsName, distinguishedName: dnsName, netbiosName: null });
  const domains = ['contoso.local', 'eu.contoso.local', 'fabrikam.com'].map(domain);
  it.each([
    ['cas1.contoso.local', 'contoso.local'],
    ['CAS1.EU.Contoso.local', 'eu.contoso.local'],
    ['cas1.notcontoso.local', undefined],
    ['cas1', undefined],
  ])('%s', (fqdn, found) => {
    expect(domainOfName(fqdn, domains)?.dnsName).toBe(found);
  });

  it('is written as a distinguished name', () => {
    expect(domainNameAsDistinguishedName('eu.contoso.local')).toBe('DC=eu,DC=contoso,DC=local');
  });
});
