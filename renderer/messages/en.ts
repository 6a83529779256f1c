import { chooseMessages } from './en/choose.js';
import { homeMessages } from './en/home.js';
import { liveMessages } from './en/live.js';
import { outputMessages } from './en/output.js';
import { recoveryMessages } from './en/recovery.js';
import { reportMessages } from './en/report.js';
import { serverPageMessages } from './en/server-page.js';
import { shellMessages } from './en/shell.js';

/**
 * The words of the window, in English. Another language is another file with the same keys. Those of single steps and of
 * recovery kits have catalogues of their own (step-words.ts, kit-words.ts), which the first screen does not wait for.
 */
export const en = {
  ...shellMessages,
  ...homeMessages,
  ...chooseMessages,
  ...serverPageMessages,
  ...liveMessages,
  ...recoveryMessages,
  ...outputMessages,
  ...reportMessages,
} as const;
