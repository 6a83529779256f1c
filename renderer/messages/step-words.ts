import { reapplyMessages } from './en/reapply.js';
import { stepMessages } from './en/steps.js';
import { translator } from './translate.js';

/** The words of single steps, and of re-applications: needed once a recovery is in view. */
export const ts = translator({ ...stepMessages, ...reapplyMessages });
