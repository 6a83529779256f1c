import { verifyMessages } from './en/verify.js';
import { translator } from './translate.js';

/** The words of the verification of a server. */
export const tv = translator(verifyMessages);
