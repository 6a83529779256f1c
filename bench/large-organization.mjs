import { ldifText } from '../scripts/samba/ldif-text.mjs';
import { domainOf, organizations } from '../scripts/samba/organizations.mjs';

/** What the organization of the EX3 scenario holds, and what it grows to. */
const before = { servers: 3, virtualDirectories: 10 };
export const wanted = { servers: 1000, virtualDirectories: 9000, arrays: 1, databases: 500, serversPerSite: 40 };

const { suffix } = organizations.ex3;
const domain = domainOf(organizations.ex3);
const configuration = `CN=Configuration,${domain}`;
export const exchange = `CN=Exchange Server Pro,CN=Microsoft Exchange,CN=Services,${configuration}`;
const groupName = 'Exchange Administrative Group (FYDIBOHF23SPDLT)';
const group = `CN=${groupName},CN=Administrative Groups,${exchange}`;
const legacyName = `/o=Exchange Server Pro/ou=${groupName}/cn=Configuration`;
const exchange2010Object = '88218628259840';

/** Class and address of each virtual directory of a server. Few servers have the last one. */
const kinds = {
  'owa (Default Web Site)': ['OWA', '/owa'],
  'ecp (Default Web Site)': ['ECP', '/ecp'],
  'EWS (Default Web Site)': ['WebServices', '/EWS/Exchange.asmx'],
  'Microsoft-Server-ActiveSync (Default Web Site)': ['Mobile', '/Microsoft-Server-ActiveSync'],
  'OAB (Default Web Site)': ['OAB', '/OAB'],
  'PowerShell (Default Web Site)': ['PowerShell', '/powershell'],
  'Autodiscover (Default Web Site)': ['AutoDiscover', '/Autodiscover'],
  'Rpc (Default Web Site)': ['RpcHttp', '/rpc'],
  'owa (Partners)': ['OWA', '/owa'],
  'ecp (Partners)': ['ECP', '/ecp'],
};

/** The entries that make an organization of 1,000 servers out of the three of the EX3 scenario, as one LDIF text. */
export function largeOrganization() {
  const added = {
    servers: wanted.servers - before.servers,
    webs: wanted.virtualDirectories - before.virtualDirectories,
  };
  const usual = Math.floor(added.webs / added.servers);
  const withOneMore = added.webs - usual * added.servers;
  const entries = [...sites(), [`CN=Databases,${group}`, { objectClass: 'msExchContainer' }]];
  for (let index = 0; index < added.servers; index += 1) {
    entries.push(...serverWith(before.servers + 1 + index, usual + (index < withOneMore ? 1 : 0)));
  }
  for (let number = 1; number <= wanted.databases; number += 1) entries.push(database(number));
  return ldifText(entries).replaceAll('\r', '');
}

/** The first site is the one of the scenario: EX3 has as many neighbours as each of the others. */
const siteOf = number => {
  const place = Math.floor(number / wanted.serversPerSite);
  return `CN=${place === 0 ? 'Default-First-Site-Name' : `Site ${place}`},CN=Sites,${configuration}`;
};

function sites() {
  const all = new Set(Array.from({ length: wanted.servers + 1 }, (_, number) => siteOf(number)));
  return [...all].slice(1).map(name => [name, { objectClass: 'site' }]);
}

function serverWith(number, virtualDirectories) {
  const name = `EX${number}`;
  const host = `${name.toLowerCase()}.${suffix}`;
  const place = `CN=${name},CN=Servers,${group}`;
  const protocols = `CN=Protocols,${place}`;
  const http = `CN=HTTP,${protocols}`;
  return [
    [`CN=${name},CN=Computers,${domain}`, computer(name, host)],
    [place, server(number, name, host)],
    [protocols, { objectClass: 'msExchProtocolCfgProtocolContainer' }],
    [http, { objectClass: 'msExchProtocolCfgHTTPContainer' }],
    ...Object.entries(kinds)
      .slice(0, virtualDirectories)
      .map(([leaf, kind]) => [`CN=${leaf},${http}`, virtualDirectory(host, kind)]),
  ];
}

const server = (number, name, host) => ({
  objectClass: 'msExchExchangeServer',
  adminDisplayName: name,
  serialNumber: 'Version 14.3 (Build 30123.4)',
  versionNumber: '1937997947',
  networkAddress: [
    ...['ncacn_vns_spp', 'netbios', 'ncacn_np', 'ncacn_spx'].map(protocol => `${protocol}:${name}`),
    `ncacn_ip_tcp:${host}`,
    `ncalrpc:${name}`,
  ],
  legacyExchangeDN: `${legacyName}/cn=Servers/cn=${name}`,
  msExchCurrentServerRoles: number % 4 === 0 ? '54' : '4',
  msExchInstallPath: 'C:\\Program Files\\Microsoft\\Exchange Server\\V14',
  msExchDataPath: 'C:\\Program Files\\Microsoft\\Exchange Server\\V14\\Mailbox',
  msExchServerSite: siteOf(number),
  msExchVersion: exchange2010Object,
});

const virtualDirectory = (host, [kind, path]) => ({
  objectClass: `msExch${kind}VirtualDirectory`,
  msExchInternalHostName: `https://${host}${path}`,
  msExchExternalHostName: `https://mail.${suffix}${path}`,
  msExchInternalAuthenticationMethods: '5',
  msExchExternalAuthenticationMethods: '4',
  msExchMetabasePath: `IIS://${host}/W3SVC/1/ROOT${path}`,
  msExchVersion: exchange2010Object,
});

const computer = (name, host) => ({
  objectClass: 'computer',
  sAMAccountName: `${name}$`,
  userAccountControl: '4096',
  dNSHostName: host,
  operatingSystem: 'Windows Server 2008 R2 Standard',
  operatingSystemVersion: '6.1 (7601)',
  servicePrincipalName: ['HOST', 'RestrictedKrbHost'].flatMap(kind => [`${kind}/${name}`, `${kind}/${host}`]),
});

/** One in a hundred names the array of the first site, as Outlook sees it. */
function database(number) {
  const host = number % 100 === 0 ? `mail.${suffix}` : `EX${4 + ((number * 4) % 900)}`;
  const attributes = {
    objectClass: 'msExchPrivateMDB',
    adminDisplayName: `DB${number}`,
    legacyExchangeDN: `${legacyName}/cn=Servers/cn=${host}/cn=Microsoft Private MDB`,
    msExchEDBFile: `D:\\Databases\\DB${number}\\DB${number}.edb`,
  };
  return [`CN=DB${number},CN=Databases,${group}`, attributes];
}
