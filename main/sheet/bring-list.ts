import type { BringItem, ExchangeVersion, LostServer } from '../../preload/contract/index.js';
import { sameServicePack } from '../product/builds.js';
import { releases } from '../product/exchange-2010.js';
import { hotfixesFor, packagesFor, systemOfServer } from './prerequisites.js';
import { windowsOf } from './windows-needed.js';

/** What must be at hand before the recovery begins. Nothing in it is guessed: what is not recorded is asked for. */
export function bringListOf(server: LostServer): BringItem[] {
  return [
    windows(server),
    media(server),
    rollup(server),
    ...framework(server),
    ...hotfixes(server),
    ...software(server),
    ...drives(server),
    address(server),
    account(server),
    certificate(),
  ];
}

function windows(server: LostServer): BringItem {
  const system = windowsOf(server);
  return {
    id: 'windows',
    what: system === null ? 'The Windows that the lost server ran (not recorded)' : `Media and key of ${system}`,
    why: 'Setup recovers a server only on the same version of Windows.',
    source: 'operatingSystem of the computer account',
  };
}

function media({ summary: { version } }: LostServer): BringItem {
  return {
    id: 'exchange-media',
    what: version === null ? 'Exchange media (version not recorded)' : mediaOf(version),
    why: 'Setup refuses older media. Newer media leaves the recorded version behind what is installed.',
    source: 'serialNumber of the server object',
  };
}

/** Media exist for each service pack alone. A higher build was reached by a rollup, which some servers record. */
function mediaOf({ name, build }: ExchangeVersion): string {
  const release = releases.find(one => sameServicePack(one.build, build));
  if (!release || release.build === build) return `Media of ${name}, build ${build}`;
  return `Media of ${name}, build ${release.build}, and the rollup that made it the recorded ${build}`;
}

function rollup({ summary: { version } }: LostServer): BringItem {
  return {
    id: 'rollup',
    what: `The update rollup that was installed on top of ${version?.name ?? 'Exchange'}`,
    why: 'The directory does not record it, and setup does not install it. Another Client Access server can tell which it was.',
    source: 'not in the directory',
  };
}

function framework(server: LostServer): BringItem[] {
  if (systemOfServer(server) !== '2012') return [];
  return [
    {
      id: 'windows-source',
      what: 'The folder sources\\sxs of the media of Windows Server 2012',
      why: 'Exchange needs .NET Framework 3.5, and this Windows carries its files on the media only.',
      source: 'operatingSystemVersion of the computer account',
    },
  ];
}

function hotfixes(server: LostServer): BringItem[] {
  return hotfixesFor(server).map(({ id, title, file, source }) => ({
    id: `hotfix-${id}`,
    what: `${id}, ${title}: ${file}`,
    why: 'Setup refuses to run on this Windows without it.',
    source,
  }));
}

function software(server: LostServer): BringItem[] {
  return packagesFor(server).map(({ id, title, files, weight }) => ({
    id: `software-${id}`,
    what: `${title}: ${files[0] ?? ''}`,
    why:
      weight === 'required'
        ? 'Setup brings all recorded roles back, and the other roles of this server want it.'
        : 'The other roles of this server may want it.',
    source: 'msExchCurrentServerRoles of the server object',
  }));
}

function drives({ installPath, dataPath }: LostServer): BringItem[] {
  const letters = [installPath, dataPath].flatMap(path => /^[A-Z]:/i.exec(path ?? '')?.[0].toUpperCase() ?? []);
  const others = [...new Set(letters)].filter(letter => letter !== 'C:');
  return others.map(letter => ({
    id: `drive-${letter}`,
    what: `A drive ${letter}`,
    why: `Exchange was installed in ${installPath ?? dataPath ?? letter}. Setup puts it there again.`,
    source: 'msExchInstallPath and msExchDataPath of the server object',
  }));
}

function address({ nameRecords: { addresses, fqdn, state, source } }: LostServer): BringItem {
  const [first] = addresses;
  return {
    id: 'address',
    what:
      first === undefined
        ? 'The IP address of the lost server, with mask, gateway and DNS servers'
        : `The IP address ${addresses.join(', ')}, with mask, gateway and DNS servers`,
    why: 'Load balancers, firewalls and clients know the server by its address. The directory does not hold it.',
    source: state === 'not asked' ? 'not in the directory' : `DNS record of ${fqdn}, ${source}`,
  };
}

function account({ domain }: LostServer): BringItem {
  return {
    id: 'account',
    what: `An account that may reset and join computers in ${domain}, and is a member of Organization Management`,
    why: 'It joins the new server to the domain and runs setup. It must be a local administrator there too.',
    source: 'Microsoft’s help on recovering a server',
  };
}

function certificate(): BringItem {
  return {
    id: 'certificate',
    what: 'The web certificate with its private key (a .pfx file) and its password',
    why: 'Setup makes a self-signed certificate, which mail clients refuse.',
    source: 'not in the directory',
  };
}
