import { container, escaped, euDomain, objectAt, rootDomain } from './objects.mjs';

const fileTime = moment => String((BigInt(Date.parse(moment)) + 11_644_473_600_000n) * 10_000n);
const securityGroups = `OU=Microsoft Exchange Security Groups,${rootDomain}`;
const inRoot = 'contoso.local';

/** A branch whose name and group have what a name must escape. */
const branch = `OU=${escaped('Büro #1, Süd + "Nord"')},OU=Servers,${rootDomain}`;
const oddGroup = `CN=${escaped('Admins "A+B", Zürich = <alle>')},${branch}`;

/** A password set after the loss, and nobody logged on since: the account was reset for the recovery. */
const reset = { set: '2026-11-02T09:05:00Z', logon: '2026-10-30T06:38:52Z', replicated: '2026-10-24T02:11:40Z' };
const alive = { set: '2026-10-12T22:40:09Z', logon: '2026-11-03T07:01:33Z', replicated: '2026-10-29T07:15:02Z' };
const windows2012 = { system: 'Windows Server 2012 R2 Standard', version: '6.3 (9600)', pack: undefined };
const windows2008 = { system: 'Windows Server® 2008 Standard', version: '6.0 (6002)', pack: 'Service Pack 2' };
const windows2003 = { system: 'Windows Server 2003', version: '5.2 (3790)', pack: 'Service Pack 2' };

const accounts = {
  CAS1: reset,
  CAS2: alive,
  ALL1: alive,
  MBX1: alive,
  UMHUB: { ...reset, ...windows2008 },
  BRANCH: { ...reset, place: branch, groups: [oddGroup] },
  OLD7: windows2008,
  NEW13: windows2012,
  EX16: windows2012,
  MAIL03: windows2003,
  HALF: reset,
  DISABLED: { ...reset, flags: 4096 | 2 },
  // The old server has logged on with the password of today.
  NOTRESET: { set: '2026-10-12T04:00:00Z', logon: '2026-10-30T06:38:52Z', replicated: '2026-10-26T03:00:00Z' },
  OLDPW: { set: '2024-02-01T04:00:00Z', logon: '2024-01-28T12:00:00Z', replicated: '2024-01-21T03:00:00Z' },
};

/** The forest root domain contoso.local. */
export function rootDomainEntries() {
  const install = `CN=Exchange Install Domain Servers,CN=Microsoft Exchange System Objects,${rootDomain}`;
  const exchangeGroups = [`CN=Exchange Servers,${securityGroups}`, `CN=Exchange Trusted Subsystem,${securityGroups}`];
  const computers = Object.entries(accounts).map(([name, account]) =>
    computer(name, inRoot, {
      place: `OU=Servers,${rootDomain}`,
      ...account,
      groups: [install, ...exchangeGroups, ...(account.groups ?? [])],
    }),
  );
  return [
    objectAt(rootDomain, 'domainDNS'),
    container(`CN=Computers,${rootDomain}`),
    container(`OU=Servers,${rootDomain}`, 'organizationalUnit'),
    container(branch, 'organizationalUnit'),
    ...domainController('DC1', inRoot, rootDomain),
    ...computers,
    container(`OU=Staff,${rootDomain}`, 'organizationalUnit'),
    person('Anna Müller', 'amueller'),
    person('Ørsted, Niels', 'nørsted'),
    container(securityGroups, 'organizationalUnit'),
    ...exchangeGroups.map(place => securityGroup(place, '-2147483640', computers)),
    securityGroup(oddGroup, '-2147483646', computers),
    container(`CN=Microsoft Exchange System Objects,${rootDomain}`, 'msExchSystemObjectsContainer'),
    securityGroup(install, '-2147483646', computers),
  ];
}

/** The domain eu.contoso.local. Groups of the forest root are not seen on its accounts. */
export function euDomainEntries() {
  const objects = `CN=Microsoft Exchange System Objects,${euDomain}`;
  const install = `CN=Exchange Install Domain Servers,${objects}`;
  const computers = [
    computer('EUCAS', 'eu.contoso.local', { place: `OU=Zürcher Server,${euDomain}`, ...reset, groups: [install] }),
  ];
  return [
    objectAt(euDomain, 'domainDNS'),
    container(`CN=Computers,${euDomain}`),
    container(`OU=Zürcher Server,${euDomain}`, 'organizationalUnit'),
    ...domainController('DC1', 'eu.contoso.local', euDomain),
    ...computers,
    container(objects),
    securityGroup(install, '-2147483646', computers),
  ];
}

function computer(name, domain, { place, groups = [], set, logon, replicated, flags = 4096, ...windows }) {
  const { system, version, pack } = {
    system: 'Windows Server 2008 R2 Standard',
    version: '6.1 (7601)',
    pack: 'Service Pack 1',
    ...windows,
  };
  const host = `${name.toLowerCase()}.${domain}`;
  return objectAt(`CN=${name},${place}`, 'computer', {
    userAccountControl: String(flags),
    primaryGroupID: '515',
    pwdLastSet: fileTime(set ?? '2026-10-12T04:00:00Z'),
    lastLogon: fileTime(logon ?? '2026-10-11T04:00:00Z'),
    lastLogonTimestamp: fileTime(replicated ?? '2026-10-05T04:00:00Z'),
    sAMAccountName: `${name}$`,
    sAMAccountType: '805306369',
    operatingSystem: system,
    operatingSystemVersion: version,
    ...(pack && { operatingSystemServicePack: pack }),
    dNSHostName: host,
    servicePrincipalName: ['HOST', 'RestrictedKrbHost', 'exchangeRFR', 'exchangeAB', 'WSMAN'].flatMap(kind => [
      `${kind}/${name}`,
      `${kind}/${host}`,
    ]),
    memberOf: groups,
    changed: '20261102090500.0Z',
  });
}

function domainController(name, domain, place) {
  const flags = 0x2000 | 0x80000;
  return [
    container(`OU=Domain Controllers,${place}`, 'organizationalUnit'),
    computer(name, domain, { ...alive, ...windows2012, place: `OU=Domain Controllers,${place}`, flags }),
  ];
}

const person = (name, account) =>
  objectAt(`CN=${escaped(name)},OU=Staff,${rootDomain}`, 'user', {
    sAMAccountName: account,
    userAccountControl: '514',
    jpegPhoto: Buffer.from('ffd8ffe000104a46494600010100', 'hex'),
  });

function securityGroup(place, groupType, computers) {
  const members = computers.filter(([, { memberOf }]) => memberOf.includes(place)).map(([name]) => name);
  const [, name] = /^CN=((?:\\.|[^\\,])*)/.exec(place);
  const sAMAccountName = name.replace(/\\22|\\./g, '_').replace(/[<>="+,]/g, '_');
  return objectAt(place, 'group', { sAMAccountName, groupType, member: members });
}
