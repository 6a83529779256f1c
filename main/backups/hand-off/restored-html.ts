import type { Comparison, HandOff, RestoredCheck } from '../../../preload/contract/index.js';
import { documentHtml, runningLine } from '../../report/document-html.js';
import { html, type Html } from '../../report/html.js';
import { badge, moment } from '../../report/marks.js';
import { checksSection } from '../../report/sections/checks.js';
import { table, terms } from '../../report/table.js';

const outcomes = {
  sound: { word: 'Restored, and as it was', sign: '✓', tone: 'good' },
  differs: { word: 'Restored, but not all is as it was', sign: '✕', tone: 'bad' },
  unclear: { word: 'Restored, but not all could be told', sign: '!', tone: 'caution' },
} as const;

const results = {
  same: { word: 'Same', sign: '✓', tone: 'good' },
  different: { word: 'Different', sign: '✕', tone: 'bad' },
  unknown: { word: 'Not known', sign: '!', tone: 'caution' },
} as const;

/** What was found on a restored server, to hand over. */
export function restoredHtml(check: RestoredCheck, { rehearsal }: Pick<HandOff, 'rehearsal'>): string {
  const { computer, outcome, handOff, checkedAt, checkedBy, directory } = check;
  const title = `${computer} after its restore`;
  return documentHtml(
    { title, running: runningLine(`Restored server: ${computer}`, rehearsal), rehearsal },
    html`<main>
      <p class="kicker">Restored server</p>
      <h1>${title}</h1>
      <p class="outcome">${badge(outcomes[outcome])}</p>
      ${terms([
        ['Version', `${handOff.version.id} (UTC), ${handOff.localTime}`],
        ['Lay on', handOff.target.path],
        ['Handed off', moment(handOff.madeAt)],
        ['Checked', html`${moment(checkedAt)} by ${checkedBy.account} on ${checkedBy.computer}`],
        ['Directory', directory ?? 'not asked'],
      ])}
      ${toDo(check.rows)} ${compared(check.rows)} ${check.checks ? checksSection(check.checks) : null}
      ${evidence(check)} ${later}
    </main>`,
  );
}

function toDo(rows: readonly Comparison[]): Html | null {
  const open = rows.filter(({ remedy }) => remedy !== '');
  if (open.length === 0) return null;
  return html`<section aria-labelledby="to-do">
    <h2 id="to-do">What to do</h2>
    ${open.map(
      ({ label, result, remedy }) =>
        html`<div class="notice ${result === 'different' ? 'bad' : 'caution'}">
          <p><strong>${label}.</strong> ${remedy}</p>
        </div> `,
    )}
  </section>`;
}

function compared(rows: readonly Comparison[]): Html {
  return html`<section aria-labelledby="compared">
    <h2 id="compared">What was compared</h2>
    ${table(
      'Each with the place that it was read from',
      [
        { head: 'What', width: 20, cell: ({ label }) => label },
        { head: 'Was', width: 31, cell: one => html`${one.lost}<span class="source">${one.lostSource}</span>` },
        { head: 'Is', width: 31, cell: one => html`${one.rebuilt}<span class="source">${one.rebuiltSource}</span>` },
        { head: 'Result', width: 18, kind: 'narrow', cell: ({ result }) => badge(results[result]) },
      ],
      { rows, none: 'Nothing was compared.' },
    )}
  </section>`;
}

function evidence({ facts }: RestoredCheck): Html | null {
  if (facts.length === 0) return null;
  return html`<section aria-labelledby="evidence">
    <h2 id="evidence">What the directory records now</h2>
    ${table(
      'Read, not judged',
      [
        { head: 'What', width: 30, cell: ({ label }) => label },
        {
          head: 'Value',
          width: 35,
          cell: ({ value, raw }) => html`${value}${raw === undefined ? null : html` <code>${raw}</code>`}`,
        },
        { head: 'Source', width: 35, cell: ({ source }) => source },
      ],
      { rows: facts, none: '' },
    )}
  </section>`;
}

const later = html`<section aria-labelledby="later">
  <h2 id="later">What was not looked at</h2>
  <p>
    Whether this Windows came from the backup: an old one that was only started again looks the same. Whether a user
    gets at his mail: try a mailbox with each kind of client: Outlook, Outlook Web App, a phone. Compare files, registry
    and certificates with a recovery kit by "kit diff". Then make a fresh backup.
  </p>
</section>`;
