import { directoryFindings } from './directory-findings.js';
import type { FindingText } from './finding-text.js';
import { prerequisiteFindings } from './prerequisite-findings.js';
import { serverFindings } from './server-findings.js';

const known = { ...prerequisiteFindings, ...directoryFindings, ...serverFindings };

/** A known cause. A code never changes its meaning. */
export type KnownCode = keyof typeof known;
export type FindingCode = KnownCode | 'UNKNOWN';

/** How each cause is told. */
export const findingTexts: Readonly<Record<FindingCode, FindingText>> = {
  ...known,
  UNKNOWN: {
    title: 'Setup failed for a reason that this program does not know.',
    meaning:
      'What setup did so far stays on this server. Nothing is guessed here: the lines below surround the first error.',
    actions: [
      'Read the first error in the lines below, and what stands just before it.',
      'Search for its text together with the version of Exchange. Look into the event logs of the same minute.',
      'Put it right, then run setup again with the same command line.',
    ],
  },
};
