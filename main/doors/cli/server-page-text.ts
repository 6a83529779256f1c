import type { Change, ServerPage, VerdictAnswer, VerdictReason } from '../../../preload/contract/index.js';
import type { Style, Terminal } from './terminal.js';
import { padTo, shownValue, widthOf } from './text-width.js';

const answers: Readonly<Record<VerdictAnswer, { readonly words: string; readonly style: Style }>> = {
  'can be recovered': { words: 'can be recovered.', style: 'green' },
  'with care': { words: 'can be recovered, with care.', style: 'yellow' },
  'not yet': { words: 'can not be recovered yet: something must be done first.', style: 'yellow' },
  'can not be recovered': { words: 'can not be recovered by recovery setup.', style: 'red' },
};

const weights: Readonly<Record<VerdictReason['weight'], { readonly word: string; readonly style: Style }>> = {
  no: { word: 'NO', style: 'red' },
  first: { word: 'FIRST', style: 'yellow' },
  care: { word: 'CARE', style: 'yellow' },
  note: { word: 'NOTE', style: 'cyan' },
};

/** Tells all that is known of a server: whether it can be recovered, what to bring, and every fact. */
export class ServerPageText {
  constructor(
    private readonly terminal: Terminal,
    /** Below each fact, where it was read and what stood there. */
    private readonly evidence: boolean,
  ) {}

  page(page: ServerPage): void {
    this.#verdict(page);
    this.#bring(page);
    this.#groups(page);
    this.#gaps(page);
  }

  changes(changes: readonly Change[], before: { readonly readAt: string; readonly readFrom: string }): void {
    const { terminal } = this;
    this.#heading(`Changes since ${before.readAt} (${before.readFrom})`);
    if (changes.length === 0) terminal.line('  none');
    for (const { distinguishedName, attribute, before: was, now } of changes) {
      terminal.line(`  ${terminal.style('bold', attribute)} of ${distinguishedName}`);
      terminal.line(`    before: ${valuesShown(was)}`);
      terminal.line(`    now:    ${valuesShown(now)}`);
    }
  }

  #verdict({ server: { summary, organization, readFrom, readAt }, verdict: { answer, reasons } }: ServerPage): void {
    const { terminal } = this;
    const { words, style } = answers[answer];
    terminal.line(terminal.style('bold', `${shownValue(summary.name)} ${terminal.style(style, words)}`));
    terminal.line(`  Organization ${shownValue(organization)}, read from ${readFrom} at ${readAt}`);
    for (const reason of reasons) this.#reason(reason);
  }

  #reason({ weight, problem: { code, happened, matters, next, details }, source, raw }: VerdictReason): void {
    const { terminal } = this;
    const { word, style } = weights[weight];
    const indent = '         ';
    terminal.line();
    terminal.line(`  ${terminal.style(style, word.padEnd(5))}  ${terminal.style('bold', happened)}`);
    terminal.line(`${indent}${matters}`);
    terminal.line(`${indent}What to do: ${next}`);
    for (const line of details?.split('\n') ?? []) this.#dim(`${indent}| ${line}`);
    this.#dim(`${indent}${code}  source: ${source}`);
    if (raw !== null) this.#dim(`${indent}stands there: ${rawShown(raw)}`);
  }

  #bring({ bring }: ServerPage): void {
    if (bring.length === 0) return;
    this.#heading('What to bring');
    for (const { what, why, source } of bring) {
      this.terminal.line(`  [ ] ${what}`);
      this.terminal.line(`      ${why}`);
      if (this.evidence) this.#dim(`      source: ${source}`);
    }
  }

  #groups({ groups }: ServerPage): void {
    for (const { title, facts } of groups) {
      this.#heading(title);
      const width = Math.max(0, ...facts.map(({ label }) => widthOf(label)));
      for (const { label, value, source, raw } of facts) {
        this.terminal.line(`  ${padTo(shownValue(label), width)}  ${shownValue(value)}`);
        if (!this.evidence) continue;
        this.#dim(`  ${' '.repeat(width)}  source: ${source}`);
        if (raw !== undefined) this.#dim(`  ${' '.repeat(width)}  stands there: ${rawShown(raw)}`);
      }
    }
  }

  #gaps({ server: { gaps } }: ServerPage): void {
    if (gaps.length === 0) return;
    this.#heading('What could not be read, and may be there all the same');
    for (const { part, distinguishedName, why } of gaps) {
      this.terminal.line(`  ${part}: ${why}`);
      if (distinguishedName !== null) this.#dim(`    ${distinguishedName}`);
    }
  }

  #dim(text: string): void {
    this.terminal.line(this.terminal.style('dim', text));
  }

  #heading(text: string): void {
    this.terminal.line();
    this.terminal.line(this.terminal.style('bold', text));
  }
}

function valuesShown(values: readonly string[] | null): string {
  return values === null ? 'not there' : values.map(shownValue).join(' | ');
}

/** Several values of an attribute stand below each other in what is kept of them. */
const rawShown = (raw: string): string => valuesShown(raw.split('\n'));
