import type { Scenario } from '../../../preload/contract/index.js';
import type { Directory, DirectoryEntry } from '../../ports/directory.js';
import { hasFault } from './faults.js';
import type { RehearsalHost } from './rehearsal-host.js';

type Rehearsal = Pick<RehearsalHost, 'machine' | 'showed'>;

/**
 * The directory as this rehearsal has left it, and with its faults in it: the password of the computer account is as
 * old as the last reset or join, or was never reset, and an external URL is missing once setup has succeeded. All else
 * is handed on as it is.
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
        if (urlMissing && isOwaOf(entry, serverName)) {
          rehearsal.showed('url-missing');
          return withValue(entry, 'msexchexternalhostname', undefined);
        }
        return entry;
      });
    },
  };
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
