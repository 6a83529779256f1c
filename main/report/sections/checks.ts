import { heldUpBy, wasMade, type CheckResult, type Verification } from '../../../preload/contract/index.js';
import { html, type Html, type Part } from '../html.js';
import { badge, breakable, moment } from '../marks.js';
import { table, terms } from '../table.js';
import { durationInWords, millisecondsBetween, resultTellings, type Telling } from '../words.js';

/** The checks of a verification: the verdict first, then what failed, then all of them by area. */
export function checksSection({ verdict, checks, startedAt, endedAt, comparedWith }: Verification): Html {
  const troubled = checks.filter(
    check => check.outcome !== 'pass' && check.outcome !== 'not applicable' && wasMade(check, checks),
  );
  return html`<section aria-labelledby="checks">
    <h2 id="checks">Checks</h2>
    <p class="outcome">${badge(standings[verdict.standing])}</p>
    <p class="lead">${verdict.summary}</p>
    ${terms([
      ['Checked', moment(startedAt)],
      ['Took', durationInWords(millisecondsBetween(startedAt, endedAt))],
      ['Checks', checks.length],
      ...comparedWith.map(
        ({ name, readAt }) => ['Compared with', html`${name}, read ${moment(readAt)}`, 'wide'] as const,
      ),
    ])}
    ${troubled.length === 0 ? null : html`<h3>What needs a look</h3>`}
    ${troubled.map(one => trouble(one, heldUpBy(one, checks)))}
    <h3>All checks</h3>
    ${table(
      'What was checked, by area',
      [
        { head: 'Check', width: 23, cell: ({ title }) => title },
        { head: 'Result', width: 20, cell: ({ outcome }) => badge(checkTellings[outcome]), kind: 'narrow' },
        { head: 'Found', width: 29, cell: ({ found }) => breakable(found) },
        { head: 'How', width: 28, cell: ({ how, area }) => html`${breakable(how)}<span class="source">${area}</span>` },
      ],
      { rows: checks, none: 'Nothing was checked.' },
    )}
  </section>`;
}

export const standings: Readonly<Record<Verification['verdict']['standing'], Telling>> = {
  'ready for clients': { word: 'Ready for clients', sign: '✓', tone: 'good' },
  'ready with reservations': { word: 'Ready with reservations', sign: '!', tone: 'caution' },
  'not ready': { word: 'Not ready', sign: '✕', tone: 'bad' },
  'not judged': { word: 'Not judged', sign: '?', tone: 'caution' },
};

export const checkTellings: Readonly<Record<CheckResult['outcome'], Telling>> = {
  pass: { word: 'Pass', sign: '✓', tone: 'good' },
  fail: { word: 'Fail', sign: '✕', tone: 'bad' },
  warning: { word: 'Warning', sign: '!', tone: 'caution' },
  'not applicable': { word: 'Not applicable', sign: '–', tone: 'plain' },
  'could not tell': { word: 'Could not tell', sign: '?', tone: 'caution' },
};

function trouble(check: CheckResult, heldUp: readonly CheckResult[]): Html {
  const { id, title, outcome, proves, found, expected, fix, comparisons } = check;
  const rows = comparisons.filter(({ result }) => result !== 'same');
  return html`<article aria-labelledby="check-${id}">
    <h4 id="check-${id}">${title} ${badge(checkTellings[outcome])}</h4>
    <p>${proves}</p>
    ${terms([
      ['Found', breakable(found), 'wide'],
      ['Expected', expected && sourced(expected), 'wide'],
      ['Could not be made because of it', heldUp.map(one => one.title).join(', ') || null, 'wide'],
      ['What to do', fix?.words ?? null, 'wide'],
    ])}
    ${
      fix === null || fix.commands.length === 0
        ? null
        : html`<ol class="commands">
            ${fix.commands.map(command => html`<li><code>${command}</code></li> `)}
          </ol>`
    }
    ${
      rows.length === 0
        ? null
        : table(
            'What differs',
            [
              { head: 'What', width: 22, cell: ({ label }) => label },
              { head: 'Expected', width: 30, cell: ({ lost }) => breakable(lost || 'empty') },
              { head: 'Found', width: 30, cell: ({ rebuilt }) => breakable(rebuilt || 'empty') },
              { head: 'Result', width: 18, cell: ({ result }) => badge(resultTellings[result]), kind: 'narrow' },
            ],
            { rows, none: '' },
          )
    }
  </article> `;
}

const sourced = ({ value, source }: NonNullable<CheckResult['expected']>): Part =>
  html`${breakable(value)}<span class="source">${breakable(source)}</span>`;
