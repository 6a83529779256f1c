import type { Report } from '../../../preload/contract/index.js';
import { html, type Html } from '../html.js';

/** Says on top of a copy for somebody else what it is, and what can still be proven with it. */
export function redactedNotice({ redacted, journal, madeAt }: Report): Html | null {
  if (!redacted) return null;
  return html`<aside class="notice caution" aria-labelledby="redacted">
    <p id="redacted">
      <strong>REDACTED COPY.</strong> Names of servers, domains, accounts, the organization and sites, addresses,
      thumbprints, shares and folders of people are stand-ins here. The same name has the same stand-in everywhere, also
      in other redacted copies of this recovery. What a person typed as a reason is left out.
    </p>
    <p>
      <code>report --check</code> can’t prove this copy, because it does not hold what the journal holds. The hash at
      its end is that of the whole journal (${journal.records} records). Who has that journal, and the map of stand-ins
      that is kept with it, can make this copy again: the same journal and the same map give the same bytes (<code
        >report ID --redacted --made-at ${madeAt}</code
      >).
    </p>
  </aside>`;
}
