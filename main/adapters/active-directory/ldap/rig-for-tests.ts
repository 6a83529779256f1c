import type { Directory } from '../../../ports/directory.js';
import { Secret } from '../../../ports/secret.js';
import { failure } from '../../../problems/problem.js';
import { type LdapSource, type LiveOptions, openLiveDirectory } from './open-directory.js';

/** A domain controller that the test runner has started, as `scripts/samba` describes it. */
export interface Rig {
  readonly url: string;
  readonly startTlsUrl: string;
  readonly caFile: string;
  readonly otherCaFile: string;
  readonly user: string;
  /** Of all its accounts. */
  readonly password: string;
  readonly administrator: string;
  readonly domainDn: string;
  /** Its certificate is made out to this name, and to its address. */
  readonly hostName: string;
}

/** What the test runner has written into an environment variable. */
export function runningRigs(variable: string): unknown {
  const json = process.env[variable];
  if (json === undefined) throw new Error(`${variable} is not set: run "node scripts/samba/rig.mjs" and set it.`);
  return JSON.parse(json);
}

export function ldapSourceOf(rig: Rig, user = rig.user): LdapSource {
  return { kind: 'ldap', url: rig.url, user, caFile: rig.caFile };
}

/** No domain is found by DNS. */
const nowhere: LiveOptions = {
  locate: {
    controllersOf: domain =>
      Promise.reject(failure('DOMAIN_CONTROLLERS_NOT_FOUND', { domain, names: '', askedAt: 'a test' })),
  },
};

/** Opens a domain controller by its address alone. */
export function openAt(source: LdapSource, secret: Secret, options: Partial<LiveOptions> = {}): Promise<Directory> {
  return openLiveDirectory(source, secret, { ...nowhere, ...options });
}

/** For tests: the Active Directory of the EX3 scenario. */
export const rig = runningRigs('CAS_RECOVERY_TEST_LDAP') as Rig;
export const host = new URL(rig.url).hostname;
export const password = new Secret(rig.password);
export const overLdaps = ldapSourceOf(rig);
export const overStartTls: LdapSource = { ...overLdaps, url: rig.startTlsUrl };
export const both: [string, LdapSource][] = [
  ['LDAPS', overLdaps],
  ['StartTLS', overStartTls],
];
