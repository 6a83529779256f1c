import type { ComposeOptions } from '../../compose.js';

/** What a test hands in to stand between the program and its disk. The shipped program hands in nothing. */
export interface Hooks {
  readonly composition?: Pick<ComposeOptions, 'wrapJournalFile' | 'wrapHost'>;
}
