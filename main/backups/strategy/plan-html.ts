import type {
  Consideration,
  Evidence,
  Fits,
  PlannedServer,
  StrategyPlan,
  StrategyView,
} from '../../../preload/contract/index.js';
import { documentHtml, runningLine } from '../../report/document-html.js';
import { html, type Html } from '../../report/html.js';
import { badge, moment } from '../../report/marks.js';
import { table, terms, type Term } from '../../report/table.js';
import type { Telling } from '../../report/words.js';
import { dayWords, minuteWords, rangeWords } from './amounts.js';
import { sizeWords } from '../../product/size-words.js';
import { factInWords, factNames } from './fact-words.js';
import { answerInWords, strategyQuestions } from './questions.js';
import { chartStyles, strategyChart } from './strategy-chart.js';
import { strategyWords } from './strategy-words.js';

/** Above this many servers, the page lists them and tells all of none: it is to be printed. */
const mostTold = 40;

/** The plan as one HTML file that needs nothing else, for the screen and for paper. */
export function planHtml(plan: StrategyPlan): string {
  const [only] = plan.servers;
  const title =
    plan.servers.length === 1 && only
      ? `Backup strategy of ${only.facts.server}`
      : `Backup strategies of ${String(plan.servers.length)} servers`;
  return documentHtml(
    { title, running: runningLine(title, false), rehearsal: false, styles: chartStyles },
    html`<main>
      <p class="kicker">Backup strategy</p>
      <h1>${title}</h1>
      ${plan.servers.length === 1 ? null : overview(plan)}
      ${plan.servers.length > mostTold ? tooMany : plan.servers.map(serverSection)} ${answered(plan)} ${origin(plan)}
    </main>`,
  );
}

const tooMany = html`<p>These are too many to tell all of each. Name one with --server for its page.</p>`;

function overview({ servers, leftOut }: StrategyPlan): Html {
  return html`<section aria-labelledby="all">
    <h2 id="all">All servers</h2>
    ${table<PlannedServer>(
      'What to back up of each',
      [
        { head: 'Server', cell: ({ facts }) => facts.server, width: 20 },
        { head: 'Site', cell: ({ facts }) => facts.site ?? 'not known', width: 25 },
        { head: 'Back up', cell: ({ chosen }) => strategyWords[chosen].name, width: 15 },
        { head: 'Because', cell: ({ advice }) => advice.rules[0]?.why ?? 'All three conditions hold.', width: 40 },
      ],
      { rows: servers, none: 'No Client Access server of Exchange 2010 is recorded.' },
    )}
    ${leftOut.length === 0 ? null : html`<p>Left out: ${leftOut.map(({ server }) => server).join(', ')}.</p>`}
  </section>`;
}

function serverSection({ facts, advice, rhythm, chosen }: PlannedServer): Html {
  const { server } = facts;
  const every = (days: number | null): string => (days === null ? 'none' : `at least every ${dayWords(days)}`);
  return html`<section>
    <h2>${server}</h2>
    <p class="lead">Advice: ${strategyWords[advice.recommended].advice}</p>
    ${advice.caveats.map(
      ({ what, next }) =>
        html`<div class="notice caution">
          <p><strong>${what}</strong> ${next}</p>
        </div> `,
    )}
    ${terms([
      ['Chosen', strategyWords[chosen].name],
      ['Backup', every(rhythm.backupDays)],
      ['Recovery kit', every(rhythm.kitDays)],
      ['Besides', 'after each change, service pack and rollup', 'wide'],
    ])}
    <h3>Why</h3>
    ${
      advice.rules.length === 0
        ? html`<p>No rule asks for a backup: all three conditions hold.</p>`
        : html`<ul>
            ${advice.rules.map(
              ({ least, why, source }) =>
                html`<li>
                  <strong>${strategyWords[least].name}:</strong> ${why} <span class="source">${source}</span>
                </li> `,
            )}
          </ul>`
    }
    <h3>The three strategies</h3>
    <figure>
      ${strategyChart(server, advice.strategies)}
      <figcaption>The full bar is the least, the pale part goes on to the most. The green one is advised.</figcaption>
    </figure>
    ${comparison(advice.strategies)} ${advice.strategies.map(view)}
    <h3>Only where all three hold, nothing need be backed up</h3>
    ${advice.conditions.map(
      ({ what, held, mayHold, why, evidence }) =>
        html`<div class="notice ${held ? 'good' : 'caution'}">
          <p>${badge(held ? holds : mayHold ? notKnown : doesNotHold)} <strong>${what}.</strong> ${why}</p>
          ${evidenceList(evidence)}
        </div> `,
    )}
    <h3>What comes first</h3>
    ${advice.findings.map(
      ({ weight, what, next, source }) =>
        html`<div class="notice ${weight === 'critical' ? 'bad' : 'caution'}">
          <p><strong>${what}</strong> ${next}</p>
          <p class="source">${source}</p>
        </div> `,
    )}
    ${considerations('Mixtures', advice.hybrids)} ${considerations('Questions that others asked', advice.questions)}
    <h3>What would change the advice</h3>
    ${
      advice.wouldChange.length === 0
        ? html`<p>Nothing that this program weighs.</p>`
        : html`<ul>
            ${advice.wouldChange.map(
              ({ to, facts: all }) =>
                html`<li><strong>${strategyWords[to].name}</strong>, if ${all.join('; and ')}.</li> `,
            )}
          </ul>`
    }
    <h3>What it rests on</h3>
    ${terms(
      factNames.map((name): Term => {
        const { label, value } = factInWords(facts, name);
        return [label, html`${value} <span class="source">${facts[name].source}</span>`, 'wide'];
      }),
    )}
  </section>`;
}

