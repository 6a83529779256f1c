import {
  checkAreas,
  checkOutcomes,
  heldUpBy,
  type CheckCard,
  type CheckOutcome,
  type CheckResult,
  type Verification,
  wasMade,
} from '../../../preload/contract/index.js';
import { byCause } from '../../verification/verdict.js';
import type { Style, Terminal } from './terminal.js';
import { areaHeading } from '../../report/before-after-words.js';
import { tellBeforeAfter } from './before-after-text.js';
import { tellWrapped } from './wrapped.js';

const words: Readonly<Record<CheckOutcome, readonly [string, Style]>> = {
  pass: ['PASS   ', 'green'],
  fail: ['FAIL   ', 'red'],
  warning: ['WARNING', 'yellow'],
  'not applicable': ['-      ', 'dim'],
  'could not tell': ['UNKNOWN', 'yellow'],
};

const hang = 10;

/** Tells a verification: what is open first, each with what to do; then all of it by area; the verdict last. */
export function tellVerification(
  terminal: Terminal,
  verification: Verification,
  { evidence }: { readonly evidence: boolean },
): void {
  const { serverName, mode, startedAt, comparedWith, checks } = verification;
  const kind = mode === 'rehearsal' ? 'the simulated server ' : '';
  tellWrapped(terminal, { hang: 0, style: 'bold' }, `Verification of ${kind}${serverName}, ${startedAt}`);
  const sources = comparedWith.map(({ name, readAt }) => `${name} (${readAt})`).join('; ');
  tellWrapped(terminal, { hang: 0 }, sources === '' ? comparedWithNothing : `Compared with: ${sources}`);
  for (const area of checkAreas) {
    const found = checks.filter(check => check.area === area);
    if (found.length === 0) continue;
    terminal.line();
    terminal.line(terminal.style('bold', areaHeading(area)));
    for (const check of found) tellCheck(terminal, check, evidence);
  }
  if (verification.beforeAfter) tellBeforeAfter(terminal, verification.beforeAfter);
  tellOpen(terminal, checks);
  tellVerdict(terminal, verification);
}

const comparedWithNothing =
  'Compared with nothing from before: --against RECOVERY, FILE or KIT names what the server should be.';

function tellCheck(terminal: Terminal, check: CheckResult, evidence: boolean): void {
  const [word, style] = words[check.outcome];
  tellWrapped(terminal, { head: `  ${terminal.style(style, word)} `, hang }, `${check.title} (${check.id})`);
  tellWrapped(terminal, { hang, style: 'dim' }, check.found);
  if (!evidence) return;
  tellWrapped(terminal, { hang, style: 'dim' }, `How: ${check.how}; ${String(check.durationMs)} ms`);
  for (const { label, value, source } of check.evidence)
    tellWrapped(terminal, { hang: hang + 2 }, `${label}: ${value} [${source}]`);
  for (const { label, lost, lostSource, rebuilt, rebuiltSource, result } of check.comparisons) {
    const mark = result === 'same' ? '=' : '≠';
    tellWrapped(
      terminal,
      { hang: hang + 2 },
      `${mark} ${label}: ${rebuilt} [${rebuiltSource}]; should be ${lost} [${lostSource}]`,
    );
  }
}

