import { chooseMessages } from './en/choose.js';
import { homeMessages } from './en/home.js';
import { liveMessages } from './en/live.js';
import { outputMessages } from './en/output.js';
import { recoveryMessages } from './en/recovery.js';
import { reportMessages } from './en/report.js';
import { serverPageMessages } from './en/server-page.js';
import { shellMessages } from './en/shell.js';
import { stepMessages } from './en/steps.js';

/** Every word of the window, in English. Another language is another file with the same keys. */
export const en = {
  ...shellMessages,
  ...homeMessages,
  ...chooseMessages,
  ...serverPageMessages,
  ...liveMessages,
  ...recoveryMessages,
  ...stepMessages,
  ...outputMessages,
  ...reportMessages,
} as const;
