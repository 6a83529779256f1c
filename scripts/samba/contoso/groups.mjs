import { networkAddresses } from './exchange-server.mjs';
import {
  container,
  escaped,
  exchange2010Object,
  group,
  legacyGroup,
  legacyName,
  objectAt,
  organization,
  site,
} from './objects.mjs';

const availabilityGroup = `CN=DAG1,CN=Database Availability Groups,${group}`;
export const memberOfDag = { msExchMDBAvailabilityGroupLink: availabilityGroup };

/** What an administrative group holds beside its servers. */
export function surroundings() {
  return [
    container(`CN=Arrays,${group}`, 'msExchContainer'),
    array('CASArray-HQ', 'outlook.contoso.local', 'HQ'),
    array('outlook.eu.contoso.local', 'outlook.eu.contoso.local', 'Zürich'),
    container(`CN=Database Availability Groups,${group}`, 'msExchContainer'),
    objectAt(availabilityGroup, 'msExchMDBAvailabilityGroup', {
      adminDisplayName: 'DAG1',
      msExchVersion: exchange2010Object,
    }),
    container(`CN=Servers,${group}`, 'msExchServersContainer'),
    container(`CN=Servers,${legacyGroup}`, 'msExchServersContainer'),
  ];
}

const array = (name, host, at) =>
  objectAt(`CN=${name},CN=Arrays,${group}`, 'msExchClientAccessArray', {
    networkAddress: networkAddresses(name, host).filter(one => one.includes('tcp')),
    legacyExchangeDN: `${legacyName}/cn=Configuration/cn=Servers/cn=${host}`,
    msExchServerSite: site(at),
    msExchVersion: exchange2010Object,
  });

/** Mailbox databases, and the name that each gives to Outlook. */
export function databases() {
  return [
    container(`CN=Databases,${group}`, 'msExchContainer'),
    ...database('Mailbox Database 01', 'outlook.contoso.local', ['ALL1', 'MBX1']),
    ...database('Mailbox Database 02', 'cas1.contoso.local', ['ALL1']),
    ...database('Mailbox Database 03', 'CAS1', ['MBX1']),
    ...database('Mailbox Database 10', 'cas10.contoso.local', ['MBX1']),
    ...database('Postfächer = Zürich', 'outlook.eu.contoso.local', ['MBX1']),
    ...database('# 1, "alt" / 2010 + älter', 'OUTLOOK.contoso.local', ['ALL1']),
  ];
}

function database(name, pointsAt, servers) {
  const place = `CN=${escaped(name)},CN=Databases,${group}`;
  const serverAt = server => `CN=${server},CN=Servers,${group}`;
  const owner = objectAt(place, 'msExchPrivateMDB', {
    adminDisplayName: name,
    legacyExchangeDN: `${legacyName}/cn=Configuration/cn=Servers/cn=${pointsAt}/cn=Microsoft Private MDB`,
    msExchOwningServer: serverAt(servers[0]),
    msExchMasterServerOrAvailabilityGroup: availabilityGroup,
    msExchEDBFile: `E:\\Databases\\${name.replace(/[^\w ]/g, '_')}.edb`,
    msExchVersion: exchange2010Object,
  });
  const copies = servers.map(server =>
    objectAt(`CN=${server},${place}`, 'msExchMDBCopy', { msExchHostServerLink: serverAt(server) }),
  );
  return [owner, ...copies];
}

/** Offline address books, and the servers whose virtual directories clients download each from. */
export function addressBooks() {
  const lists = `CN=Address Lists Container,${organization}`;
  const place = `CN=Offline Address Lists,${lists}`;
  const book = (name, ...from) =>
    objectAt(`CN=${escaped(name)},${place}`, 'msExchOAB', {
      ...(from.length > 0 && { msExchOABVirtualDirectoriesLink: from }),
      msExchVersion: exchange2010Object,
    });
  const of = (server, name = 'OAB (Default Web Site)') =>
    `CN=${escaped(name)},CN=HTTP,CN=Protocols,CN=${server},CN=Servers,${group}`;
  return [
    container(lists, 'msExchContainer'),
    container(place, 'msExchContainer'),
    book('Default Offline Address Book', of('CAS1'), of('CAS2'), of('BRANCH', 'OAB (Default Web Site) ')),
    book('Zürich, "alle"; $(Get-Date) <x>', of('CAS1')),
    book('By public folders alone'),
  ];
}
