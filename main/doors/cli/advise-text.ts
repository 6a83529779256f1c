import type {
  Consideration,
  Evidence,
  Fits,
  PlannedServer,
  Strategy,
  StrategyPlan,
  StrategyView,
} from '../../../preload/contract/index.js';
import { minuteWords, rangeWords } from '../../backups/strategy/amounts.js';
import { factInWords, factNames } from '../../backups/strategy/fact-words.js';
import { strategyWords } from '../../backups/strategy/strategy-words.js';
import { sizeWords } from '../../product/size-words.js';
import { Page, pageWidth } from './page.js';
import { tableLines } from './table.js';
import type { Style, Terminal } from './terminal.js';

/** Tells the advice for one server, in `pageWidth` columns. `details`: also what is far off, and each source. */
export function tellAdvice(terminal: Terminal, { facts, advice }: PlannedServer, details: boolean): void {
  const page = new Page(terminal);
  page.text(`${facts.server}: ${strategyWords[advice.recommended].advice}`, { style: 'bold' });
  for (const { what, next } of advice.caveats)
    page.text(`${what} ${next}`, { first: 'CARE   ', firstStyle: 'yellow', indent: 2 });
  const where = facts.site === null ? 'site not known' : `site ${facts.site}`;
  page.text(`${facts.version.value ?? 'version not known'}, ${where}`, { indent: 2 });
  tellWhy(page, advice.rules, details);
  tellStrategies(page, advice.strategies);
  if (details) advice.strategies.forEach(view => tellView(page, view));
  tellConditions(page, advice.conditions, details);
  if (advice.findings.length > 0) page.heading('What comes first');
  for (const { weight, what, next, source } of advice.findings) {
    page.text(`${what} ${next}`, { first: `${weights[weight].word}  `, firstStyle: weights[weight].style, indent: 2 });
    if (details) tellSource(page, source);
  }
  tellConsiderations(page, 'Mixtures', advice.hybrids, details);
  tellConsiderations(page, 'Questions that others asked', advice.questions, details);
  tellChanges(page, advice.wouldChange);
  if (advice.unknown.length > 0) page.heading('Not known, and taken as the worse');
  for (const { label, next } of advice.unknown) page.item(`${label}: ${next}`);
  if (!details) return;
  page.heading('What it rests on');
  for (const name of factNames) {
    const { label, value } = factInWords(facts, name);
    page.item(`${label}: ${value}`);
    tellSource(page, facts[name].source);
  }
}

const weights = {
  critical: { word: 'FIRST', style: 'red' },
  care: { word: 'CARE ', style: 'yellow' },
  note: { word: 'NOTE ', style: 'cyan' },
} as const satisfies Record<string, { word: string; style: Style }>;

function tellSource(page: Page, source: string): void {
  page.text(source, { first: 'source: ', indent: 4, style: 'dim' });
}

function tellEvidence(page: Page, evidence: readonly Evidence[]): void {
  for (const { label, value, source } of evidence)
    page.text(`${label}: ${value} (${source})`, { first: '| ', indent: 4, style: 'dim' });
}

function tellWhy(page: Page, rules: PlannedServer['advice']['rules'], details: boolean): void {
  page.heading('Why');
  if (rules.length === 0) page.item('No rule asks for a backup: all three conditions hold, see below.');
  for (const { least, why, source, evidence } of rules) {
    page.text(why, { first: `${strategyWords[least].name.padEnd(10)}  `, indent: 2 });
    if (!details) continue;
    tellEvidence(page, evidence);
    tellSource(page, source);
  }
}

const fitWords: Readonly<Record<Fits, string>> = { yes: 'yes', perhaps: 'perhaps', no: 'NO', unknown: 'not known' };

function tellStrategies(page: Page, views: readonly StrategyView[]): void {
  page.heading('The three strategies');
  const row = (name: string, cell: (view: StrategyView) => string): string[] => [name, ...views.map(cell)];
  const rows = [
    row('Advice', ({ standing }) => standing),
    row('To be back', ({ minutesToBeBack }) => rangeWords(minutesToBeBack, minuteWords)),
    row('... in the time given', ({ withinTime }) => fitWords[withinTime]),
    row('One backup takes', ({ bytes }) => rangeWords(bytes, sizeWords)),
    row('... fits the target', ({ fitsTarget }) => fitWords[fitsTarget]),
    row('It runs', ({ windowMinutes }) => rangeWords(windowMinutes, minuteWords)),
    row('... fits the window', ({ fitsWindow }) => fitWords[fitsWindow]),
  ];
  const [head = '', ...lines] = tableLines(
    ['', ...views.map(one => strategyWords[one.strategy].name)],
    rows,
    pageWidth - 2,
  );
  page.terminal.line(page.terminal.style('bold', `  ${head}`));
  for (const line of lines) page.terminal.line(`  ${line}`);
  page.text('Times count from a machine that is at hand. "--details" says what each number rests on.', { indent: 2 });
}

