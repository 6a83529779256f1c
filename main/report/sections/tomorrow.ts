import type { Report } from '../../../preload/contract/index.js';
import { html, type Html } from '../html.js';
import { notBroughtBack } from '../not-brought-back.js';
import { table } from '../table.js';

/** What no recovery setup brings back: the list to work through tomorrow. */
export function tomorrowSection({ mode, serverName }: Report): Html {
  const intro =
    mode === 'rehearsal'
      ? `After a real recovery of ${serverName} you would still have these things to do, in this order.`
      : `Active Directory does not hold these settings, so the recovery of ${serverName} could not bring them back. Go through them in this order.`;
  return html`<section class="whole" aria-labelledby="tomorrow">
    <h2 id="tomorrow">What to watch tomorrow</h2>
    <p>${intro}</p>
    ${table(
      'What this recovery does not bring back',
      [
        { head: 'What', width: 18, cell: ({ what }) => what },
        { head: 'How it stands now', width: 37, cell: ({ stands }) => stands },
        { head: 'What to do', width: 38, cell: ({ next }) => next },
        {
          head: 'Done',
          width: 7,
          cell: () =>
            html`<span class="box" aria-hidden="true"></span><span class="hidden">to be ticked by hand</span>`,
        },
      ],
      { rows: notBroughtBack, none: '' },
    )}
  </section>`;
}
