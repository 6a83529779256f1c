import { describe, expect, it } from 'vitest';
import type { ComputerAccount, LostServer, ServerSummary } from '../../preload/contract/index.js';
import { recoverability } from './recoverability.js';

const summary: ServerSummary = {
  name: 'EX3',
  fqdn: 'ex3.contoso.local',
  roles: ['Client Access'],
  unknownRoleBits: 0,
  version: { build: '14.3.123.4', name: 'Exchange Server 2010 SP3', raw: 'Version 14.3 (Build 30123.4)' },
  site: 'HQ',
  distinguishedName: 'CN=EX3,CN=Servers,DC=contoso,DC=local',
};

const computer: ComputerAccount = {
  distinguishedName: 'CN=EX3,CN=Computers,DC=contoso,DC=local',
  dnsHostName: 'ex3.contoso.local',
  enabled: true,
  operatingSystem: 'Windows Server 2008 R2 Standard',
  operatingSystemVersion: '6.1 (7601)',
  operatingSystemServicePack: 'Service Pack 1',
  passwordLastSet: '2026-11-02T09:05:00.000Z',
  groups: [],
};

const server: LostServer = {
  schema: 'cas-recovery/lost-server/1',
  readAt: '2026-11-03T08:00:00.000Z',
  readFrom: 'ldaps://dc1.contoso.local',
  organization: 'Contoso',
  domain: 'contoso.local',
  summary,
  installPath: null,
  databaseAvailabilityGroup: null,
  virtualDirectories: [],
  computer,
};

const version = (build: string, name: string): Partial<LostServer> => ({
  summary: { ...summary, version: { build, name, raw: build } },
});

describe('a server that can be recovered', () => {
  it('has the Client Access role of Exchange 2010 and an enabled account', () => {
    expect(recoverability(server)).toBeNull();
  });

  it('may have other roles besides', () => {
    const roles: ServerSummary['roles'] = ['Mailbox', 'Client Access', 'Hub Transport'];
    expect(recoverability({ ...server, summary: { ...summary, roles } })).toBeNull();
  });

  it('may have an account of which nobody knows whether it is enabled', () => {
    expect(recoverability({ ...server, computer: { ...computer, enabled: null } })).toBeNull();
  });
});

describe('a server that can not be recovered', () => {
  it.each<[string, string, Partial<LostServer>]>([
    ['is an Edge server', 'SERVER_IS_EDGE', { summary: { ...summary, roles: ['Edge Transport'] } }],
    ['is of Exchange 2007', 'SERVER_NOT_EXCHANGE_2010', version('8.3.83.6', 'Exchange Server 2007 SP3')],
    ['is of Exchange 2013', 'SERVER_NOT_EXCHANGE_2010', version('15.0.1497.2', 'Exchange Server 2013')],
    ['has no known version', 'SERVER_VERSION_UNKNOWN', { summary: { ...summary, version: null } }],
    ['has other roles', 'CLIENT_ACCESS_ROLE_MISSING', { summary: { ...summary, roles: ['Mailbox'] } }],
    ['has no roles at all', 'CLIENT_ACCESS_ROLE_MISSING', { summary: { ...summary, roles: [] } }],
    ['is in an availability group', 'SERVER_IN_AVAILABILITY_GROUP', { databaseAvailabilityGroup: 'DAG1' }],
    ['has no computer account', 'SERVER_ACCOUNT_MISSING', { computer: null }],
    ['has a disabled account', 'SERVER_ACCOUNT_DISABLED', { computer: { ...computer, enabled: false } }],
  ])('%s', (_what, code, change) => {
    expect(recoverability({ ...server, ...change })?.code).toBe(code);
  });

  it('is named with what it is', () => {
    const found = recoverability({ ...server, ...version('15.1.2507.6', 'Exchange Server 2016') });
    expect(found?.happened).toBe('EX3 is an Exchange Server 2016 server.');
  });

  it('is sought in its own domain when its full name tells of another one', () => {
    const elsewhere = { ...summary, fqdn: 'ex3.eu.contoso.com' };
    expect(recoverability({ ...server, computer: null, summary: elsewhere })?.next).toContain('ex3.eu.contoso.com');
  });
});
