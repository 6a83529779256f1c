import type { Strategy } from '../../../preload/contract/index.js';

/** The strategies in the words of the article. */
export const strategyWords: Readonly<Record<Strategy, { readonly name: string; readonly advice: string }>> = {
  everything: { name: 'Everything', advice: 'back up everything: the whole server, so that it restores bare metal.' },
  minimum: { name: 'Minimum', advice: 'back up the minimum: system state, \\ClientAccess files and a recovery kit.' },
  nothing: { name: 'Nothing', advice: 'nothing of the server itself need be backed up.' },
};
