import type { RecoveryComparison, Report, ReportStep } from '../../preload/contract/index.js';
import { endOf, stepDuration } from './timeline.js';
import { millisecondsBetween, outcomeTelling, stepTellings, titleOf } from './words.js';

type StepSide = NonNullable<RecoveryComparison['steps'][number]['first']>;
type Row = RecoveryComparison['rows'][number];

/** Two recoveries side by side: how they ended, each step, and what was found on the server at the last look. */
export function compareReports(first: Report, second: Report): RecoveryComparison {
  const ids = [...new Set([...first.steps, ...second.steps].map(({ id }) => id))];
  return {
    first: sideOf(first),
    second: sideOf(second),
    steps: ids.map(id => {
      const [one, other] = [first, second].map(({ steps }) => steps.find(step => step.id === id));
      return {
        id,
        title: one?.title ?? other?.title ?? id,
        first: one ? stepSide(one, endOf(first)) : null,
        second: other ? stepSide(other, endOf(second)) : null,
      };
    }),
    rows: rowsOf(first, second),
  };
}

function sideOf(report: Report): RecoveryComparison['first'] {
  const { recoveryId, serverName, mode, startedAt, endedAt, restarts, sessions, operator } = report;
  return {
    id: recoveryId,
    serverName,
    mode,
    title: titleOf(report),
    outcome: outcomeTelling(report).word,
    startedAt,
    endedAt,
    durationMs: millisecondsBetween(startedAt, endOf(report)),
    restarts: restarts.length,
    sessions,
    operator,
  };
}

function stepSide(step: ReportStep, end: string): StepSide {
  return {
    outcome: stepTellings[step.outcome].word,
    durationMs: stepDuration(step, end),
    attempts: step.attempts,
    problems: step.problems.map(({ problem }) => problem.code),
    decisions: step.decisions.map(({ decision }) =>
      'reason' in decision && decision.reason !== undefined && decision.reason !== ''
        ? `${decision.choice}: ${decision.reason}`
        : decision.choice,
    ),
  };
}

interface Found {
  readonly area: string;
  readonly label: string;
  readonly value: string;
}

/** In the order of the first; what only the second has comes after. */
function rowsOf(first: Report, second: Report): Row[] {
  const [one, other] = [foundIn(first), foundIn(second)];
  return [...new Set([...one.keys(), ...other.keys()])].map(id => {
    const [left, right] = [one.get(id), other.get(id)];
    return {
      id,
      area: left?.area ?? right?.area ?? '',
      label: left?.label ?? right?.label ?? '',
      first: left?.value ?? null,
      second: right?.value ?? null,
      same: left !== undefined && left.value === right?.value,
    };
  });
}

const results = {
  same: '',
  different: ' (differs from the lost server)',
  unknown: ' (could not be compared)',
} as const;

/** What was compared with the lost server, by step; the last look counts. */
function foundIn({ steps }: Report): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const { id, title, comparisons } of steps) {
    for (const { id: what, label, rebuilt, result } of comparisons) {
      found.set(`${id}/${what}`, { area: title, label, value: `${rebuilt}${results[result]}` });
    }
  }
  return found;
}
