import type { ComputerAccount } from '../../preload/contract/index.js';
import type { Directory, DirectoryEntry } from '../ports/directory.js';
import { leafName } from './distinguished-name.js';
import { valueOf, valuesOf } from './entry-attributes.js';
import { decodeFileTime } from './file-time.js';

/** Bit of `userAccountControl`. */
const accountDisabled = 2;

/** The account that a machine of this NetBIOS name has in a domain; null when there is none. */
export async function readComputerAccount(
  directory: Directory,
  domain: string,
  name: string,
): Promise<ComputerAccount | null> {
  const [account] = await directory.search({
    base: domain,
    scope: 'subtree',
    where: {
      all: [
        { attribute: 'objectClass', equals: 'computer' },
        { attribute: 'sAMAccountName', equals: `${name}$` },
      ],
    },
    attributes: [
      'dNSHostName',
      'userAccountControl',
      'operatingSystem',
      'operatingSystemVersion',
      'operatingSystemServicePack',
      'pwdLastSet',
      'memberOf',
    ],
  });
  return account ? computerAccountOf(account) : null;
}

function computerAccountOf(account: DirectoryEntry): ComputerAccount {
  return {
    distinguishedName: account.distinguishedName,
    dnsHostName: valueOf(account, 'dNSHostName'),
    enabled: decodeEnabled(valueOf(account, 'userAccountControl')),
    operatingSystem: valueOf(account, 'operatingSystem'),
    operatingSystemVersion: valueOf(account, 'operatingSystemVersion'),
    operatingSystemServicePack: valueOf(account, 'operatingSystemServicePack'),
    passwordLastSet: decodeFileTime(valueOf(account, 'pwdLastSet')),
    groups: valuesOf(account, 'memberOf')
      .map(group => leafName(group) ?? group)
      .sort(),
  };
}

/** Whether `userAccountControl` leaves an account enabled; null when it is not known. */
export function decodeEnabled(userAccountControl: string | null): boolean | null {
  if (userAccountControl === null || !/^-?\d+$/.test(userAccountControl)) return null;
  return (Number(userAccountControl) & accountDisabled) === 0;
}
