import type { Failure } from '../problems/failure.js';
import { failure } from '../problems/problem.js';
import type { ToolFacts } from '../problems/tool-facts.js';
import type { BackupChange } from './backup-commands.js';

type ChangeOf<K extends BackupChange['kind']> = Extract<BackupChange, { kind: K }>;

const denied = [5, 740, 1314];
const wrongPassword = [86, 1326];
const unusable = [1327, 1328, 1329, 1330, 1331, 1793, 1907, 1909];
const notThere = [51, 53, 55, 64, 67, 121, 1203, 1231];

/**
 * What the exit code of a tool means for such a change; undefined where no more is known than the code. The codes of wbadmin
 * have no published list: -4 alone was seen with one meaning, and what else befell it is read from the machine.
 */
export function backupFailure(change: BackupChange, told: ToolFacts): Failure | undefined {
  if (denied.includes(told.exitCode)) return shareFailure(change, told) ?? failure('TOOL_ACCESS_DENIED', told);
  switch (change.kind) {
    case 'connect-share':
      return shareFailure(change, told);
    case 'new-folder':
      return folderFailure(change, told);
    case 'start-backup':
      return told.exitCode === -4
        ? failure('BACKUP_TARGET_FULL', { ...told, target: change.target })
        : failure('BACKUP_FAILED', { ...told, target: change.target });
    case 'schedule-backup':
    case 'unschedule-backup':
      return failure('BACKUP_SCHEDULE_FAILED', told);
    case 'recover-files':
      return failure('RESTORE_FAILED', { ...told, version: change.version, target: change.target });
    case 'start-system-state-recovery':
      return failure('STATE_RESTORE_FAILED', { ...told, version: change.version, target: change.target });
  }
}

function shareFailure(change: BackupChange, told: ToolFacts): Failure | undefined {
  if (change.kind !== 'connect-share') return undefined;
  const { share, account } = change;
  const facts = { ...told, share, account };
  const { exitCode } = told;
  if (wrongPassword.includes(exitCode)) return failure('SHARE_PASSWORD_WRONG', facts);
  if (unusable.includes(exitCode)) return failure('SHARE_ACCOUNT_UNUSABLE', { ...facts, why: told.meaning ?? '' });
  if (exitCode === 1219) return failure('SHARE_OTHER_ACCOUNT', facts);
  if (exitCode === 5) return failure('SHARE_DENIED', facts);
  return notThere.includes(exitCode) ? failure('SHARE_NOT_FOUND', facts) : undefined;
}

function folderFailure({ path }: ChangeOf<'new-folder'>, told: ToolFacts): Failure | undefined {
  if ([80, 183].includes(told.exitCode)) return failure('RESTORE_FOLDER_THERE', { folder: path });
  if ([3, 15, 21, 123, 161].includes(told.exitCode))
    return failure('RESTORE_FOLDER_REFUSED', { ...told, folder: path });
  return undefined;
}
