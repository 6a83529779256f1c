import type { HandOffNote, RestoredCheck } from '../../../preload/contract/index.js';
import type { HandOffMade, HandOffOn } from '../../backups/hand-off/hand-offs.js';
import type { Style, Terminal } from './terminal.js';
import { tellReadiness } from './verification-text.js';
import { tellWrapped } from './wrapped.js';

const marks: Readonly<Record<HandOffNote['weight'], readonly [string, Style]>> = {
  stop: ['STOP', 'red'],
  care: ['CARE', 'yellow'],
  know: ['', 'dim'],
};

/** Tells what is restored, what to know before, and where the sheet lies. */
export function tellHandOff(terminal: Terminal, { handOff, files, restart }: HandOffMade, on: HandOffOn): void {
  const { machine, version, target, byAddress, localTime, server, notes, command } = handOff;
  if (handOff.rehearsal) terminal.line('REHEARSAL: no real server is touched.');
  terminal.line(terminal.style('bold', `${machine} can be restored as a whole from ${version.id}.`));
  terminal.line(`  taken      ${localTime}, which is the identifier in UTC`);
  terminal.line(`  lies on    ${target.path}${byAddress === null ? '' : `, by address ${byAddress}`}`);
  terminal.line(
    `  server     ${server.system ?? 'Windows not known'}, starts by ${server.firmware ?? 'BIOS or UEFI: not known'}`,
  );
  terminal.line(`  network    ${server.networks.map(({ address }) => address).join(', ') || 'not known'}`);
  terminal.line(`  disks      ${server.disks.length === 0 ? 'not known' : String(server.disks.length)}`);
  terminal.line();
  for (const { weight, text } of notes) {
    const [mark, style] = marks[weight];
    tellWrapped(terminal, { head: `  ${terminal.style(style, mark.padEnd(4))} `, hang: 7 }, text);
  }
  if (notes.length > 0) terminal.line();
  terminal.line('The line that restores it, in the Windows Recovery Environment:');
  terminal.line(`  ${command}`);
  terminal.line();
  for (const file of files) terminal.line(`Written: ${file}`);
  tellWrapped(terminal, { hang: 0 }, 'Print the sheet, or open it on another computer: it leads through all of it.');
  if (restart.length > 0) {
    terminal.line();
    tellWrapped(
      terminal,
      { hang: 0 },
      'This very server can be restarted into its recovery environment. Type, when you are ready:',
    );
    for (const line of restart) terminal.line(`  ${line}`);
  }
  if (on.kind !== 'rehearsal') return;
  terminal.line();
  terminal.line('Nobody starts a simulated server from media. To go on as if you had:');
  terminal.line(`  cas-recovery backup rehearse-restore ${on.recoveryId} --hand-off "${files[0] ?? ''}"`);
}

const results: Readonly<Record<RestoredCheck['rows'][number]['result'], readonly [string, Style]>> = {
  same: ['same', 'green'],
  different: ['DIFFERS', 'red'],
  unknown: ['unknown', 'yellow'],
};

const outcomes: Readonly<Record<RestoredCheck['outcome'], readonly [string, Style]>> = {
  sound: ['All that was compared is as it was.', 'green'],
  differs: ['Not all is as it was.', 'red'],
  unclear: ['What was compared is as it was, but not all could be told.', 'yellow'],
};

/** Tells what a restored server shows: what needs somebody first, in full, then all rows in short. */
export function tellRestored(terminal: Terminal, check: RestoredCheck, files: readonly string[]): void {
  const { computer, handOff, rows, outcome } = check;
  terminal.line(terminal.style('bold', `${computer}, restored from ${handOff.version.id} (${handOff.localTime})`));
  const [said, tone] = outcomes[outcome];
  terminal.line(terminal.style(tone, said));
  terminal.line();
  for (const { label, result, rebuilt } of rows) {
    const [word, style] = results[result];
    const text = result === 'same' ? `${label}: ${rebuilt}` : label;
    tellWrapped(terminal, { head: `  ${terminal.style(style, word.padEnd(8))} `, hang: 11 }, text);
  }
  for (const { label, lost, rebuilt, remedy } of rows.filter(one => one.result !== 'same')) {
    terminal.line();
    tellWrapped(terminal, { hang: 0, style: 'bold' }, `${label}: was ${lost}, is ${rebuilt}.`);
    tellWrapped(terminal, { hang: 2 }, `What to do: ${remedy}`);
  }
  if (check.checks) tellReadiness(terminal, check.checks);
  terminal.line();
  for (const file of files) terminal.line(`Report: ${file}`);
}
