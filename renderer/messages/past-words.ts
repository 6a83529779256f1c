import { pastMessages } from './en/past.js';
import { translator } from './translate.js';

/** The words of the past recoveries. */
export const tp = translator(pastMessages);
