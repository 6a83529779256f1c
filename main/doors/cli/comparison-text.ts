import {
  differenceGroups,
  type Difference,
  type DifferenceGroup,
  type KitComparison,
} from '../../../preload/contract/index.js';
import type { Style, Terminal } from './terminal.js';
import { tellWrapped } from './wrapped.js';

const groupNames: Readonly<Record<DifferenceGroup, string>> = {
  rollup: 'Rollup',
  certificates: 'Certificates',
  files: 'Files',
  iis: 'IIS',
  'virtual-directories': 'Virtual directories',
  registry: 'Registry',
  services: 'Services',
  network: 'Network',
  system: 'System',
};

const advices: Readonly<Record<Difference['advice'], readonly [string, Style]>> = {
  apply: ['APPLY', 'green'],
  look: ['LOOK ', 'yellow'],
  leave: ['LEAVE', 'dim'],
};

const longest = 300;

/** From when the defaults are, and how far they can be trusted. */
function defaultsText({ defaultsTakenAt, defaultsReadBy }: KitComparison): string {
  if (defaultsTakenAt === null) {
    return 'What setup itself wrote is not known: a difference may be a default of the other version.';
  }
  return defaultsReadBy === 'recovery'
    ? `What setup itself wrote was recorded by the recovery, after its last restart, at ${defaultsTakenAt}.`
    : `What setup itself wrote was looked at ${defaultsTakenAt}, by a comparison: what was changed by hand before counts as written by setup.`;
}

/** Tells what differs, group by group in the order of applying. Without `all`, what is best left alone is only counted. */
export function tellComparison(
  terminal: Terminal,
  comparison: KitComparison,
  { all }: { readonly all: boolean },
): void {
  const { kit, server, differences, same, notCompared } = comparison;
  const heading = `${server} beside the kit of ${kit.server}, taken at ${kit.takenAt}`;
  tellWrapped(terminal, { hang: 0, style: 'bold' }, heading);
  tellWrapped(terminal, { hang: 0 }, defaultsText(comparison));
  tellBroken(terminal, notCompared);
  for (const group of differenceGroups) {
    const found = differences.filter(one => one.group === group);
    if (found.length === 0) continue;
    const shown = all ? found : found.filter(({ advice }) => advice !== 'leave');
    terminal.line();
    const alike = same[group];
    const counts = [`${String(found.length)} ${found.length === 1 ? 'differs' : 'differ'}`];
    if (alike !== undefined) counts.push(`${String(alike)} ${alike === 1 ? 'is' : 'are'} the same`);
    terminal.line(`${terminal.style('bold', groupNames[group])}: ${counts.join(', ')}`);
    for (const one of shown) tellDifference(terminal, one);
    const hidden = found.length - shown.length;
    if (hidden > 0) terminal.line(terminal.style('dim', `  ${String(hidden)} to leave as they are: --all shows them`));
  }
  tellNotCompared(
    terminal,
    notCompared.filter(({ broken }) => broken !== true),
  );
  terminal.line();
  terminal.line(summary(comparison));
}

/** What is damaged or can't be read: before all else, since a comparison that is short looks like good news. */
function tellBroken(terminal: Terminal, notCompared: KitComparison['notCompared']): void {
  const broken = notCompared.filter(one => one.broken === true);
  if (broken.length === 0) return;
  terminal.line();
  terminal.line(terminal.style('red', 'DAMAGED or not readable, and so not compared:'));
  tellPlaces(terminal, broken);
}

/** What groups leave out of a choice. */
export function tellLeftToLook(terminal: Terminal, left: readonly Difference[]): void {
  if (left.length === 0) return;
  terminal.line();
  terminal.line(
    terminal.style('yellow', `Left out, since it needs a look (choose it by its id): ${String(left.length)}`),
  );
  for (const { id, title } of left) tellWrapped(terminal, { head: `  ${id}  `, hang: 20 }, title);
}

/** What a choice can't hold, because nobody could look at it on both sides. */
export function tellNotCompared(terminal: Terminal, notCompared: KitComparison['notCompared']): void {
  if (notCompared.length === 0) return;
  terminal.line();
  terminal.line(terminal.style('yellow', 'Not compared, so nothing of it is chosen or applied:'));
  tellPlaces(terminal, notCompared);
}

function tellPlaces(terminal: Terminal, places: readonly { readonly what: string; readonly why: string }[]): void {
  for (const { what, why } of places) tellWrapped(terminal, { head: '  ', hang: 4 }, `${what}: ${why}`);
}

function tellDifference(terminal: Terminal, one: Difference): void {
  const [word, style] = advices[one.advice];
  const plain = plainWords(one);
  const head = `  ${terminal.style(style, word)} ${one.id}  `;
  tellWrapped(terminal, { head, hang: 26 }, plain ?? one.title);
  const say = (text: string): void => tellWrapped(terminal, { head: ' '.repeat(8), hang: 10 }, text);
  if (plain !== null) say(one.title);
  say(`kit: ${valueOf(one.kit)}`);
  say(`now: ${valueOf(one.now)}${freshOf(one)}`);
  const owned = one.rollupOwned ? ' A rollup rewrites this file.' : '';
  tellWrapped(terminal, { hang: 8, style: 'dim' }, `${one.why}${owned} Risk: ${one.risk}.`);
  if (one.byHand !== null) say(`By hand: ${one.byHand}`);
}

/** What it is, where its title is the name that a file or the registry has for it; null where the title says it. */
function plainWords({ meaning, place, group }: Difference): string | null {
  return meaning?.text ?? (group === 'iis' ? 'A setting of IIS.' : (kinds[place.kind] ?? null));
}

const kinds: Readonly<Partial<Record<Difference['place']['kind'], string>>> = {
  xml: 'A setting in a configuration file.',
  lines: 'Text of a file.',
  file: 'A file.',
  registry: 'A registry value.',
  'virtual-directory': 'A setting of a virtual directory.',
};

function valueOf(value: string | null): string {
  if (value === null) return 'nothing';
  const line = value.replace(/\s*\r?\n\s*/g, ' ⏎ ');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

function freshOf({ fresh, now }: Difference): string {
  if (!fresh.known || fresh.value === now) return '';
  return `   (setup wrote: ${valueOf(fresh.value)})`;
}

function summary({ differences, notCompared }: KitComparison): string {
  if (differences.length === 0) return alike(notCompared.length);
  const count = (advice: Difference['advice']): string =>
    String(differences.filter(one => one.advice === advice).length);
  return `${count('apply')} to apply, ${count('look')} to look at, ${count('leave')} to leave.`;
}

/** No difference proves that all is the same only where all could be compared. */
function alike(notCompared: number): string {
  if (notCompared === 0) return 'Nothing differs.';
  const things = notCompared === 1 ? 'one thing was' : `${String(notCompared)} things were`;
  return `Nothing that was compared differs. Whether all is the same is not known: ${things} not compared.`;
}
