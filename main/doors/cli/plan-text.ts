import type { ReapplyProposal, Reservation } from '../../../preload/contract/index.js';
import type { Terminal } from './terminal.js';
import { tellWrapped } from './wrapped.js';

/** Tells what a choice would do: by the steps that its run has, under their numbers. */
export function tellPlan(terminal: Terminal, { steps, changes, reservations }: ReapplyProposal): void {
  steps.forEach(({ id, title, explain, risk }, place) => {
    terminal.line();
    const own = changes.filter(({ group }) => group === id);
    const number = `[${String(place + 1)}/${String(steps.length)}]`;
    const undo = risk === 'cannot be undone' ? ' It cannot be undone.' : '';
    terminal.line(`${number} ${terminal.style('bold', title)}`);
    tellWrapped(terminal, { hang: 6, style: 'dim' }, `${explain}${undo}`);
    for (const change of own) {
      tellWrapped(terminal, { head: '      ', hang: 8 }, change.title);
      for (const line of change.shows.split('\n')) {
        const style = line.startsWith('+') ? 'green' : line.startsWith('-') ? 'red' : 'dim';
        terminal.line(`        ${terminal.style(style, line)}`);
      }
    }
  });
  tellReservations(terminal, reservations);
}

function tellReservations(terminal: Terminal, reservations: readonly Reservation[]): void {
  if (reservations.length === 0) return;
  terminal.line();
  terminal.line(terminal.style('yellow', 'This stays open even where every step succeeds:'));
  for (const { what, why } of reservations) tellWrapped(terminal, { head: '  ', hang: 4 }, `${what} ${why}`);
}
