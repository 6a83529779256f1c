import type { SimulatedMachine } from '../../../preload/contract/index.js';
import { hasFault } from './faults.js';

// Whether a simulated machine and its domain know the same password of its computer account. Shared by the tools: no schema library.

type Account = Pick<SimulatedMachine, 'accountSetAt' | 'secretSetAt'>;

/** What Windows answers where they don't: ERROR_ACCESS_DENIED. */
const refused = 5;

/** Win32 code of the secure channel. A backup brings the password of its day back, which the domain may not know any more. */
export function trustCode(machine: Account & Pick<SimulatedMachine, 'faults'>): number {
  const { accountSetAt, secretSetAt } = machine;
  // Then the account has still the password that it had long before.
  if (accountSetAt === null || secretSetAt === null || hasFault(machine, 'computer-account-not-reset')) return 0;
  return secretSetAt < accountSetAt ? refused : 0;
}

/** The account after a restore: the domain keeps the password that it has now, the machine gets the one of the backup. */
export const secretOf = (then: Account, now: Account, takenAt: string): Account => ({
  accountSetAt: now.accountSetAt,
  secretSetAt: then.secretSetAt ?? takenAt,
});

/** Somebody renews the password of the account, as `netdom resetpwd` does. */
export const withTrust = <T extends Account>(machine: T): T => ({ ...machine, secretSetAt: machine.accountSetAt });
