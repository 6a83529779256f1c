import type { ReportLater } from '../../../preload/contract/index.js';
import { html, type Html } from '../html.js';
import { badge, breakable, moment } from '../marks.js';
import { table, terms } from '../table.js';
import { standings } from './checks.js';
import { outcomeTelling, stepTellings } from '../words.js';

/** What was re-applied after it, and what was left. Each stands in a journal of its own. */
export function laterSection(later: readonly ReportLater[], undone: boolean): Html {
  const none = undone
    ? 'It was not taken back, as far as the journals of this machine tell.'
    : 'Nothing was re-applied from a recovery kit after this, as far as the journals of this machine tell.';
  return html`<section aria-labelledby="later">
    <h2 id="later">${undone ? 'Taken back since' : 'Re-applied since, and left'}</h2>
    ${later.length === 0 ? html`<p class="none">${none}</p>` : later.map(one)}
  </section>`;
}

function one(each: ReportLater, index: number): Html {
  const { recoveryId, outcome, undoes, startedAt, endedAt, kitTakenAt, changes, left, checked, journal } = each;
  // Told by the same words as a re-application has in its own report.
  const words = outcomeTelling({ outcome, reapply: { undoes }, verification: checked && { verdict: checked } });
  const heading = `later-${String(index)}`;
  return html`<article aria-labelledby="${heading}">
    <h3 id="${heading}">${recoveryId} ${badge(words)}</h3>
    ${terms([
      ['Started', moment(startedAt)],
      ['Ended', endedAt === null ? 'Not yet' : moment(endedAt)],
      ['Kit taken', moment(kitTakenAt)],
      ['Ready for clients?', checked ? html`${badge(standings[checked.standing])} ${checked.summary}` : null, 'wide'],
      ['As checked at', checked ? moment(checked.at) : null],
      ['Takes back', undoes],
      ['Last of its records', `${String(journal.records)}: ${journal.head}`, 'wide'],
    ])}
    ${table(
      undoes === null ? 'What was re-applied' : 'What was taken back',
      [
        { head: 'Change', width: 70, cell: ({ title }) => breakable(title) },
        { head: 'Outcome', width: 30, cell: change => badge(stepTellings[change.outcome]), kind: 'narrow' },
      ],
      { rows: changes, none: 'Nothing was chosen.' },
    )}
    ${table(
      'What was left',
      [
        { head: 'What', width: 40, cell: ({ what }) => breakable(what) },
        { head: 'Why', width: 60, cell: ({ why }) => why },
      ],
      { rows: left, none: 'Nothing was left that this program knows of.' },
    )}
  </article> `;
}
