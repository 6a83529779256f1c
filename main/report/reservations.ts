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
    ...steps.flatMap(step => [...skipped(step), ...(reapply ? [] : differences(step)), ...reserved(step)]),
    ...(reapply ? notSo(steps, reapply.undoes === null ? 'applied again' : 'taken back') : []),
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

/** What was chosen and is not so. The proof reads back what each step had read, so the last reading of each counts. */
function notSo(steps: readonly Step[], done: string): readonly Reservation[] {
  const read = steps
    .filter(isOver)
    .flatMap(({ comparisons }) => comparisons.map(one => [`${one.id} ${one.label}`, one] as const));
  return [...new Map(read).values()]
    .filter(({ result }) => result !== 'same')
    .map(({ label, result, remedy }) => ({
      what: result === 'different' ? `Not ${done}: ${asSentence(label)}` : `${label} could not be compared.`,
      why: remedy,
    }));
}

const isOver = ({ outcome }: Step): boolean => outcome === 'verified' || outcome === 'skipped';

/** Only of steps that are over: a difference of an open step is its work, not a reservation. */
function differences(step: Step): readonly Reservation[] {
  if (!isOver(step)) return [];
  return step.comparisons
    .filter(({ result }) => result !== 'same')
    .map(({ label, lost, rebuilt, result, remedy }) =>
      result === 'different'
        ? { what: `${label} differs: ${lost} before, ${rebuilt} now.`, why: remedy }
        : { what: `${label} could not be compared.`, why: remedy },
    );
}