const holds: Telling = { word: 'Holds', sign: '✓', tone: 'good' };
const notKnown: Telling = { word: 'Not known', sign: '?', tone: 'caution' };
const doesNotHold: Telling = { word: 'Does not hold', sign: '!', tone: 'caution' };
const fitWords: Readonly<Record<Fits, string>> = { yes: 'yes', perhaps: 'perhaps', no: 'no', unknown: 'not known' };

function comparison(views: readonly StrategyView[]): Html {
  return table<StrategyView>(
    'Side by side',
    [
      { head: 'Strategy', cell: ({ strategy }) => strategyWords[strategy].name, width: 16 },
      { head: 'Advice', cell: ({ standing }) => standing, width: 18 },
      { head: 'To be back', cell: ({ minutesToBeBack }) => rangeWords(minutesToBeBack, minuteWords), width: 20 },
      { head: 'In time', cell: ({ withinTime }) => fitWords[withinTime], width: 10 },
      { head: 'One backup takes', cell: ({ bytes }) => rangeWords(bytes, sizeWords), width: 16 },
      { head: 'Fits target', cell: ({ fitsTarget }) => fitWords[fitsTarget], width: 10 },
      { head: 'Fits window', cell: ({ fitsWindow }) => fitWords[fitsWindow], width: 10 },
    ],
    { rows: views, none: '' },
  );
}

function view({ strategy, protects, lacks, risks, steps, bytes, windowMinutes, minutesToBeBack }: StrategyView): Html {
  const list = (title: string, items: readonly string[]): Html =>
    html`<h4>${title}</h4>
      <ul>
        ${items.map(item => html`<li>${item}</li> `)}
      </ul>`;
  return html`<article>
    <h3>${strategyWords[strategy].name}</h3>
    ${list('Is protected', protects)} ${list('Is not', lacks)} ${list('Risks', risks)}
    ${table<StrategyView['steps'][number]>(
      `To be back: ${rangeWords(minutesToBeBack, minuteWords)}, from a machine that is at hand`,
      [
        { head: 'Step', cell: ({ what }) => what, width: 50 },
        { head: 'Takes', cell: ({ minutes }) => rangeWords(minutes, minuteWords), width: 20 },
        { head: 'Rests on', cell: ({ minutes }) => minutes.basis, width: 30 },
      ],
      { rows: steps, none: '' },
    )}
    <p class="source">Size: ${bytes.basis}. Run: ${windowMinutes.basis}.</p>
  </article>`;
}

function evidenceList(evidence: readonly Evidence[]): Html {
  return html`<ul>
    ${evidence.map(({ label, value, source }) => html`<li>${label}: ${value} <span class="source">${source}</span></li> `)}
  </ul>`;
}

const applyWords: Readonly<Record<Consideration['applies'], string>> = {
  yes: 'applies here',
  no: 'does not apply here',
  unknown: 'may apply here',
};

function considerations(title: string, all: readonly Consideration[]): Html {
  return html`<h3>${title}</h3>
    ${all.map(
      ({ title: what, applies, text, source }) =>
        html`<h4>${what} (${applyWords[applies]})</h4>
          <p>${text} <span class="source">${source}</span></p> `,
    )}`;
}

function answered({ answers }: StrategyPlan): Html {
  return html`<section aria-labelledby="answers">
    <h2 id="answers">What you answered</h2>
    ${terms(strategyQuestions.map(({ name, label }): Term => [label, answerInWords(answers, name), 'wide']))}
  </section>`;
}

function origin({ madeAt, programVersion, readFrom }: StrategyPlan): Html {
  return html`<section aria-labelledby="origin">
    <h2 id="origin">About this page</h2>
    <p>Numbers that are called estimates were not measured. What nobody knows was taken as the worse.</p>
    <p class="source">
      Made ${moment(madeAt)} by CAS Recovery
      ${programVersion}${readFrom === null ? null : html`, read from ${readFrom}`}.
    </p>
  </section>`;
}
