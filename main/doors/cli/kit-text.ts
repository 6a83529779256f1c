import type { KitInspection } from '../../../preload/contract/index.js';
import { sizeWords } from '../../product/size-words.js';
import type { Style, Terminal } from './terminal.js';
import { tellWrapped } from './wrapped.js';

const standings: Readonly<Record<KitInspection['gives'][number]['standing'], readonly [string, Style]>> = {
  whole: ['yes', 'green'],
  partly: ['partly', 'yellow'],
  missing: ['NO', 'red'],
};

const mostDamage = 50;

/** Tells what a kit is, what a recovery gets back with it, and what is wrong with it. */
export function tellInspection(
  terminal: Terminal,
  { path, manifest, damage, gives, password }: KitInspection,
  how: 'taken' | 'inspected',
): void {
  const { server, takenAt, files, bytes, lacks } = manifest;
  const heading = `Recovery kit of ${server.name}${how === 'taken' ? ' was taken' : ''}: ${path}`;
  tellWrapped(terminal, { head: '', hang: 2, style: 'bold' }, heading);
  const build = server.rollupBuild ?? server.build ?? 'build unknown';
  tellFact(terminal, 'taken', `${takenAt} by ${manifest.takenBy.account} on ${manifest.takenBy.computer}`);
  tellFact(terminal, 'Exchange', `${build}${rollupOf(server.rollup)}`);
  tellFact(terminal, 'holds', `${files.toLocaleString('en')} files, ${sizeWords(bytes)}`);
  if (password !== 'not tried') tellFact(terminal, 'password', passwords[password]);
  terminal.line();
  terminal.line('What a recovery gets back with it:');
  for (const { part, standing, what } of gives) {
    const [word, style] = standings[standing];
    const head = `  ${terminal.style(style, word.padEnd(7))} ${part.padEnd(24)} `;
    tellWrapped(terminal, { head, hang: gap }, what);
  }
  if (lacks.length > 0) {
    terminal.line();
    terminal.line('What it lacks:');
    for (const { part, what, why, next } of lacks) {
      tellWrapped(terminal, { head: '  ', hang: 4 }, `${part}: ${what}`);
      tellWrapped(terminal, { hang: 6, style: 'dim' }, `Why: ${why}`);
      tellWrapped(terminal, { hang: 6, style: 'dim' }, `What to do: ${next}`);
    }
  }
  if (how === 'taken') return;
  terminal.line();
  if (password === 'wrong') terminal.line(terminal.style('red', 'The password does not open the certificates.'));
  if (damage.length === 0) return terminal.line(terminal.style('green', 'Every file is as the kit says.'));
  terminal.line(terminal.style('red', `DAMAGED: ${damage.length.toLocaleString('en')} files are not as the kit says.`));
  for (const { what, path: damaged, why } of damage.slice(0, mostDamage)) {
    tellWrapped(terminal, { head: `  ${what.padEnd(10)} `, hang: 13 }, `${damaged}: ${why}`);
  }
  const more = damage.length - mostDamage;
  if (more > 0) terminal.line(`  and ${more.toLocaleString('en')} more: --json lists them all`);
}

/** Columns before what a part gives. */
const gap = 35;

function tellFact(terminal: Terminal, name: string, fact: string): void {
  tellWrapped(terminal, { head: `  ${name.padEnd(10)} `, hang: 13 }, fact);
}

const rollupOf = (rollup: string | null): string => (rollup === null ? '' : `, ${rollup}`);

const passwords = {
  fits: 'opens the certificates',
  wrong: 'does NOT open the certificates',
  'no certificates': 'not needed: the kit has no certificates',
} as const;
