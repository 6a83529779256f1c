import type { Scenario, SimulatedMachine } from '../../../preload/contract/index.js';
import type { Directory, DirectoryEntry } from '../../ports/directory.js';
import { hasFault } from './faults.js';
import type { RehearsalHost } from './rehearsal-host.js';

type Rehearsal = Pick<RehearsalHost, 'machine' | 'showed'>;

/**
 * The directory as this rehearsal has left it, and with its faults in it: the password of the computer account is as
 * old as the last reset or join, or was never reset, and an external URL is missing once setup has succeeded. URLs that
 * its shell has set stand there. All else is handed on as it is.
 */
export function withDirectoryFaults(
  directory: Directory,
  rehearsal: Rehearsal,
  { lostAt, serverName }: Pick<Scenario, 'lostAt' | 'serverName'>,
): Directory {
  return {
    get readFrom() {
      return directory.readFrom;
    },
    root: () => directory.root(),
    close: () => directory.close(),
    search: async query => {
      const entries = await directory.search(query);
      const machine = await rehearsal.machine();
      const notReset = hasFault(machine, 'computer-account-not-reset');
      const urlMissing = hasFault(machine, 'url-missing') && machine.exchange.setup?.exitCode === 0;
      return entries.map(entry => {
        if (isAccountOf(entry, serverName)) {
          if (notReset) {
            rehearsal.showed('computer-account-not-reset');
            return withValue(entry, 'pwdlastset', fileTime(Date.parse(lostAt) - monthMs));
          }
          const { accountSetAt } = machine;
          return accountSetAt === null ? entry : withValue(entry, 'pwdlastset', fileTime(Date.parse(accountSetAt)));
        }
        const set = urlsSetOn(machine, entry, serverName);
        const stays = machine.faults.some(({ point, times }) => point === 'url-missing' && times === 'always');
        const isMissing = urlMissing && (stays || !set.has(externalUrl)) && isOwaOf(entry, serverName);
        if (isMissing) rehearsal.showed('url-missing');
        const now = [...set].reduce((one, [attribute, value]) => withValue(one, attribute, value), entry);
        return isMissing ? withValue(now, externalUrl, undefined) : now;
      });
    },
  };
}

const externalUrl = 'msexchexternalhostname';
const attributeOf: Readonly<Record<string, string>> = {
  InternalUrl: 'msexchinternalhostname',
  ExternalUrl: externalUrl,
};

/** What Set-OwaVirtualDirectory and its like have written into an entry: values by attribute; undefined where it was emptied. */
function urlsSetOn(
  { settings }: Pick<SimulatedMachine, 'settings'>,
  { distinguishedName }: DirectoryEntry,
  serverName: string,
): ReadonlyMap<string, string | undefined> {
  const dn = distinguishedName.toLowerCase();
  const [, name] = /^cn=([^,]+),cn=http,cn=protocols,cn=/.exec(dn) ?? [];
  if (name === undefined || !dn.includes(`,cn=${serverName.toLowerCase()},`)) return new Map();
  const identity = `${serverName}\\${name}`.toLowerCase();
  const set =
    Object.entries(settings.virtualDirectories).find(([known]) => known.toLowerCase() === identity)?.[1] ?? {};
  return new Map(
    Object.entries(set).flatMap(([property, value]) => {
      const attribute = attributeOf[property];
      return attribute === undefined ? [] : [[attribute, value ?? undefined] as const];
    }),
  );
}

const monthMs = 30 * 24 * 60 * 60 * 1000;

/** Milliseconds between the two beginnings of time: 1601, from which Active Directory counts, and 1970. */
const since1601Ms = 11_644_473_600_000;

/** Active Directory counts in steps of 100 nanoseconds. */
function fileTime(unixMs: number): string {
  return `${BigInt(unixMs + since1601Ms) * 10_000n}`;
}

function isAccountOf({ distinguishedName, attributes }: DirectoryEntry, serverName: string): boolean {
  return attributes.has('pwdlastset') && distinguishedName.toLowerCase().startsWith(`cn=${serverName.toLowerCase()},`);
}

function isOwaOf({ distinguishedName, attributes }: DirectoryEntry, serverName: string): boolean {
  const name = distinguishedName.toLowerCase();
  const isOwa = name.startsWith('cn=owa (') && attributes.has('msexchexternalhostname');
  return isOwa && name.includes(`,cn=${serverName.toLowerCase()},`);
}

function withValue(entry: DirectoryEntry, attribute: string, value: string | undefined): DirectoryEntry {
  const attributes = new Map(entry.attributes);
  if (value === undefined) attributes.delete(attribute);
  else attributes.set(attribute, [value]);
  return { ...entry, attributes };
}
