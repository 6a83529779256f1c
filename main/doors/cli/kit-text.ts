import type { KitInspection } from '../../../preload/contract/index.js';
import type { Style, Terminal } from './terminal.js';
import { visible, wrapTo } from './text-width.js';

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
  terminal.line(
    terminal.style('bold', `Recovery kit of ${server.name}${how === 'taken' ? ' was taken' : ''}: ${path}`),
  );
  terminal.line(`  taken      ${takenAt} by ${manifest.takenBy.account} on ${manifest.takenBy.computer}`);
  terminal.line(`  Exchange   ${server.rollupBuild ?? server.build ?? 'build unknown'}${rollupOf(server.rollup)}`);
  terminal.line(`  holds      ${files.toLocaleString('en')} files, ${(bytes / 1e6).toFixed(1)} MB`);
  if (password !== 'not tried') terminal.line(`  password   ${passwords[password]}`);
  terminal.line();
  terminal.line('What a recovery gets back with it:');
  for (const { part, standing, what } of gives) {
    const [word, style] = standings[standing];
    const [first = '', ...more] = wrapped(terminal, gap, what);
    terminal.line(`  ${terminal.style(style, word.padEnd(7))} ${part.padEnd(24)} ${first.trimStart()}`);
    for (const line of more) terminal.line(line);
  }
  if (lacks.length > 0) {
    terminal.line();
    terminal.line('What it lacks:');
    for (const { part, what, why, next } of lacks) {
      for (const line of wrapped(terminal, 2, `${part}: ${what}`)) terminal.line(line);
      for (const line of wrapped(terminal, 6, `Why: ${why}`)) terminal.line(terminal.style('dim', line));
      for (const line of wrapped(terminal, 6, `What to do: ${next}`)) terminal.line(terminal.style('dim', line));
    }
  }
  if (how === 'taken') return;
  terminal.line();
  if (password === 'wrong') terminal.line(terminal.style('red', 'The password does not open the certificates.'));
  if (damage.length === 0) return terminal.line(terminal.style('green', 'Every file is as the kit says.'));
  terminal.line(terminal.style('red', `DAMAGED: ${damage.length.toLocaleString('en')} files are not as the kit says.`));
  for (const one of damage.slice(0, mostDamage)) terminal.line(`  ${one.what.padEnd(10)} ${one.path}: ${one.why}`);
  const more = damage.length - mostDamage;
  if (more > 0) terminal.line(`  and ${more.toLocaleString('en')} more: --json lists them all`);
}

/** Columns before what a part gives. */
const gap = 35;

/** Lines that fit the terminal, each behind as many spaces; one line where nobody looks. */
function wrapped({ width }: Terminal, indent: number, text: string): string[] {
  const lines = width === undefined ? [text] : wrapTo(visible(text), Math.max(20, width - indent));
  return lines.map(line => ' '.repeat(indent) + line);
}

const rollupOf = (rollup: string | null): string => (rollup === null ? '' : `, ${rollup}`);

const passwords = {
  fits: 'opens the certificates',
  wrong: 'does NOT open the certificates',
  'no certificates': 'not needed: the kit has no certificates',
} as const;
