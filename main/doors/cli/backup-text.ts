import type { BackupOverview, BackupSeries, BackupVersion, Recoverable } from '../../../preload/contract/index.js';
import { isSameComputer, shortName } from '../../backups/computer-name.js';
import type { Terminal } from './terminal.js';
import { tellWrapped } from './wrapped.js';

/** Tells all backups that were found: what could not be read first, then those of the server, then those of others. */
export function tellBackups(terminal: Terminal, overview: BackupOverview, now: string): void {
  const { listing, series } = overview;
  tellUnread(terminal, overview);
  if (listing.tool === null) {
    const what = 'Windows Server Backup is not installed on this computer: only it can read what a backup holds.';
    tellWrapped(terminal, { hang: 0, style: 'yellow' }, what);
    terminal.line();
  }
  tellLast(terminal, overview);
  const ofServer = series.filter(({ suits }) => suits !== false);
  if (ofServer.length === 0) tellNone(terminal, overview);
  for (const one of ofServer) tellSeries(terminal, one, { overview, now });
  const others = series.filter(({ suits }) => suits === false);
  if (others.length > 0) terminal.line();
  for (const one of others) tellOther(terminal, one, overview);
}

/** Says whose backups there are instead: the name may be mistyped, or the place another one. */
function tellNone(terminal: Terminal, { listing, server, series }: BackupOverview): void {
  tellWrapped(terminal, { hang: 0, style: 'yellow' }, `No backup of ${server} was found.`);
  const machines = [
    ...listing.stores.flatMap(store => store.machines),
    ...series.flatMap(({ machine }) => machine ?? []),
  ];
  const others = [...new Set(machines.map(shortName))].filter(name => !isSameComputer(name, server)).sort();
  const found =
    others.length === 0 ? 'None of another computer was found either.' : `There are backups of ${others.join(', ')}.`;
  const next = 'Check the name, and name each place where backups may be with --target (E: or \\\\server\\share).';
  tellWrapped(terminal, { hang: 2 }, `${found} ${next}`);
}

function tellUnread(terminal: Terminal, { listing: { unread } }: BackupOverview): void {
  if (unread.length === 0) return;
  const count = unread.length === 1 ? '1 place' : `${String(unread.length)} places`;
  terminal.line(terminal.style('red', `${count} could not be read. What is there is not known:`));
  for (const { where, why, next } of unread) {
    terminal.line(`  ${terminal.style('bold', where)}`);
    tellWrapped(terminal, { hang: 4 }, why.replace(/\s+/g, ' ').trim());
    tellWrapped(terminal, { hang: 4, style: 'dim' }, `What to do: ${next}`);
  }
  terminal.line();
}

function tellLast(terminal: Terminal, { listing: { last } }: BackupOverview): void {
  if (last === null || last.lastAt === null) return;
  if (last.running) terminal.line('A backup is running right now.');
  if (last.resultCode === 0) return;
  const code = `0x${last.resultCode.toString(16).toUpperCase().padStart(8, '0')}`;
  const success =
    last.lastSuccessAt === null ? 'None succeeded so far' : `The last good one is of ${local(last.lastSuccessAt)}`;
  const what = `The last backup of this computer, of ${local(last.lastAt)}, failed with ${code}: ${last.message} ${success}.`;
  tellWrapped(terminal, { hang: 2, style: 'red' }, what.replace(/\s+/g, ' '));
  terminal.line();
}

interface Around {
  readonly overview: BackupOverview;
  readonly now: string;
}

/** Columns before what stands below a row. */
const indent = 20;

function tellSeries(terminal: Terminal, series: BackupSeries, { overview, now }: Around): void {
  const { machine, versions: count, usualHours, gaps, newestAt, overdue } = series;
  const whose = machine === null ? 'Backups of which nobody tells whose they are' : `Backups of ${machine}`;
  const often = usualHours === null ? '' : `, usually one in ${span(usualHours)}`;
  terminal.line(terminal.style('bold', `${whose}: ${String(count)}, the newest ${ageOf(newestAt, now)} old${often}`));
  terminal.line(terminal.style('dim', `  ${'version (UTC)'.padEnd(18)}${'time here'.padEnd(18)}age      place`));
  for (const version of versionsOf(overview, machine)) {
    const { id, takenAt, target, targetShown, recovers } = version;
    const age = ageOf(takenAt, now).padEnd(9);
    const place = target?.path ?? targetShown;
    const head = `  ${id}  ${local(takenAt).padEnd(18)}${age}`;
    tellWrapped(terminal, { head, hang: 47 }, place);
    tellWrapped(terminal, { hang: indent, style: 'dim' }, restores(recovers));
  }
  for (const { from, to, missing } of gaps) {
    const what = missing === 1 ? 'One is' : `About ${String(missing)} are`;
    const text = `${what} missing between ${local(from)} and ${local(to)}.`;
    tellWrapped(terminal, { head: '  ', hang: 2, style: 'yellow' }, text);
  }
  if (overdue > 0) {
    // A list can't tell a server that is gone from backups that have stopped.
    const what = `No newer one was found: since ${local(newestAt)} about ${String(overdue)} would be due.`;
    const text = `${what} Either ${machine ?? 'that server'} is gone, its backups have stopped, or they are elsewhere: name that place with --target.`;
    tellWrapped(terminal, { head: '  ', hang: 2, style: 'yellow' }, text);
  }
}

/** Of another computer: what is there, in one line, and what a restore of it would do. */
function tellOther(terminal: Terminal, { machine, versions: count }: BackupSeries, overview: BackupOverview): void {
  const all = versionsOf(overview, machine);
  const places = [...new Set(all.map(({ target, targetShown }) => target?.path ?? targetShown))].join(', ');
  const [newest] = all;
  const backups = count === 1 ? '1 backup' : `${String(count)} backups`;
  const of = String(machine);
  const what = `${backups} of ${of} in ${places}, the newest ${newest?.id ?? ''}. It does not suit ${overview.server}: a restore would bring ${of} back.`;
  tellWrapped(terminal, { head: '', hang: 2 }, what);
}

const versionsOf = ({ listing }: BackupOverview, machine: string | null): BackupVersion[] =>
  listing.versions.filter(one => one.machine?.toUpperCase() === machine?.toUpperCase());

const words: Readonly<Record<Recoverable, string>> = {
  'bare-metal': 'the whole server',
  'system-state': 'system state',
  volumes: 'volumes',
  files: 'files',
  applications: 'applications',
  'virtual-machines': 'virtual machines',
};
const order = Object.keys(words) as Recoverable[];

function restores(recovers: BackupVersion['recovers']): string {
  if (recovers === null) return 'what it can restore is told in a language that is not read here';
  return order
    .filter(one => recovers.includes(one))
    .map(one => words[one])
    .join(', ');
}

const hourMs = 3_600_000;
const ageOf = (at: string, now: string): string => span(Math.max(0, Date.parse(now) - Date.parse(at)) / hourMs);

function span(hours: number): string {
  if (hours < 1) return '1 hour';
  if (hours < 47.5) return hours < 1.5 ? '1 hour' : `${String(Math.round(hours))} hours`;
  return `${String(Math.round(hours / 24))} days`;
}

const two = (count: number): string => String(count).padStart(2, '0');

/** A moment as the clock of this computer showed it. */
function local(at: string): string {
  const moment = new Date(at);
  const date = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join('-');
  return `${date} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
