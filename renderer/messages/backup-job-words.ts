import { backupJobMessages } from './en/backup-job.js';
import { translator } from './translate.js';

/** The words of the form that a backup, or a restore from one, is begun with. */
export const tj = translator(backupJobMessages);
