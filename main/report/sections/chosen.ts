import type { ReportReapply } from '../../../preload/contract/index.js';
import { html, type Html } from '../html.js';
import { breakable, moment, raw } from '../marks.js';
import { table, terms } from '../table.js';

/** What a person chose to apply again, each with what it changes. */
export function chosenSection({ kit, madeAt, undoes, untaken = [], changes }: ReportReapply): Html {
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
  </section>`;
}

const lines = (shows: string): Html => html`${shows.split('\n').map(line => html`${raw(line)}<br />`)}`;
