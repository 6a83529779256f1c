import type { LeftDifference, ReportReapply } from '../../../preload/contract/index.js';
import { html, type Html } from '../html.js';
import { decisionOf, moreLeft, whyLeft } from '../left.js';
import { breakable, moment, raw } from '../marks.js';
import { table, terms } from '../table.js';

/** What a person chose to apply again, each with what it changes. */
export function chosenSection({ kit, madeAt, undoes, untaken = [], left, leftMore, changes }: ReportReapply): Html {
  return html`<section aria-labelledby="chosen">
    <h2 id="chosen">What was chosen</h2>
    ${terms([
      ['Recovery kit', breakable(kit.path), 'wide'],
      ['Taken', moment(kit.takenAt)],
      ['Chosen', moment(madeAt)],
      ['Takes back', undoes],
      ...(untaken.length > 0
        ? [['Stays, since nothing takes it back', breakable(untaken.join('; ')), 'wide'] as const]
        : []),
    ])}
    ${table(
      'Changes, in the order in which they are made',
      [
        { head: 'Change', width: 40, cell: ({ title }) => breakable(title) },
        { head: 'What it changes', width: 60, cell: ({ shows }) => lines(shows) },
      ],
      { rows: changes, none: 'Nothing was chosen.' },
    )}
    ${left ? leftTable(left, leftMore) : null}
  </section>`;
}

function leftTable(left: readonly LeftDifference[], more: number | undefined): Html {
  return html`${table(
    'What was left',
    [
      { head: 'Difference', width: 36, cell: ({ title }) => breakable(title) },
      { head: 'Decision', width: 24, cell: decisionOf },
      { head: 'Why', width: 40, cell: one => breakable(whyLeft(one)) },
    ],
    { rows: left, none: 'Every difference between the kit and the server was chosen.' },
  )}
  ${more === undefined ? null : html`<p class="none">And ${moreLeft(more)}. The plan had no room for them.</p>`}`;
}

const lines = (shows: string): Html => html`${shows.split('\n').map(line => html`${raw(line)}<br />`)}`;
