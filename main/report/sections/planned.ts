import type { ReportBackup } from '../../../preload/contract/index.js';
import { backupTerms } from '../backup-words.js';
import { html, type Html } from '../html.js';
import { breakable, moment } from '../marks.js';
import { terms } from '../table.js';

/** What a person chose to back up, or to restore from where. */
export function plannedSection({ job, madeAt }: ReportBackup): Html {
  return html`<section aria-labelledby="planned">
    <h2 id="planned">What was chosen</h2>
    ${terms([
      ...backupTerms(job).map(([name, value]) => [name, breakable(value), 'wide'] as const),
      ['Chosen', moment(madeAt)],
    ])}
  </section>`;
}
