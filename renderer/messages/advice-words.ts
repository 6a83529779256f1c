import { adviceMessages } from './en/advice.js';
import { translator } from './translate.js';

/** The words of advice on backups. */
export const ta = translator(adviceMessages);
