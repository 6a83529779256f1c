import { Secret } from '../../ports/secret.js';
import type { LdapSource } from './ldap-connection.js';

interface Rig {
  readonly url: string;
  readonly startTlsUrl: string;
  readonly caFile: string;
  readonly otherCaFile: string;
  readonly user: string;
  readonly password: string;
}

/** For tests: the Active Directory that the test runner has started. */
export const rig = runningRig();
export const host = new URL(rig.url).hostname;
export const password = new Secret(rig.password);
export const overLdaps: LdapSource = { kind: 'ldap', url: rig.url, user: rig.user, caFile: rig.caFile };
export const overStartTls: LdapSource = { ...overLdaps, url: rig.startTlsUrl };
export const both: [string, LdapSource][] = [
  ['LDAPS', overLdaps],
  ['StartTLS', overStartTls],
];

function runningRig(): Rig {
  const json = process.env['CAS_RECOVERY_TEST_LDAP'];
  if (json === undefined) {
    throw new Error('CAS_RECOVERY_TEST_LDAP is not set: these tests need a running "node scripts/samba/rig.mjs".');
  }
  return JSON.parse(json) as Rig;
}
