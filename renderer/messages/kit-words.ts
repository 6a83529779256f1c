import { kitMessages } from './en/kit.js';
import { translator } from './translate.js';

/** The words of recovery kits: needed once one is taken or opened. */
export const tk = translator(kitMessages);
