import { isAccountName } from '../../preload/contract/account-name.js';
import type { BackupTarget } from '../../preload/contract/index.js';
import { failure } from '../problems/problem.js';

interface AccountOfPlace {
  readonly target: BackupTarget;
  readonly account: string | null;
}

/** An account opens a share, and Windows takes it as `DOMAIN\\name` or `name@domain` alone. Throws `WRONG_USE` for others. */
export function refuseAccount({ target, account }: AccountOfPlace): void {
  if (account === null) return;
  if (target.kind === 'volume') {
    throw failure('WRONG_USE', {
      what: `An account opens a share. ${target.path} is a volume: leave the account out.`,
    });
  }
  if (isAccountName(account)) return;
  throw failure('WRONG_USE', { what: `"${account}" is no account: write it as DOMAIN\\name, or as name@domain.` });
}
