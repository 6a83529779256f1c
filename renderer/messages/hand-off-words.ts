import { handOffMessages } from './en/hand-off.js';
import { translator } from './translate.js';

/** The words of the restore of a whole server. */
export const th = translator(handOffMessages);
