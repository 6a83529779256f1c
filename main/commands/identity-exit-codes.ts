import type { HostChange } from '../../preload/contract/index.js';
import type { Failure } from '../problems/failure.js';
import { failure } from '../problems/problem.js';
import type { ToolFacts } from '../problems/tool-facts.js';
import { meaningOf } from './win32-codes.js';

type ChangeOf<K extends HostChange['kind']> = Extract<HostChange, { kind: K }>;

/** A change of who this machine is, or of its account. */
export type IdentityChange = ChangeOf<'rename' | 'join-domain' | 'reset-account'>;

const wrongPassword = [86, 1326];
const accountUnusable = [1327, 1328, 1329, 1330, 1331, 1793, 1907, 1909, 2242];
const domainUnknown = [1212, 1355, 9002, 9003, 11001];
const controllerSilent = [53, 64, 67, 121, 1231, 1311, 1351, 1460, 1722, 1753, 8250];
const accountMissing = [1317, 1332, 2221, 2697, 8240];
const tooFewRights = [5, 8344];

/** What the exit code of such a change means for it; undefined where nothing more is known than the code itself. */
export function identityFailure(change: IdentityChange, told: ToolFacts): Failure | undefined {
  const { exitCode } = told;
  if (exitCode === 5023) return failure('NOT_AS_SHOWN', told);
  if (exitCode === 2693) return failure('CHANGE_ON_DOMAIN_CONTROLLER', told);
  return change.kind === 'rename' ? renameFailure(change, told) : accountFailure(change, told);
}

function renameFailure({ to }: ChangeOf<'rename'>, told: ToolFacts): Failure | undefined {
  const taken = [52, 2224].includes(told.exitCode);
  return taken ? failure('NAME_TAKEN', { ...told, name: to }) : undefined;
}

function accountFailure(change: ChangeOf<'join-domain' | 'reset-account'>, told: ToolFacts): Failure | undefined {
  const { exitCode } = told;
  const { account, computer, domain } = change;
  if (wrongPassword.includes(exitCode)) return failure('JOIN_PASSWORD_WRONG', { ...told, domain, account });
  if (accountUnusable.includes(exitCode)) {
    return failure('JOIN_USER_UNUSABLE', { ...told, account, why: meaningOf(exitCode) ?? '' });
  }
  if (domainUnknown.includes(exitCode)) return failure('JOIN_DOMAIN_NOT_FOUND', { ...told, domain });
  if (controllerSilent.includes(exitCode)) return failure('JOIN_CONTROLLER_SILENT', { ...told, domain });
  if (accountMissing.includes(exitCode)) return failure('JOIN_ACCOUNT_MISSING', { ...told, computer, domain });
  if (tooFewRights.includes(exitCode)) return failure('JOIN_RIGHTS_MISSING', { ...told, account, computer });
  if (exitCode === 1219) return failure('JOIN_OTHER_CREDENTIALS', told);
  if (exitCode === 1398) return failure('JOIN_CLOCK_WRONG', told);
  if (exitCode === 2224) return failure('JOIN_ACCOUNT_NOT_RESET', { ...told, computer });
  if (exitCode === 2691) return failure('JOIN_MEMBER_ALREADY', { ...told, domain });
  if (exitCode === 2732) return failure('JOIN_TAKEOVER_FORBIDDEN', { ...told, account, computer });
  return undefined;
}
