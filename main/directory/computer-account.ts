import type { ComputerAccount } from '../../preload/contract/index.js';
import type { Directory, DirectoryEntry } from '../ports/directory.js';
import { domainDnsName, leafName } from './distinguished-name.js';
import { valueOf, valuesOf } from './entry-attributes.js';
import { decodeFileTime } from './file-time.js';
import { decodeGeneralizedTime } from './generalized-time.js';

/** Bit of `userAccountControl`. */
const accountDisabled = 2;

/** Named one by one, never "all": a computer account may hold the password of its local administrator. */
export const computerAttributes = [
  'sAMAccountName',
  'dNSHostName',
  'userAccountControl',
  'operatingSystem',
  'operatingSystemVersion',
  'operatingSystemServicePack',
  'pwdLastSet',
  'lastLogon',
  'lastLogonTimestamp',
  'servicePrincipalName',
  'memberOf',
  'whenChanged',
];

/** The account that a machine of this NetBIOS name has in a domain; undefined when there is none. */
export async function findComputerAccount(
  directory: Directory,
  domain: string,
  name: string,
): Promise<DirectoryEntry | undefined> {
  const [account] = await directory.search({
    base: domain,
    scope: 'subtree',
    where: {
      all: [
        { attribute: 'objectClass', equals: 'computer' },
        { attribute: 'sAMAccountName', equals: `${name}$` },
      ],
    },
    attributes: computerAttributes,
  });
  return account;
}

export function computerAccountOf(account: DirectoryEntry): ComputerAccount {
  return {
    distinguishedName: account.distinguishedName,
    domain: domainDnsName(account.distinguishedName),
    dnsHostName: valueOf(account, 'dNSHostName'),
    enabled: decodeEnabled(valueOf(account, 'userAccountControl')),
    operatingSystem: valueOf(account, 'operatingSystem'),
    operatingSystemVersion: valueOf(account, 'operatingSystemVersion'),
    operatingSystemServicePack: valueOf(account, 'operatingSystemServicePack'),
    passwordLastSet: decodeFileTime(valueOf(account, 'pwdLastSet')),
    lastLogon: decodeFileTime(valueOf(account, 'lastLogon')),
    lastLogonReplicated: decodeFileTime(valueOf(account, 'lastLogonTimestamp')),
    servicePrincipalNames: [...valuesOf(account, 'servicePrincipalName')].sort(),
    groups: valuesOf(account, 'memberOf')
      .map(group => leafName(group) ?? group)
      .sort(),
    changedAt: decodeGeneralizedTime(valueOf(account, 'whenChanged')),
  };
}

/** Whether `userAccountControl` leaves an account enabled; null when it is not known. */
export function decodeEnabled(userAccountControl: string | null): boolean | null {
  if (userAccountControl === null || !/^-?\d+$/.test(userAccountControl)) return null;
  return (Number(userAccountControl) & accountDisabled) === 0;
}
