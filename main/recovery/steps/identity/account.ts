import type { ComputerAccount, Problem } from '../../../../preload/contract/index.js';
import { accountsOfName } from '../../../directory/accounts-of-name.js';
import { readLostServer } from '../../../directory/read-lost-server.js';
import { problem } from '../../../problems/problem.js';
import type { RecoveryWorld } from '../../world.js';

/** The computer account as the directory has it now, and whether it was reset since the server was lost. */
export interface AccountReading {
  readonly account: ComputerAccount | null;
  /** `unknown`: nobody can tell from here, and the join will tell. */
  readonly reset: 'yes' | 'no' | 'unknown';
  /** For people. */
  readonly text: string;
  /** Where it was read, for people. */
  readonly source: string;
  /** The domain controller that answered; null for an export. */
  readonly controller: string | null;
  /** Other accounts that go by the same name. */
  readonly others: readonly string[];
  /** Domains of the forest in which nobody could look for others. */
  readonly unseen: readonly string[];
}

/** Reads the account anew from the directory. */
export async function readAccountNow(world: RecoveryWorld): Promise<AccountReading> {
  const { plan, clock } = world;
  const directory = await world.directory();
  const { computer: account } = await readLostServer(directory, plan.identity.name, clock);
  const { found, unseen } = await accountsOfName(directory, plan.identity);
  const { domainController } = await directory.root();
  const reset = resetOf(world, account);
  return {
    account,
    reset,
    text: textOf(account, reset),
    source: `pwdLastSet, ${directory.readFrom}`,
    controller: domainController,
    others: found.filter(name => name.toLowerCase() !== account?.distinguishedName.toLowerCase()),
    unseen,
  };
}

/** What a person must know who takes the account over although not every domain could be looked into. */
export function whatIsUnseen({ unseen }: AccountReading, name: string): string | undefined {
  if (unseen.length === 0) return undefined;
  return `Nobody could look for a second account of ${name} in: ${unseen.join(', ')}. Agree only if you know that there is none.`;
}

/** What makes it impossible, or dangerous, to take this account over. */
export function whyNotToTake({ account, others }: AccountReading, name: string): Problem | undefined {
  if (!account) return problem('COMPUTER_ACCOUNT_MISSING', { name });
  if (account.enabled === false) return problem('COMPUTER_ACCOUNT_DISABLED', { name });
  if (others.length > 0) {
    return problem('SECOND_COMPUTER_ACCOUNT', { name, accounts: [account.distinguishedName, ...others] });
  }
  return undefined;
}

/** An export shows the account of another day; a rehearsal's directory shows what the rehearsal has done to it. */
export function showsTheAccountOfNow({ host, plan }: RecoveryWorld): boolean {
  return host.kind === 'rehearsal' || plan.directory.kind !== 'file';
}

/**
 * A password that is older than the loss was not reset. Where nobody said when the server was lost, one that was used
 * after it was set is the old server's.
 */
function resetOf(world: RecoveryWorld, account: ComputerAccount | null): AccountReading['reset'] {
  const { lostAt } = world.plan;
  const set = account?.passwordLastSet ?? null;
  if (account === null || set === null) return 'unknown';
  if (lostAt !== null && set >= lostAt) return 'yes';
  if (!showsTheAccountOfNow(world)) return 'unknown';
  if (lostAt !== null) return 'no';
  const used = [account.lastLogon, account.lastLogonReplicated].some(logon => logon !== null && logon > set);
  return used ? 'no' : 'unknown';
}

function textOf(account: ComputerAccount | null, reset: AccountReading['reset']): string {
  if (account === null) return 'no account';
  const { passwordLastSet } = account;
  const age = passwordLastSet === null ? 'password never set' : `password set ${passwordLastSet.slice(0, 16)}Z`;
  return reset === 'unknown' ? `${age}; whether it was reset is not known` : age;
}
