import { backupMessages } from './en/backup.js';
import { reapplyMessages } from './en/reapply.js';
import { stepMessages } from './en/steps.js';
import { translator } from './translate.js';

/** The words of single steps, of re-applications and of backups: needed once a recovery is in view. */
export const ts = translator({ ...stepMessages, ...reapplyMessages, ...backupMessages });
