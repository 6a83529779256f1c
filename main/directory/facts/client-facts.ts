import type { Fact, FactGroup, Flags, LostServer, VirtualDirectory } from '../../../preload/contract/index.js';
import { assignedTo } from '../address-books.js';
import { valuesIn } from '../directory-objects.js';
import { factOf, otherFact } from './fact-maker.js';

/** One group for each virtual directory: what clients reach it by, and how they prove who they are. */
export function virtualDirectoryGroups(server: LostServer): FactGroup[] {
  return server.virtualDirectories.map((directory, place) => ({
    id: `virtual-directory-${String(place + 1)}`,
    title: `${directory.kind}: ${directory.name}`,
    facts: virtualDirectoryFacts(server, directory, `${directory.kind}-${String(place + 1)}`),
  }));
}

function virtualDirectoryFacts(server: LostServer, directory: VirtualDirectory, prefix: string): Fact[] {
  const fact = (id: string, label: string, value: string | null, attribute: string): Fact =>
    factOf(server, { id: `${prefix}-${id}`, label, value, attribute, of: directory.distinguishedName });
  const isOutlookAnywhere = directory.kind === 'Outlook Anywhere';
  return [
    fact(
      'internal',
      isOutlookAnywhere ? 'Internal host name' : 'Internal URL',
      directory.internalUrl ?? 'none',
      'msExchInternalHostName',
    ),
    fact(
      'external',
      isOutlookAnywhere ? 'External host name' : 'External URL',
      directory.externalUrl ?? 'none',
      'msExchExternalHostName',
    ),
    fact(
      'internal-authentication',
      'Internal authentication',
      flagsInWords(directory.internalAuthentication),
      'msExchInternalAuthenticationMethods',
    ),
    fact(
      'external-authentication',
      'External authentication',
      flagsInWords(directory.externalAuthentication),
      'msExchExternalAuthenticationMethods',
    ),
    fact('path', 'Web site and path', placeOf(directory), 'msExchMetabasePath'),
    ...(directory.kind === 'OAB' ? addressBookFacts(server, directory, prefix) : []),
  ];
}

/** What clients download from it; nothing is said where that was not read. */
function addressBookFacts(server: LostServer, { distinguishedName }: VirtualDirectory, prefix: string): Fact[] {
  const { addressBooks, objects, readFrom } = server;
  if (!addressBooks) return [];
  const names = addressBooks
    .filter(book => valuesIn(objects, book.distinguishedName, assignedTo).some(sameAs(distinguishedName)))
    .map(({ name }) => name);
  const value = names.join(', ') || 'none';
  const source = `${assignedTo} of the offline address books, ${readFrom}`;
  return [otherFact(server, { id: `${prefix}-address-books`, label: 'Offline address books', value, source })];
}

const sameAs =
  (name: string) =>
  (other: string): boolean =>
    other.toLowerCase() === name.toLowerCase();

function placeOf({ webSite, webPath, metabasePath }: VirtualDirectory): string | null {
  if (webPath === null) return metabasePath;
  return webSite === null ? webPath : `${webSite}, ${webPath}`;
}

/** `Basic, Forms`, with whatever bits have no name. */
export function flagsInWords(flags: Flags | null): string | null {
  if (flags === null) return null;
  const unknown = flags.unknownBits === 0 ? [] : [`unknown bits ${String(flags.unknownBits)}`];
  return [...flags.names, ...unknown].join(', ') || `none (${flags.raw})`;
}

/** Settings of POP3 and IMAP4. Whatever else stands in these objects is shown as it is. */
export function mailProtocolFacts(server: LostServer): Fact[] {
  return server.mailProtocols.flatMap(({ kind, distinguishedName, plainBindings, secureBindings }) => [
    factOf(server, {
      id: `${kind}-plain`,
      label: `${kind}, plain or TLS`,
      value: plainBindings.join(', ') || null,
      attribute: 'msExchServerBindings',
      of: distinguishedName,
    }),
    factOf(server, {
      id: `${kind}-secure`,
      label: `${kind}, SSL`,
      value: secureBindings.join(', ') || null,
      attribute: 'msExchSecureBindings',
      of: distinguishedName,
    }),
  ]);
}

/** Where Outlook finds Autodiscover. */
export function autodiscoverFacts(server: LostServer): Fact[] {
  return server.serviceConnectionPoints.flatMap(({ name, distinguishedName, url, sites }, place) => [
    factOf(server, {
      id: `scp-${String(place + 1)}-url`,
      label: `Service connection point ${name}`,
      value: url,
      attribute: 'serviceBindingInformation',
      of: distinguishedName,
    }),
    factOf(server, {
      id: `scp-${String(place + 1)}-sites`,
      label: 'For the sites',
      value: sites.join(', ') || 'all',
      attribute: 'keywords',
      of: distinguishedName,
    }),
  ]);
}

/** What Outlook is told to connect to inside the network, and who else could answer there. */
export function outlookFacts(server: LostServer): Fact[] {
  const site = server.summary.site ?? 'its site';
  const arrays = server.clientAccessArrays.map(({ name, fqdn, distinguishedName }, place) =>
    factOf(server, {
      id: `array-${String(place + 1)}`,
      label: `Client Access array of ${site}`,
      value: fqdn === null || fqdn === name ? name : `${name} (${fqdn})`,
      attribute: 'networkAddress',
      of: distinguishedName,
    }),
  );
  const noArray = otherFact(server, {
    id: 'array-none',
    label: `Client Access array of ${site}`,
    value: 'none can be seen',
    source: server.readFrom,
  });
  const databases = server.databases.map(({ name, distinguishedName, pointsAt, target }, place) =>
    factOf(server, {
      id: `database-${String(place + 1)}`,
      label: `Database ${name}`,
      value: target === 'array' ? `points at the array ${pointsAt}` : `points at this server (${pointsAt})`,
      attribute: 'legacyExchangeDN',
      of: distinguishedName,
    }),
  );
  const neighbours = otherFact(server, {
    id: 'neighbours',
    label: `Other Client Access servers of ${site}`,
    value: server.neighbours.join(', ') || 'none',
    source: `msExchServerSite and msExchCurrentServerRoles of the servers, ${server.readFrom}`,
  });
  return [...(arrays.length > 0 ? arrays : [noArray]), neighbours, ...databases];
}

/** Settings of the organization that setup depends on. */
export function organizationFacts(server: LostServer): Fact[] {
  const { scriptingAgent: agent } = server;
  const label = 'Scripting Agent';
  if (agent === null) {
    return [otherFact(server, { id: 'scripting-agent', label, value: 'none can be seen', source: server.readFrom })];
  }
  const value = agent.flags === null ? 'recorded, without flags' : `recorded, flags ${agent.flags} (as recorded)`;
  const source = `msExchCmdletExtensionFlags of ${agent.distinguishedName}, ${server.readFrom}`;
  return [otherFact(server, { id: 'scripting-agent', label, value, source })];
}
