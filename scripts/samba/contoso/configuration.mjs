import { addressBooks, databases, surroundings } from './groups.mjs';
import {
  configuration,
  container,
  euDomain,
  group,
  legacyGroup,
  legacyName,
  objectAt,
  organization,
} from './objects.mjs';
import { rootDomain, site } from './objects.mjs';
import { servers } from './servers.mjs';

/** The configuration partition of the forest contoso.local, whose second domain is eu.contoso.local. */
export function configurationEntries() {
  return [
    container(configuration, 'configuration'),
    ...partitions(),
    container(`CN=Sites,${configuration}`, 'sitesContainer'),
    ...['HQ', 'Zürich', 'Site, with comma'].map(name => container(site(name), 'site')),
    container(`CN=Services,${configuration}`),
    container(`CN=Microsoft Exchange,CN=Services,${configuration}`, 'msExchConfigurationContainer'),
    objectAt(organization, 'msExchOrganizationContainer', { legacyExchangeDN: '/o=Contoso' }),
    ...agents(),
    container(`CN=Administrative Groups,${organization}`, 'msExchAdminGroupContainer'),
    objectAt(group, 'msExchAdminGroup', { legacyExchangeDN: legacyName }),
    objectAt(legacyGroup, 'msExchAdminGroup', { legacyExchangeDN: '/o=Contoso/ou=First Administrative Group' }),
    ...surroundings(),
    ...servers(),
    ...databases(),
    ...addressBooks(),
  ];
}

const crossRef = (name, nCName, dnsRoot, more) =>
  objectAt(`CN=${name},CN=Partitions,${configuration}`, 'crossRef', { nCName, dnsRoot, ...more });

function partitions() {
  const [root, eu] = ['contoso.local', 'eu.contoso.local'];
  const zones = '5f5a1e8c-2ba1-4cc8-9d1c-3f1f1b0c7a55';
  const trustParent = `CN=CONTOSO,CN=Partitions,${configuration}`;
  return [
    container(`CN=Partitions,${configuration}`, 'crossRefContainer'),
    crossRef('Enterprise Configuration', configuration, root, { systemFlags: '1' }),
    crossRef('Enterprise Schema', `CN=Schema,${configuration}`, root, { systemFlags: '1' }),
    crossRef('CONTOSO', rootDomain, root, { systemFlags: '3', nETBIOSName: 'CONTOSO' }),
    crossRef('EU', euDomain, eu, { systemFlags: '3', nETBIOSName: 'EU', trustParent }),
    crossRef(zones, `DC=DomainDnsZones,${rootDomain}`, `DomainDnsZones.${root}`, { systemFlags: '5' }),
  ];
}

/** The extension agents of the Exchange cmdlets. The Scripting Agent runs a file that setup does not bring back. */
function agents() {
  const settings = `CN=CmdletExtensionAgent Settings,CN=Global Settings,${organization}`;
  const agent = (name, flags) =>
    objectAt(`CN=${name},${settings}`, 'msExchCmdletExtensionAgent', { msExchCmdletExtensionFlags: flags });
  return [
    container(`CN=Global Settings,${organization}`, 'msExchContainer'),
    container(settings, 'msExchContainer'),
    agent('Admin Audit Log Agent', '1'),
    agent('Scripting Agent', '1'),
  ];
}
