import { mailProtocols, serverObject, serviceConnectionPoint, virtualDirectories } from './exchange-server.mjs';
import { virtualDirectoryKinds } from './exchange-server.mjs';
import { memberOfDag } from './groups.mjs';
import { container, group, legacyGroup, objectAt } from './objects.mjs';

const [rtm, sp1, sp2, sp3] = ['14.0.639.21', '14.1.218.15', '14.2.247.5', '14.3.123.4'];
const [mailbox, clientAccess, unifiedMessaging, hub, edge, frontEnd] = [2, 4, 16, 32, 64, 16_384];

/** Stands for what Edge synchronization keeps on a Hub server: an account and its password. */
const withSecret = {
  msExchEdgeSyncCredential: Buffer.from('\u00ff\u0000an account of Edge and its password', 'latin1'),
};
const withCertificate = { msExchServerInternalTLSCert: Buffer.from('3082010a0282010100c7ff80fe', 'hex') };

const usual = ['owa', 'ecp', 'EWS', 'Microsoft-Server-ActiveSync', 'OAB'].map(kind => [kind]);
const named = (name, domain = 'contoso.local') => ({ name, host: `${name.toLowerCase()}.${domain}` });

/** The servers of the organization and all below them. Each is there for what is special about it. */
export function servers() {
  return [
    ...firstOfTheSite(),
    ...oddNames(),
    ...childDomain(),
    ...ofOneSite('CAS2', { build: sp1, web: usual, changed: '20260210113000.0Z' }),
    ...withOtherRoles(),
    ...otherVersions(),
    ...['NOACCT', 'DISABLED', 'NOTRESET', 'OLDPW'].flatMap(name => ofOneSite(name, { build: sp3, web: usual })),
    ...unfinished(),
  ];
}

function ofOneSite(name, { build, web, ...more }) {
  const server = { ...named(name), at: 'HQ', roles: clientAccess, build, ...more };
  return [
    serverObject(server),
    ...virtualDirectories({ ...server, web }),
    ...serviceConnectionPoint({ ...server, sites: [server.at] }),
  ];
}

/** Client Access alone, with everything that it can have. */
function firstOfTheSite() {
  const server = { ...named('CAS1'), at: 'HQ', roles: clientAccess, build: sp3, path: 'D:\\Exchange\\V14' };
  const changed = '20260803140512.0Z';
  const inside = new Set(['PowerShell', 'Autodiscover']);
  const web = virtualDirectoryKinds.map(kind => [kind, undefined, inside.has(kind) ? undefined : 'mail.contoso.com']);
  const sites = ['HQ', 'Site, with comma'];
  const url = 'https://autodiscover.contoso.com/autodiscover/autodiscover.xml';
  return [
    serverObject({ ...server, changed }),
    ...virtualDirectories({ ...server, web, changed }),
    ...mailProtocols({ ...server, changed }),
    ...serviceConnectionPoint({ ...server, changed, sites, url }),
  ];
}

/** The names that people give to web sites: each has something that a name or a filter must escape. */
function oddNames() {
  const web = [
    ['owa', 'Web "Site", A+B', 'mail.contoso.com'],
    ['ecp', '#ecp (Straße = München)'],
    ['EWS', 'a\\b;c<d>/e'],
    ['OAB', 'OAB (Default Web Site) '],
    ['Microsoft-Server-ActiveSync', 'Ürün*'],
  ];
  return ofOneSite('BRANCH', { build: '14.3.513.0', web, at: 'Site, with comma' });
}

function childDomain() {
  const server = { ...named('EUCAS', 'eu.contoso.local'), at: 'Zürich', roles: clientAccess, build: sp3 };
  const web = [...usual, ['Microsoft-Server-ActiveSync', 'Zweite Site', 'mobil.contoso.eu']];
  return [
    serverObject(server),
    ...virtualDirectories({ ...server, web }),
    ...serviceConnectionPoint({ ...server, sites: ['Zürich'] }),
  ];
}

function withOtherRoles() {
  const [all, hubs] = [mailbox | clientAccess | hub, clientAccess | unifiedMessaging | hub];
  const attributes = { ...withSecret, ...withCertificate };
  const edgeHost = 'edge1.perimeter.contoso.com';
  return [
    ...ofOneSite('ALL1', { build: sp2, roles: all, web: usual, attributes: { ...attributes, ...memberOfDag } }),
    ...ofOneSite('UMHUB', { build: rtm, roles: hubs, web: usual, attributes }),
    serverObject({ ...named('MBX1'), at: 'HQ', roles: mailbox, build: sp3, attributes: memberOfDag }),
    serverObject({ name: 'EDGE1', host: edgeHost, at: 'HQ', roles: edge, build: sp3 }),
  ];
}

function otherVersions() {
  const home = version => `C:\\Program Files\\Microsoft\\Exchange Server${version}`;
  const new13 = { ...named('NEW13'), at: 'Zürich', roles: frontEnd | 1, build: '15.0.1497.2', path: home('\\V15') };
  return [
    ...ofOneSite('OLD7', { build: '8.3.83.6', web: usual.filter(([kind]) => kind !== 'ecp'), path: home('') }),
    ...ofOneSite('EX16', { build: '15.1.2507.6', roles: 16_439, web: usual, path: home('\\V15') }),
    ...ofOneSite('NEW13', { ...new13, web: usual }),
    ...transportOf('NEW13'),
    ofBefore2007(),
  ];
}

/** Exchange 2013 keeps such objects below its servers. Their class makes them look like servers. */
function transportOf(name) {
  const place = `CN=Transport Configuration,CN=${name},CN=Servers,${group}`;
  return [
    container(place, 'msExchContainer'),
    objectAt(`CN=Frontend,${place}`, 'msExchExchangeTransportServer', { msExchCurrentServerRoles: String(frontEnd) }),
  ];
}

/** In the other administrative group; it has no roles, because Exchange 2003 knew none. */
function ofBefore2007() {
  const place = `CN=MAIL03,CN=Servers,${legacyGroup}`;
  return objectAt(place, 'msExchExchangeServer', {
    serialNumber: 'Version 6.5 (Build 7638.2: Service Pack 2)',
    versionNumber: '7638',
    networkAddress: ['netbios:MAIL03', 'ncacn_ip_tcp:mail03.contoso.local'],
    legacyExchangeDN: '/o=Contoso/ou=First Administrative Group/cn=Configuration/cn=Servers/cn=MAIL03',
    msExchInstallPath: 'C:\\Program Files\\Exchsrvr',
  });
}

/** A first installation that stopped before it wrote down what the server is. */
function unfinished() {
  const absent = { serialNumber: undefined, versionNumber: undefined, msExchInstallPath: undefined };
  const attributes = { ...absent, msExchDataPath: undefined, msExchProductID: undefined, type: undefined };
  return [serverObject({ ...named('HALF'), at: 'HQ', roles: 0, build: sp3, attributes })];
}