/** What failed, and what to do about it, heaviest first. */
function tellOpen(terminal: Terminal, checks: readonly CheckResult[]): void {
  const open = checks
    .filter(({ outcome }) => outcome === 'fail' || outcome === 'warning')
    .filter(check => wasMade(check, checks))
    .sort(byWeight);
  if (open.length === 0) return;
  terminal.line();
  terminal.line(terminal.style('bold', 'What to do'));
  const told = new Set<string>();
  for (const check of open) {
    const { title, found, expected, fix, outcome, comparisons } = check;
    const [word, style] = words[outcome];
    tellWrapped(terminal, { head: `  ${terminal.style(style, word)} `, hang }, title);
    const rows = comparisons.filter(({ result }) => result === 'different');
    if (rows.length === 0) tellWrapped(terminal, { hang }, `Found: ${found}`);
    for (const { label, lost, rebuilt } of rows) {
      tellWrapped(terminal, { hang }, `${label}: should be ${lost}, is ${rebuilt}`);
    }
    if (expected !== null) tellWrapped(terminal, { hang }, `Should be: ${expected.value} (${expected.source})`);
    const heldUp = heldUpBy(check, checks).map(one => one.title);
    if (heldUp.length > 0) tellWrapped(terminal, { hang }, `Could not be made because of it: ${heldUp.join(', ')}.`);
    if (fix === null) continue;
    if (told.has(fix.words)) {
      tellWrapped(terminal, { hang, style: 'dim' }, 'What to do is said above.');
      continue;
    }
    told.add(fix.words);
    tellWrapped(terminal, { hang }, fix.words);
    // A command is copied: it is never broken into lines of ours.
    for (const command of fix.commands) terminal.line(`${' '.repeat(hang + 2)}${command}`);
  }
}

const weights = ['must', 'should', 'tells'];
const byWeight = (one: CheckResult, other: CheckResult): number =>
  weights.indexOf(one.weight) - weights.indexOf(other.weight) ||
  byCause(one.id, other.id) ||
  checkOutcomes.indexOf(one.outcome) - checkOutcomes.indexOf(other.outcome);

const standingStyles = {
  'ready for clients': 'green',
  'ready with reservations': 'yellow',
  'not ready': 'red',
  'not judged': 'bold',
} as const;

function tellVerdict(terminal: Terminal, { verdict, checks }: Verification): void {
  terminal.line();
  const made = checks.filter(check => wasMade(check, checks));
  const count = checkOutcomes
    .map(outcome => [made.filter(check => check.outcome === outcome).length, outcome as string] as const)
    .concat([[checks.length - made.length, 'not made']])
    .filter(([number]) => number > 0)
    .map(([number, outcome]) => `${String(number)} ${outcome}`);
  tellWrapped(terminal, { hang: 0 }, `Checks: ${count.join(', ')}`);
  tellWrapped(
    terminal,
    { head: `${terminal.style(standingStyles[verdict.standing], verdict.standing.toUpperCase())}  `, hang: 2 },
    verdict.summary,
  );
}

/** At the end of other work: whether clients may come, and what keeps them away. The report tells each check. */
export function tellReadiness(terminal: Terminal, { verdict, checks }: Verification): void {
  terminal.line();
  tellWrapped(
    terminal,
    { head: `${terminal.style(standingStyles[verdict.standing], verdict.standing.toUpperCase())}  `, hang: 2 },
    verdict.summary,
  );
  for (const check of verdict.because.flatMap(id => checks.filter(one => one.id === id))) {
    const [word, style] = words[check.outcome];
    tellWrapped(terminal, { head: `  ${terminal.style(style, word)} `, hang }, `${check.title}: ${check.found}`);
    if (check.fix) tellWrapped(terminal, { hang, style: 'dim' }, check.fix.words);
  }
}

/** The next run of a watch: what came out otherwise than before, and the verdict. Silent where nothing did. */
export function tellChanged(
  terminal: Terminal,
  before: readonly CheckResult[],
  verification: Verification,
  now: string,
): void {
  const changed = verification.checks.filter(
    check => before.find(({ id }) => id === check.id)?.outcome !== check.outcome,
  );
  if (changed.length === 0) return;
  terminal.line();
  terminal.line(now);
  for (const check of changed) tellCheck(terminal, check, false);
  tellVerdict(terminal, verification);
}

/** What is checked, and what each check proves. */
export function tellCheckCards(terminal: Terminal, cards: readonly CheckCard[]): void {
  for (const area of checkAreas) {
    const found = cards.filter(card => card.area === area);
    if (found.length === 0) continue;
    terminal.line(terminal.style('bold', areaHeading(area)));
    for (const { id, proves, how } of found) {
      tellWrapped(terminal, { head: `  ${id}  `, hang: 6 }, proves);
      tellWrapped(terminal, { hang: 6, style: 'dim' }, how);
    }
    terminal.line();
  }
}
