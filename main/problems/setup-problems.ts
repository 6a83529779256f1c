import { entry, type Entry } from './entry.js';
import { say } from './setup/finding-text.js';
import { findingTexts, type FindingCode } from './setup/finding-texts.js';

/** `said` is what setup itself said, for the details. `subject` is the name that it gave: a component, a service, a path. */
export interface SetupFacts {
  readonly said: string;
  readonly subject: string;
}

export type SetupCode = `SETUP_${FindingCode}`;

/** One problem for each cause of a failed setup, told by the same words as in a diagnosis. */
export const setupProblems = Object.fromEntries(
  Object.entries(findingTexts).map(([code, { title, meaning, actions }]) => [
    `SETUP_${code}`,
    entry(
      ({ subject }: SetupFacts) => say(title, subject),
      ({ subject }) => say(meaning, subject),
      ({ subject }) => numbered(actions.map(action => say(action, subject))),
      ({ said }) => said,
    ),
  ]),
) as Readonly<Record<SetupCode, Entry<SetupFacts>>>;

/** Several things to do are numbered in one line, by which a window makes a list of them. */
function numbered(actions: readonly string[]): string {
  if (actions.length < 2) return actions.join('');
  return actions.map((action, index) => `${String(index + 1)}. ${action}`).join(' ');
}
