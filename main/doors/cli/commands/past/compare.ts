import type { RecoveryComparison } from '../../../../../preload/contract/index.js';
import { failure } from '../../../../problems/problem.js';
import { durationInWords, momentInWords } from '../../../../report/words.js';
import { exitCodes } from '../../exit-codes.js';
import { conclude, type House } from '../../house.js';
import { tableLines } from '../../table.js';

/** `cas-recovery report --compare ID ID`: two recoveries side by side. */
export async function compareTwo(house: House, ids: readonly string[]): Promise<number> {
  const [first, second] = ids;
  if (first === undefined || second === undefined || ids.length > 2) {
    throw failure('WRONG_USE', { what: 'report --compare needs the names of two recoveries: --compare ID ID.' });
  }
  const comparison = await house.composition.past.compare(first, second);
  tell(house, comparison);
  return conclude(house, { command: 'report compare', exitCode: exitCodes.done, comparison });
}

type Side = RecoveryComparison['first'];
type Step = RecoveryComparison['steps'][number];

function tell({ terminal }: House, { first, second, steps, rows }: RecoveryComparison): void {
  const table = (head: readonly string[], cells: readonly (readonly string[])[]): void => {
    for (const line of tableLines(head, cells, terminal.width)) terminal.line(line);
    terminal.line();
  };
  table(['', first.id, second.id], aboutRows(first, second));
  table(
    ['Step', first.id, second.id],
    steps.map(step => [step.title, stepText(step.first), stepText(step.second)]),
  );
  if (steps.every(one => one.first === null || one.second === null)) {
    terminal.line('They are of different kinds and have no step in common, so nothing that was found can be compared.');
    return;
  }
  const different = rows.filter(({ same }) => !same);
  if (different.length === 0)
    terminal.line(`What was found on the servers is the same in all ${String(rows.length)} respects.`);
  else {
    table(
      ['Found', first.id, second.id],
      different.map(row => [`${row.area}: ${row.label}`, row.first ?? 'not looked at', row.second ?? 'not looked at']),
    );
    terminal.line(`The same in ${String(rows.length - different.length)} other respects.`);
  }
}

function aboutRows(first: Side, second: Side): string[][] {
  const row = (name: string, of: (side: Side) => string): string[] => [name, of(first), of(second)];
  return [
    row('What', ({ title, mode }) => `${title} (${mode})`),
    row('Outcome', ({ outcome }) => outcome),
    row('Began', ({ startedAt }) => momentInWords(startedAt)),
    row('Took', ({ durationMs, endedAt }) => `${durationInWords(durationMs)}${endedAt === null ? ' so far' : ''}`),
    row('Restarts', ({ restarts }) => String(restarts)),
    row('Sessions', ({ sessions }) => String(sessions)),
    row('By', ({ operator }) => operator?.account ?? 'not known'),
  ];
}

function stepText(step: Step['first']): string {
  if (step === null) return 'no such step';
  const { outcome, durationMs, attempts, problems, decisions } = step;
  return [
    durationMs === null ? outcome : `${outcome}, ${durationInWords(durationMs)}`,
    ...(attempts > 1 ? [`${String(attempts)} tries`] : []),
    ...(problems.length > 0 ? [`problems: ${problems.join(', ')}`] : []),
    ...(decisions.length > 0 ? [`decided: ${decisions.join(', ')}`] : []),
  ].join('; ');
}
