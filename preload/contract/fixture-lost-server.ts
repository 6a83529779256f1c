import type { ComputerAccount, LostServer, ServerSummary, VirtualDirectory } from './directory.js';

/** For tests: a server of which little is recorded, with these parts in place of the usual ones. */
export function lostServerOf(change: Partial<LostServer> = {}): LostServer {
  const summary = change.summary ?? serverSummaryOf();
  return {
    schema: 'cas-recovery/lost-server/2',
    readAt: '2026-11-03T08:00:00.000Z',
    readFrom: 'ldaps://dc1.contoso.local',
    organization: 'Contoso',
    forest: 'contoso.local',
    domain: 'contoso.local',
    summary,
    installPath: summary.installPath,
    dataPath: null,
    databaseAvailabilityGroup: summary.databaseAvailabilityGroup,
    virtualDirectories: [],
    mailProtocols: [],
    serviceConnectionPoints: [],
    clientAccessArrays: [],
    neighbours: [],
    databases: [],
    computer: computerAccountOf(),
    nameRecords: { fqdn: summary.fqdn ?? '', state: 'not asked', addresses: [], source: 'a test asks nobody' },
    scriptingAgent: null,
    objects: [],
    gaps: [],
    ...change,
  };
}

export function serverSummaryOf(change: Partial<ServerSummary> = {}): ServerSummary {
  return {
    name: 'EX3',
    fqdn: 'ex3.contoso.local',
    roles: ['Client Access'],
    unknownRoleBits: 0,
    version: { build: '14.3.123.4', name: 'Exchange Server 2010 SP3', raw: 'Version 14.3 (Build 30123.4)' },
    site: 'HQ',
    administrativeGroup: 'Exchange Administrative Group (FYDIBOHF23SPDLT)',
    installPath: null,
    databaseAvailabilityGroup: null,
    changedAt: null,
    distinguishedName: 'CN=EX3,CN=Servers,DC=contoso,DC=local',
    answer: 'can be recovered',
    ...change,
  };
}

export function computerAccountOf(change: Partial<ComputerAccount> = {}): ComputerAccount {
  return {
    distinguishedName: 'CN=EX3,CN=Computers,DC=contoso,DC=local',
    domain: 'contoso.local',
    dnsHostName: 'ex3.contoso.local',
    enabled: true,
    operatingSystem: 'Windows Server 2008 R2 Standard',
    operatingSystemVersion: '6.1 (7601)',
    operatingSystemServicePack: 'Service Pack 1',
    passwordLastSet: '2026-11-02T09:05:00.000Z',
    lastLogon: null,
    lastLogonReplicated: null,
    servicePrincipalNames: [],
    groups: [],
    changedAt: null,
    ...change,
  };
}

export function virtualDirectoryOf(
  change: Partial<VirtualDirectory> & Pick<VirtualDirectory, 'kind'>,
): VirtualDirectory {
  const leaf = change.kind.toLowerCase();
  const name = change.name ?? `${leaf} (Default Web Site)`;
  return {
    name,
    distinguishedName: `CN=${name},CN=HTTP,CN=Protocols,CN=EX3,CN=Servers,DC=contoso,DC=local`,
    internalUrl: `https://ex3.contoso.local/${leaf}`,
    externalUrl: null,
    internalAuthentication: null,
    externalAuthentication: null,
    metabasePath: `IIS://ex3.contoso.local/W3SVC/1/ROOT/${leaf}`,
    webSite: 'Default Web Site',
    webPath: `/${leaf}`,
    changedAt: null,
    ...change,
  };
}
