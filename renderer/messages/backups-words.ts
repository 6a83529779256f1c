import { backupsMessages } from './en/backups.js';
import { translator } from './translate.js';

/** The words of the list of backups. */
export const tb = translator(backupsMessages);