function tellView(page: Page, view: StrategyView): void {
  const { strategy, protects, lacks, risks, steps, bytes, windowMinutes } = view;
  page.heading(`${strategyWords[strategy].name}: what it is`);
  for (const one of protects) page.text(one, { first: '+ ', indent: 2 });
  for (const one of lacks) page.text(one, { first: '- ', indent: 2 });
  for (const one of risks) page.text(one, { first: '! ', indent: 2 });
  page.text('To be back:', { indent: 2 });
  for (const { what, minutes } of steps)
    page.text(`${what}: ${rangeWords(minutes, minuteWords)}`, { first: '> ', indent: 4 });
  page.text(`Size: ${bytes.basis}. Run: ${windowMinutes.basis}.`, { indent: 2, style: 'dim' });
}

function tellConditions(page: Page, conditions: PlannedServer['advice']['conditions'], details: boolean): void {
  page.heading('Only where all three hold, nothing need be backed up');
  for (const { what, held, mayHold, why, evidence } of conditions) {
    page.text(`${what}. ${why}`, {
      first: held ? 'HOLDS     ' : mayHold ? 'UNKNOWN   ' : 'DOES NOT  ',
      firstStyle: held ? 'green' : 'yellow',
      indent: 2,
    });
    if (held || details) tellEvidence(page, evidence);
  }
}

function tellConsiderations(page: Page, title: string, all: readonly Consideration[], details: boolean): void {
  const shown = all.filter(({ applies }) => details || applies !== 'no');
  if (shown.length > 0) page.heading(title);
  for (const { title: what, applies, text, source, evidence } of shown) {
    const mark =
      applies === 'yes' ? '' : applies === 'no' ? ' (does not apply here)' : ' (may apply: see what is not known)';
    page.text(`${what}${mark}`, { first: '- ', indent: 2 });
    page.text(text, { indent: 4 });
    if (!details) continue;
    tellEvidence(page, evidence);
    tellSource(page, source);
  }
}

function tellChanges(page: Page, changes: PlannedServer['advice']['wouldChange']): void {
  if (changes.length === 0) return;
  page.heading('What would change the advice');
  for (const { to, facts } of changes) {
    page.text(`${strategyWords[to].name}, if ${facts.join('; and ')}.`, { first: '- ', indent: 2 });
  }
}

/** Tells the advice for many servers: a line for each, and what comes first anywhere. */
export function tellPlan(terminal: Terminal, { servers, leftOut }: Pick<StrategyPlan, 'servers' | 'leftOut'>): void {
  const page = new Page(terminal);
  const rows = servers.map(({ facts, advice }) => [
    facts.server,
    facts.site ?? 'not known',
    strategyWords[advice.recommended].name,
    advice.rules[0]?.why ?? 'All three conditions hold.',
  ]);
  const [head = '', ...lines] = tableLines(['Server', 'Site', 'Back up', 'Because'], rows, pageWidth);
  terminal.line(terminal.style('bold', head));
  for (const line of lines) terminal.line(line);
  const counts = (['everything', 'minimum', 'nothing'] as const).map(
    (strategy: Strategy) =>
      `${strategyWords[strategy].name} ${String(servers.filter(({ advice }) => advice.recommended === strategy).length)}`,
  );
  page.heading(`${String(servers.length)} Client Access servers: ${counts.join(', ')}`);
  tellFirst(page, servers);
  if (leftOut.length > 0)
    page.text(`${String(leftOut.length)} others are left out: no Client Access role of Exchange 2010.`);
  page.text('All that is known of one: add --server NAME.');
}

/** What comes first anywhere, each kind once, with the servers that it is about. */
function tellFirst(page: Page, servers: StrategyPlan['servers']): void {
  const about = new Map<string, { readonly names: string[]; readonly text: string }>();
  for (const { facts, advice } of servers) {
    const critical = advice.findings.filter(({ weight }) => weight === 'critical');
    for (const { id, what, next } of [...advice.caveats.filter(({ sure }) => sure), ...critical]) {
      const known = about.get(id);
      if (known) known.names.push(facts.server);
      else about.set(id, { names: [facts.server], text: `${what} ${next}` });
    }
  }
  for (const { names, text } of about.values()) {
    const more = names.length > 1 ? `, and likewise ${String(names.length - 1)} more` : '';
    page.text(`${names[0] ?? ''}${more}: ${text}`, { first: 'FIRST  ', firstStyle: 'red', indent: 2 });
  }
}
