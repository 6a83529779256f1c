import type { Report } from '../../preload/contract/index.js';
import { asSentence } from './words.js';

/** Something that the reader must know before he relies on the server. */
export interface Reservation {
  readonly what: string;
  readonly why: string;
}

/** What was left out, and what differs or could not be compared: everything between the outcome and a clean one. */
export function reservationsOf({
  steps,
  reapply,
  backup,
}: Pick<Report, 'steps' | 'reapply' | 'backup'>): readonly Reservation[] {
  return [
    ...((backup ?? reapply)?.reservations ?? []),
    ...steps.flatMap(step => [...skipped(step), ...differences(step), ...reserved(step)]),
  ];
}

type Step = Report['steps'][number];

function skipped({ outcome, title, decisions }: Step): readonly Reservation[] {
  if (outcome !== 'skipped') return [];
  const taken = decisions.filter(({ decision }) => decision.choice === 'skip').at(-1);
  if (taken?.decision.choice !== 'skip') return [{ what: `${title} was skipped.`, why: '' }];
  const { operator, decision } = taken;
  return [
    { what: `${title} was skipped.`, why: `${operator.account} gave this reason: ${asSentence(decision.reason)}` },
  ];
}

/** What went wrong and stopped nothing. */
function reserved({ evidence }: Step): readonly Reservation[] {
  return evidence
    .filter(({ reservation }) => reservation)
    .map(({ label, value, source }) => ({ what: `${label}: ${asSentence(value)}`, why: `Asked of: ${source}.` }));
}

/** Only of steps that are over: a difference of an open step is its work, not a reservation. */
function differences({ outcome, comparisons }: Step): readonly Reservation[] {
  if (outcome !== 'verified' && outcome !== 'skipped') return [];
  return comparisons
    .filter(({ result }) => result !== 'same')
    .map(({ label, lost, rebuilt, result, remedy }) =>
      result === 'different'
        ? { what: `${label} differs: ${lost} before, ${rebuilt} now.`, why: remedy }
        : { what: `${label} could not be compared.`, why: remedy },
    );
}
